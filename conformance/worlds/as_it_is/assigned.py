"""Goes round a package that numbers its records itself: the case keeps the numbers it made up."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, cast

from conformance.catalog.models.operations import Create, Search
from conformance.findings import UntestedError
from conformance.surfaces.around import PackageWrapper
from conformance.surfaces.twinned import twin_of
from conformance.worlds.as_it_is import causes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date

    from conformance.findings import Json
    from conformance.population.rows import PlacedRow, Row
    from conformance.surfaces.package import Reply
    from conformance.worlds.as_it_is.numbers import Numbers, Place


@dataclass(frozen=True, slots=True)
class _Untold:
    """A row that was entered, and its numbers that no answer has told: they stand in the row."""

    group: tuple[str, str]
    key: Mapping[str, Json]
    ours: Mapping[str, Json]


@dataclass
class Assigned(PackageWrapper):
    """What is sent holds the package's numbers, what comes back the case's own."""

    numbers: Numbers
    reset: bool
    _untold: list[_Untold] = field(default_factory=list)

    def fresh(self, business_date: date) -> None:
        """Start a case."""
        if self.reset:
            self.numbers.forget()
        self._untold.clear()
        self.package.fresh(business_date)

    def twin(self) -> Assigned:
        """Return a second connection that knows the same numbers."""
        return replace(self, package=twin_of(self.package))

    def load(self, rows: Iterable[PlacedRow]) -> None:
        """Store rows of groups that the package does not number."""
        self.package.load(replace(r, row=self.numbers.out(r.domain, r.group, r.row)) for r in rows)

    def query(self, domain: str, group: str, where: Mapping[str, Json]) -> tuple[Row, ...]:
        """Return all stored rows of a group that match."""
        found = self.package.query(domain, group, self.numbers.out(domain, group, where))
        for row in found if self._untold else ():
            self._learn_from(domain, group, row)
        return tuple(self.numbers.back(domain, group, row) for row in found)

    def try_delete(self, domain: str, group: str, key: Mapping[str, Json]) -> int:
        """Try to remove a stored row."""
        return self.package.try_delete(domain, group, self.numbers.out(domain, group, key))

    def run(
        self, domain: str, function: str, inputs: Mapping[str, Json], role: str = "clerk"
    ) -> Reply:
        """Run a function; where it adds a row, the package's number for it is learnt."""
        spec = self.numbers.specification(domain)
        operation = spec.functions[function].operation if spec else None
        group = str(getattr(operation, "record", ""))
        own = dict(self._own(domain, group)) if isinstance(operation, Create) else {}
        if not isinstance(operation, Search):  # a number that nobody has is sought as it is
            own |= self.numbers.to_come(domain, group, inputs)
        sent = {k: v for k, v in self.numbers.out(domain, group, inputs).items() if k not in own}
        reply = self.package.run(domain, function, sent, role)
        if reply.accepted:
            self._learn(own, inputs, reply)
            self._await(domain, group, own, inputs)
        rows = tuple(self.numbers.back(domain, group, row) for row in reply.rows)
        return replace(reply, rows=rows)

    def issue(self, domain: str, form: str, body: Mapping[str, Json], role: str = "clerk") -> Reply:
        """Issue a form; a number on it is the case's own if it is long enough to be known again."""
        sent = dict(body)
        for name in ("subject", "requester"):
            if isinstance(one := body.get(name), dict):
                group, key = str(one.get("group", "")), cast("Row", one.get("key") or {})
                sent[name] = {**one, "key": self.numbers.out(domain, group, key)}
        reply = self.package.issue(domain, form, sent, role)
        rows = tuple(cast("Row", self.numbers.anywhere_back(row)) for row in reply.rows)
        return replace(reply, rows=rows)

    def link(self, domain: str, linkage: str, body: Mapping[str, Json]) -> Reply:
        """Send or receive a linkage."""
        sent = dict(body)
        if isinstance(rows := body.get("rows"), list):
            sent["rows"] = [self._linked(domain, row, self.numbers.out) for row in rows]
        reply = self.package.link(domain, linkage, sent)
        return replace(
            reply,
            rows=tuple(
                cast("Row", self._linked(domain, row, self.numbers.back)) for row in reply.rows
            ),
        )

    def export(self, domain: str, groups: Iterable[str]) -> Reply:
        """Export groups as CSV text."""
        reply = self.package.export(domain, groups)
        return replace(reply, rows=tuple(self._exported(domain, row) for row in reply.rows))

    def audit(self) -> tuple[Row, ...]:
        """Return the audit log; its subjects name the case's own numbers."""
        return tuple(
            {**e, "subject": self.numbers.text_back(str(e.get("subject", "")))}
            for e in self.package.audit()
        )

    def _own(self, domain: str, group: str) -> Mapping[str, Place]:
        """Return the items of a group that the package fills itself."""
        items = self.numbers.items_of(domain, group).items()
        return {item: place for item, place in items if place == (domain, group, item)}

    def _learn(self, own: Mapping[str, Place], inputs: Mapping[str, Json], reply: Reply) -> None:
        for item, place in own.items():
            told = reply.rows[0].get(item) if reply.rows else None
            if told is not None:
                self.numbers.learn(place, inputs.get(item), told)
            elif self.numbers.finds_by(place):
                raise UntestedError(causes.number_untold("/".join(place)))

    def _await(
        self, domain: str, group: str, own: Mapping[str, Place], inputs: Mapping[str, Json]
    ) -> None:
        """Remember the numbers that the answer did not tell: the row will, once it is read."""
        ours = {
            item: inputs[item]
            for item, place in own.items()
            if inputs.get(item) is not None and not self.numbers.knows(place, inputs[item])
        }
        spec = self.numbers.specification(domain)
        if ours and spec is not None:
            key = {k: inputs[k] for k in spec.records[group].primary_key if k in inputs}
            if not key:  # nothing of what was entered finds the row again
                raise UntestedError(causes.number_untold("/".join(own[next(iter(ours))])))
            self._untold.append(_Untold((domain, group), key, ours))

    def _learn_from(self, domain: str, group: str, row: Row) -> None:
        """Learn what a row tells of the numbers that its entry did not tell."""
        seen = self.numbers.back(domain, group, row)
        for one in [u for u in self._untold if u.group == (domain, group)]:
            if any(seen.get(k) != value for k, value in one.key.items()):
                continue
            for item, ours in one.ours.items():
                if row.get(item) is not None:
                    self.numbers.learn((domain, group, item), ours, row[item])
            self._untold.remove(one)

    def _linked(
        self, domain: str, row: Json, turn: Callable[[str, str, Mapping[str, Json]], Row]
    ) -> Json:
        inner = row.get("row") if isinstance(row, dict) else None
        if not isinstance(row, dict) or not isinstance(inner, dict):
            return row
        return {**row, "row": turn(domain, str(row.get("group")), inner)}

    def _exported(self, domain: str, row: Row) -> Row:
        group, content = str(row.get("group")), str(row.get("content", ""))
        return {**row, "content": self.numbers.lines_back(domain, group, content)}
