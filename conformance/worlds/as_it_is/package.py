"""A package as it is: no empty municipality, no business date to set, calls it does not offer."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, cast

from conformance.catalog.models.operations import Batch, Create, Search
from conformance.contract.call import Call
from conformance.findings import UntestedError
from conformance.population.rows import key_of, tells_apart
from conformance.surfaces.around import PackageWrapper
from conformance.surfaces.twinned import twin_of
from conformance.worlds.as_it_is import causes
from conformance.worlds.as_it_is.own import Own
from conformance.worlds.as_it_is.through import Adopts, Through, Unheld

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date

    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.operations import Operation
    from conformance.catalog.models.records import RecordGroup
    from conformance.findings import Json
    from conformance.population.rows import PlacedRow, Row
    from conformance.surfaces.capabilities import Capabilities
    from conformance.surfaces.package import Reply
    from conformance.surfaces.reach import Reachability
    from conformance.worlds.as_it_is.by_the_day import Carries


@dataclass
class AsItIs(PackageWrapper):
    """Goes round any package: what it cannot do leaves a case untested, never failed."""

    offered: Capabilities
    reaches: Reachability
    specification: Callable[[str], Specification | None]
    today: Callable[[], date]
    unheld: Unheld = lambda _domain, _group, _item: False
    adopts: Adopts = lambda *_: False
    carries: Carries = lambda *_: True
    own: Own = field(default_factory=Own)
    _stored: dict[tuple[str, str, str], Row] = field(default_factory=dict)
    _seen: set[tuple[str, str, str]] = field(default_factory=set)
    """Rows of what the package made with others that stood once as they were wanted."""
    _day: date | None = None

    def capabilities(self) -> tuple[Row, ...]:
        """Return what the package says it provides, one row per domain."""
        self._hold(Call("capabilities"))
        return self.package.capabilities()

    def fresh(self, business_date: date) -> None:
        """Start a case; on a shared database its people are told apart by their identities."""
        if self.offered.business_date == "today" and business_date != self.today():
            raise UntestedError(causes.no_business_date(business_date))
        self.own.clear()
        self.trail.clear()
        if self.offered.reset or (business_date != self._day and self._starts()):
            self._day = None  # a refusal may leave either day: it is set anew for the next case
            self.package.fresh(business_date)
        self._day = business_date

    def twin(self) -> AsItIs:
        """Return a second connection to the same database (`UntestedError`: there is but one)."""
        return replace(self, package=twin_of(self.package))

    def load(self, rows: Iterable[PlacedRow]) -> None:
        """Arrange rows: as stored facts, or through functions where that call is missing."""
        everything = list(rows)
        implied = [row for row in everything if self._is_implied(row)]
        others = [row for row in everything if not self._is_implied(row)]
        known = self._through.founders_first(others, implied)
        wanted = [row for row in known if not self.offered.shared or self._is_new(row)]
        direct = [r for r in wanted if self._storable(r)]
        if direct:
            self.package.load(direct)
        through = [row for row in wanted if row not in direct]
        self._through.arrange([row for row in through if not self._protects(row)])
        self._hold_implied(implied)  # before it may be hidden from whoever asks
        self._through.arrange([row for row in through if self._protects(row)])
        if self.offered.shared:
            self._stored |= {self._place(r): dict(r.row) for r in wanted}

    def query(self, domain: str, group: str, where: Mapping[str, Json]) -> tuple[Row, ...]:
        """Return all stored rows of a group that match, past ones too, oldest first.

        By a running number that the package does not keep it cannot be asked: the rest is enough.
        """
        self._hold(Call.on("query", domain, group))
        kept = {k: v for k, v in where.items() if not self.unheld(domain, group, k)}
        rows = self.package.query(domain, group, kept or where)
        if not self.offered.shared:
            return rows
        asked = [r for r in rows if not _is_anothers(r, where)]
        own = self._group(domain, group)
        return tuple(r for r in rows if r in asked or self.own.holds(domain, own, r))

    def try_delete(self, domain: str, group: str, key: Mapping[str, Json]) -> int:
        """Try to remove a stored row, which no package may allow; return the HTTP status."""
        self._hold(Call.on("delete", domain, group))
        return self.package.try_delete(domain, group, key)

    def run(
        self, domain: str, function: str, inputs: Mapping[str, Json], role: str = "clerk"
    ) -> Reply:
        """Run a function; of rows found among those of others only the case's own are kept."""
        operation = self._spec(domain).functions[function].operation
        record = str(getattr(operation, "record", ""))
        self._hold(Call("run", domain, function, operation.kind, record))
        if self.offered.shared:
            self._bearable(domain, function, operation)
        reply = self.package.run(domain, function, inputs, role)
        if not self.offered.shared or not reply.accepted:
            return reply
        if isinstance(operation, Create):
            row = {**inputs, **operation.sets}
            self.own.add(domain, self._group(domain, operation.record), row, self._person(domain))
        if isinstance(operation, Search | Batch):
            group = self._group(domain, operation.record)
            held = [r for r in reply.rows if self.own.holds(domain, group, r)]
            by_number = self.own.about(inputs, self._person(domain), reply.rows)
            kept = [r for r in reply.rows if r in held or r in by_number]
            return self._narrowed(reply, kept, held)
        return reply

    def calculate(self, domain: str, rule: str, given: Mapping[str, Json]) -> Reply:
        """Ask what the package derives from given facts."""
        self._hold(Call.to_calculate(domain, rule))
        return self.package.calculate(domain, rule, given)

    def issue(self, domain: str, form: str, body: Mapping[str, Json], role: str = "clerk") -> Reply:
        """Issue a form; `body` holds subject, addressee and inputs."""
        subject = body.get("subject")
        about = str(subject.get("group", "")) if isinstance(subject, dict) else ""
        self._hold(Call("issue", domain, form, "", about))
        return self.package.issue(domain, form, body, role)

    def link(self, domain: str, linkage: str, body: Mapping[str, Json]) -> Reply:
        """Send or receive a linkage; of what is sent only the case's own rows are kept."""
        self._hold(Call.to_link(domain, linkage, str(body.get("direction", ""))))
        reply = self.package.link(domain, linkage, body)
        if not self.offered.shared or not reply.accepted or body.get("direction") != "send":
            return reply
        return self._narrowed(reply, [r for r in reply.rows if self._sent(domain, r)])

    def export(self, domain: str, groups: Iterable[str]) -> Reply:
        """Export groups as CSV text; only the case's own lines are kept."""
        names = list(groups)
        for name in names:
            self._hold(Call.on("export", domain, name))
        reply = self.package.export(domain, names)
        if not self.offered.shared or not reply.accepted:
            return reply
        return self._narrowed(reply, [self._exported(domain, row) for row in reply.rows])

    def audit(self) -> tuple[Row, ...]:
        """Return the audit log, oldest first; on a shared database what the harness did itself."""
        self._hold(Call("audit"))
        entries = self.package.audit()
        if not self.offered.shared:
            return entries
        return tuple(e for e in entries if str(e.get("actor", "")).startswith("conf-"))

    @cached_property
    def _through(self) -> Through:
        return Through(
            self,
            self.specification,
            self.reaches,
            lambda: self._day or self.today(),
            self.unheld,
            self.adopts,
            self.carries,
        )

    def _hold_implied(self, rows: list[PlacedRow]) -> None:
        """Read what the package made with the rows of a case; it must stand as the case wants it.

        `UntestedError` names the items that stand otherwise; nobody can choose them.
        """
        for placed in rows:
            group = self._group(placed.domain, placed.group)
            if self.offered.shared and tells_apart(group):
                self.own.add(placed.domain, group, placed.row, self._person(placed.domain))
            known_by = key_of(group, placed.row).keys() | self._named_by(placed)
            wanted = (placed.domain, placed.group, str(sorted(placed.row.items())))
            if wanted in self._seen and self.offered.shared:
                continue  # it stood so, and may be hidden now by what was added since
            if placed.matters is None or set(placed.matters) - known_by:
                self._through.hold(placed)
                self._seen.add(wanted)

    def _named_by(self, placed: PlacedRow) -> set[str]:
        """Return the items by which rows of the domain refer to rows of a group."""
        items = (item for one in self._spec(placed.domain).records.values() for item in one.items)
        refs = (item.ref for item in items if item.ref is not None)
        return {ref.item for ref in refs if placed.group in ref.groups}

    def _protects(self, placed: PlacedRow) -> bool:
        """Say whether a row is a measure that hides where somebody is."""
        protection = self._spec(placed.domain).head.protection
        return protection is not None and protection.group == placed.group

    def _is_implied(self, placed: PlacedRow) -> bool:
        return f"{placed.domain}/{placed.group}" in self.offered.implied

    def _storable(self, placed: PlacedRow) -> bool:
        """Say whether a row can be stored as it is: not if the package numbers the group itself."""
        own = f"{placed.domain}/{placed.group}/"
        if any(place.startswith(own) for place in self.offered.assigns):
            return False
        return self.reaches(Call.on("load", placed.domain, placed.group))

    def _starts(self) -> bool:
        """Say whether the package has a call that sets the business date."""
        call = Call("fresh")
        if not self.reaches(call) and self.offered.business_date == "settable":
            raise UntestedError(causes.no_call(call))
        return self.reaches(call)

    def _hold(self, call: Call) -> None:
        if not self.reaches(call):
            raise UntestedError(causes.no_call(call))

    def _bearable(self, domain: str, function: str, operation: Operation) -> None:
        """Hold that a function can be run among other people's records."""
        if isinstance(operation, Batch) and not self.offered.batch_on_shared:
            raise UntestedError(causes.shared_batch(domain, function))
        if isinstance(operation, Create) and not tells_apart(self._group(domain, operation.record)):
            raise UntestedError(causes.no_identity(domain, operation.record))

    def _is_new(self, placed: PlacedRow) -> bool:
        """Say whether a row must still be stored; one that stands otherwise is out of reach."""
        group = self._group(placed.domain, placed.group)
        if not tells_apart(group):
            raise UntestedError(causes.no_identity(placed.domain, placed.group))
        self.own.add(placed.domain, group, placed.row, self._person(placed.domain))
        stands = self._stored.get(self._place(placed))
        if stands is not None and stands != placed.row:
            raise UntestedError(causes.taken(placed.domain, placed.group))
        return stands is None

    def _place(self, placed: PlacedRow) -> tuple[str, str, str]:
        key = key_of(self._group(placed.domain, placed.group), placed.row)
        return placed.domain, placed.group, str(list(key.values()))

    def _sent(self, domain: str, row: Row) -> bool:
        records, inner = self._spec(domain).records, row.get("row")
        group = records.get(str(row.get("group")))
        return (
            group is not None and isinstance(inner, dict) and self.own.holds(domain, group, inner)
        )

    def _exported(self, domain: str, row: Row) -> Row:
        group = self._spec(domain).records.get(str(row.get("group")))
        if group is None:
            return row
        return {**row, "content": self.own.lines(domain, group, str(row.get("content", "")))}

    def _narrowed(self, reply: Reply, rows: list[Row], told: list[Row] | None = None) -> Reply:
        """Return the answer without other people's rows; the evidence holds `told` at most."""
        evident = cast("Json", rows if told is None else told)
        shown = replace(reply.exchange, response={"result": evident})
        if self.trail:
            self.trail[-1] = shown
        return replace(reply, rows=tuple(rows), exchange=shown)

    def _spec(self, domain: str) -> Specification:
        spec = self.specification(domain)
        if spec is None:
            raise UntestedError(causes.no_function(domain, ""))
        return spec

    def _person(self, domain: str) -> str:
        """Return the item that names a person in a domain; empty where there is none."""
        persons = self._spec(domain).head.persons
        return persons.key if persons else ""

    def _group(self, domain: str, record: str) -> RecordGroup:
        return self._spec(domain).records[record]


def _is_anothers(row: Row, where: Mapping[str, Json]) -> bool:
    """Say whether a row states another value than was asked for: it is not of the case's people."""
    return any(row.get(name) not in {None, value} for name, value in where.items())
