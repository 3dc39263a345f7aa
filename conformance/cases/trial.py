"""What a check has at hand while it tries a case, and the ways it can find a deviation."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, cast

from conformance.cases.bystanders import watch
from conformance.cases.no_route import hold_routed
from conformance.cases.own_fields import OwnFields
from conformance.cases.saved import CaseReads, Saved
from conformance.findings import Answered, Explanation, Finding, FindingError, UntestedError
from conformance.messages.worded import worded
from conformance.population.rows import RowBuilder, distinct
from conformance.population.views import beneath
from conformance.surfaces.http import Http
from conformance.surfaces.known_words import words_of
from conformance.surfaces.mapping.causes import asks_more, no_word
from conformance.surfaces.package import OK
from conformance.surfaces.reach import stores
from conformance.values.absent import alike
from conformance.values.words import Bilingual

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date

    from conformance.cases.bystanders import Watched
    from conformance.cases.case import Case
    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.records import RecordGroup
    from conformance.findings import Cause, Json, Shown
    from conformance.messages.worded import Worded
    from conformance.population.rows import PlacedRow, Row
    from conformance.surfaces.endpoint import Endpoint
    from conformance.surfaces.package import Package, Reply
    from conformance.surfaces.profile import Profile

_NAMED = 6  # of the items that differ, in the sentence; the values tell all of them

O = TypeVar("O")  # noqa: E741 - an operation


def _no_token(_scope: str) -> str:
    """Give no token: nothing is called where only files are tested."""
    return ""


def _no_host() -> Http:
    """Return a connection to nowhere: nothing is called where only files are tested."""
    return Http("http://127.0.0.1:9", 1, 1)


@dataclass
class Trial:
    """One attempt at one case on one package."""

    case: Case
    spec: Specification
    specification: Callable[[str], Specification | None]
    interface: Package
    profile: Profile
    day: date
    seed: int
    files: Path | None = None
    endpoint: Endpoint | None = None
    token: Callable[[str], str] = _no_token
    http: Callable[[], Http] = _no_host
    scope: str = ""
    folder: Path = Path()
    unsure: Mapping[str, Cause] = field(default_factory=dict)
    saved: Saved = field(default_factory=Saved)
    arranged: list[PlacedRow] = field(default_factory=list)
    """The rows the case began with: its last beginning, shared with the trials made from it."""
    read: CaseReads = field(default_factory=CaseReads)
    watched: list[Watched] = field(default_factory=list)  # what must stand when the case is over

    @property
    def domain(self) -> str:
        """The domain under test."""
        return self.spec.domain

    @property
    def key(self) -> str:
        """The key of the requirement under test."""
        return self.case.requirement.key

    @cached_property
    def builder(self) -> RowBuilder:
        """Builds rows of this case; with a scope, other cases and runs get other people."""
        api = self.profile.surfaces.api
        entered = api is not None and not stores(api)
        return RowBuilder(
            *(self.seed, self.day, self.specification, self.scope),
            pinned=api is not None and api.capabilities.business_date == "today",
            entered=entered,
            municipality=self.profile.municipality.code if entered else "",
        )

    def apart(self, attempt: int) -> Trial:
        """Return the trial for one attempt of several: in a lasting database with other people."""
        return replace(self, scope=f"{self.scope}{attempt}/") if self.scope else self

    def operation(self, kind: type[O]) -> O:
        """Return the operation of the function under test."""
        found = self.spec.functions[self.key].operation
        if not isinstance(found, kind):
            msg = f"{self.case.id}: expected {kind.__name__}, found {type(found).__name__}"
            raise TypeError(msg)
        return found

    def group(self, record: str) -> RecordGroup:
        """Return a record group of the domain."""
        return self.spec.records[record]

    def begin(self, rows: Iterable[PlacedRow] = (), day: date | None = None) -> None:
        """Start from an empty sandbox on a business date with the given rows stored.

        Of rows under the same primary key only the first is stored; a row of a view is stored in
        the group that the view shows.
        """
        builder = self.builder if day is None else replace(self.builder, day=day)
        self.interface.fresh(day or self.day)
        self.arranged[:] = distinct(beneath(rows, builder), self.specification)
        self.interface.load(self.arranged)
        self.watched[:] = watch(self)

    def add(self, rows: Iterable[PlacedRow]) -> None:
        """Store further rows beside those that the case began with, under other keys."""
        wanted = distinct([*self.arranged, *beneath(rows, self.builder)], self.specification)
        more = wanted[len(self.arranged) :]
        self.arranged.extend(more)
        self.watched.clear()
        self.interface.load(more)

    def run(self, inputs: Mapping[str, Json], role: str = "clerk") -> Reply:
        """Run the function under test."""
        return self.interface.run(self.domain, self.key, inputs, role)

    def accepted(self, reply: Reply) -> Reply:
        """Hold that a lawful call was accepted.

        `UntestedError`: no function, or the profile sends too little or a code it has no word for.
        """
        if reply.unworded:
            raise UntestedError(no_word(sorted(reply.unworded)))
        if reply.accepted:
            return reply
        hold_routed(self, reply)
        if reply.refusals and all(reason.unasked for reason in reply.refusals):
            raise UntestedError(asks_more(reply, words_of(self.spec, self.profile)))
        raise self.deviation(
            worded("F-NOT-ACCEPTED"),
            expected=Answered(OK),
            found=reply.answered,
            where=reply.exchange.path,
        )

    def same(
        self,
        expected: Mapping[str, Json],
        found: Mapping[str, Json],
        where: str,
        cause: str | None = None,
    ) -> None:
        """Hold that every expected item has the expected value (absent and null are the same).

        All items that differ are told at once: whoever mends one need not run again for the next.
        What the profile has no field for is not judged (`UntestedError`: nothing else is).
        """
        differing = [name for name, one in expected.items() if not alike(found.get(name), one)]
        differing = self.own.judged(differing, expected, found, self.case.requirement.kind)
        match differing:
            case []:
                return
            case [name]:
                raise self.value_differs(name, expected[name], found.get(name), where, cause=cause)
            case [first, *_]:
                about = cause or f"{self.case.requirement.id}:{first}"
                wanted, got = ({n: one.get(n) for n in differing} for one in (expected, found))
                raise self._values_differ(wanted, got, where, about)

    @cached_property
    def own(self) -> OwnFields:
        """What the package can be sent and holds, as its profile says."""
        api, is_function = self.profile.surfaces.api, self.case.requirement.kind == "function"
        operation = self.spec.functions.get(self.key) if is_function else None
        record = str(getattr(operation and operation.operation, "record", "")) or self.key
        return OwnFields(
            None if api is None else api.mapping,
            self.domain,
            self.key if is_function else None,
            record,
        )

    def _values_differ(self, expected: Row, found: Row, where: str, cause: str) -> FindingError:
        some, more = list(expected)[:_NAMED], len(expected) - _NAMED
        return self.deviation(
            worded("F-VALUE", form="several", items=_listed(some, more)),
            expected=expected,
            found=found,
            where=f"{where} → {', '.join(some)}{' …' if more > 0 else ''}",
            cause=cause,
        )

    def value_differs(
        self,
        name: str,
        expected: Json,
        found: Json,
        where: str,
        *,
        cause: str | None = None,
        steps: tuple[Explanation, ...] = (),
        example: Json = None,
    ) -> FindingError:
        """Return the finding that a value is not the expected one."""
        return self.deviation(
            worded("F-VALUE", form="one", name=name),
            expected=expected,
            found=found,
            about=name,
            where=f"{where} → {name}",
            cause=cause or f"{self.case.requirement.id}:{name}",
            steps=steps,
            example=example,
        )

    def deviation(  # noqa: PLR0913 - keyword arguments, one for each part of a finding
        self,
        said: Worded,
        *,
        expected: Shown,
        found: Shown,
        where: str,
        cause: str | None = None,
        steps: tuple[Explanation, ...] = (),
        example: Json = None,
        about: str = "",
    ) -> FindingError:
        """Return a finding in the words of its code, with the last exchanges, to be raised."""
        return FindingError(
            Finding(
                said.code,
                said.told.ja,
                said.told.en,
                expected,
                found,
                where,
                cause or f"{self.case.requirement.id}:{said.code}",
                said.to_do.ja,
                said.to_do.en,
                steps,
                example,
                tuple(self.interface.trail[-3:]),
                about=about,
            )
        )

    def only_row(self, record: str, where: Mapping[str, Json]) -> Row:
        """Return the newest stored row with a key; a finding when there is none."""
        rows = self.stored_rows(record, where)
        number = self.group(record).history
        return max(rows, key=lambda r: as_number(r.get(number.number))) if number else rows[-1]

    def stored_rows(self, record: str, where: Mapping[str, Json]) -> Sequence[Row]:
        """Return all stored rows with a key, of its history too; a finding when there is none."""
        rows = self.interface.query(self.domain, record, where)
        if not rows:
            raise self.deviation(
                worded("F-NOT-STORED"),
                expected=dict(where),
                found=[],
                where=f"records/{record}",
            )
        return rows


def _listed(names: Sequence[str], more: int) -> Bilingual:
    """Return names on a line, and how many more there are."""
    ja, en = "、".join(names), ", ".join(names)
    return (
        Bilingual(f"{ja}ほか{more}項目", f"{en} and {more} more") if more > 0 else Bilingual(ja, en)
    )


def as_number(value: object) -> int:
    """Return a number of history; 0 of anything else."""
    return value if isinstance(value, int) else 0


def as_row(value: object) -> Row:
    """Return a JSON object as a row."""
    return cast("Row", value)
