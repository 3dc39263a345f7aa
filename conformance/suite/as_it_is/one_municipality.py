"""Goes round a package that serves one municipality: its rows do not repeat its code."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final, cast

from conformance.surfaces.around import Around
from conformance.surfaces.twinned import twin_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from conformance.findings import Json
    from conformance.population.rows import Placed, Row
    from conformance.surfaces.package import Reply

CODE: Final = "municipality_code"


@dataclass
class OneMunicipality(Around):
    """What is sent is about the package's municipality; what comes back about the case's own."""

    code: str
    _last: dict[str, Json] = field(default_factory=dict)

    def twin(self) -> OneMunicipality:
        """Return a second connection to the same municipality."""
        return replace(self, package=twin_of(self.package))

    def load(self, rows: Iterable[Placed]) -> None:
        """Arrange rows as stored facts."""
        self.package.load([replace(one, row=self._out(one.row)) for one in rows])

    def query(self, domain: str, group: str, where: Mapping[str, Json]) -> tuple[Row, ...]:
        """Return all stored rows of a group that match."""
        asked = self._out(where)
        return tuple(map(self._back, self.package.query(domain, group, asked)))

    def run(
        self, domain: str, function: str, inputs: Mapping[str, Json], role: str = "clerk"
    ) -> Reply:
        """Run a function as a clerk or another role."""
        return self._told(self.package.run(domain, function, self._out(inputs), role))

    def issue(self, domain: str, form: str, body: Mapping[str, Json], role: str = "clerk") -> Reply:
        """Issue a form."""
        return self._told(self.package.issue(domain, form, self._out(body), role))

    def _told(self, reply: Reply) -> Reply:
        return replace(reply, rows=tuple(map(self._back, reply.rows)))

    def _out(self, row: Mapping[str, Json]) -> Row:
        return cast("Row", self._turned(dict(row)))

    def _turned(self, value: Json) -> Json:
        if not isinstance(value, dict):
            return value
        if isinstance(value.get(CODE), str):
            self._last[CODE] = value[CODE]
        turned = {name: self._turned(one) for name, one in value.items()}
        return turned | {CODE: self.code} if isinstance(value.get(CODE), str) else turned

    def _back(self, row: Row) -> Row:
        """Return a row with the code that the case gave last: a case is about one municipality."""
        return {**row, **self._last} if row.get(CODE) == self.code else row
