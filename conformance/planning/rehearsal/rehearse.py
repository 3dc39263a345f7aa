"""The rehearsal: host, roles, one row of each group, one round trip of each mapped call."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from conformance.catalog.parts import narrowed
from conformance.contract.call import Call
from conformance.findings import FindingError, TransportError, UntestedError
from conformance.planning.rehearsal.access_place import access_place
from conformance.planning.rehearsal.choose import choose
from conformance.planning.rehearsal.groups import read_back, readable, reading
from conformance.planning.rehearsal.model import RoundTripDifference, TriedCall
from conformance.planning.rehearsal.places import call_place, field_place
from conformance.planning.rehearsal.tables import codes_of, differing_items
from conformance.surfaces.mapping.vocabulary import Vocabulary
from conformance.surfaces.reach import reach_of
from conformance.worlds.session_causes import fault

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from conformance.catalog.models.domain import Specification
    from conformance.findings import Cause, Finding
    from conformance.planning.plan import Planned
    from conformance.planning.rehearsal.choose import ChosenCase
    from conformance.planning.rehearsal.model import Mark, Place
    from conformance.surfaces.profile import ApiSurface
    from conformance.worlds.session import Session

_LOOKS = frozenset({"search", "restrict"})
_READ_ONLY = "U-READ-ONLY"
_NO_VALUE = "P-NO-VALUE"
_FIELD = " → "


@dataclass(frozen=True)
class Rehearsal:
    """Tries a profile on the live package; a read-only package is never written to."""

    session: Session
    api: ApiSurface
    plan: Iterable[Planned]
    domains: tuple[str, ...]

    def tries(self) -> Iterator[TriedCall]:
        """Yield what came of each call, in order; ends at once when the host is not reached."""
        reached = self._guarded("API", ("surfaces", "api", "base_url"), self._reach())
        yield from reached
        if any(t.mark == "bad" for t in reached):
            return
        for role in tuple(self.api.roles) or ("clerk",):
            place: Place = ("surfaces", "api", "roles", role)
            yield from self._guarded(f"role {role}", place, self._role(role))
        for domain in self.domains:
            yield from self._groups(self._delivered(domain))
        for chosen in choose(self.session.specs, self.api, self.plan):
            yield self._case(chosen)
        yield from self._not_sent()

    def _not_sent(self) -> Iterator[TriedCall]:
        """Say once what a profile that only reads keeps from being tried."""
        kept = [p.cause for p in self.plan if p.cause is not None and p.cause.code == _READ_ONLY]
        if kept:
            yield self._untried(f"{len(kept)} ×", ("surfaces", "api", "access"), kept[0])

    def _reach(self) -> Iterator[TriedCall]:
        self.session.interface.capabilities()
        yield TriedCall("good", "API")

    def _role(self, role: str) -> Iterator[TriedCall]:
        """Look something up as a role: its credentials are taken, whatever it may see."""
        unasked: UntestedError | None = None
        for found in self._looking_up():
            self.session.interface.fresh(self.session.day)
            try:
                self.session.interface.run(found.domain, found.key, {}, role)
            except UntestedError as error:
                if error.cause.code != _NO_VALUE:
                    raise
                unasked = error  # its path names whom it asks for: another may do without
            else:
                yield TriedCall("good", f"role {role}")
                return
        if unasked is not None:
            raise unasked

    def _looking_up(self) -> Iterator[Call]:
        reaches = reach_of(self.api)
        for spec in map(self._delivered, self.session.specs):
            for key, function in spec.functions.items():
                operation = function.operation
                record = str(getattr(operation, "record", ""))
                call = Call("run", spec.domain, key, operation.kind, record)
                if operation.kind in _LOOKS and reaches(call):
                    yield call

    def _delivered(self, domain: str) -> Specification:
        return narrowed(self.session.specs[domain], self.session.profile.parts_of(domain))

    def _groups(self, spec: Specification) -> Iterator[TriedCall]:
        for group in readable(self.api, spec):
            place = call_place(self.api, reading(spec, group))
            trip = read_back(self.session, self.api, spec, group)
            yield from self._guarded(f"{spec.domain}/{group.key}", place, trip)

    def _guarded(self, what: str, place: Place, trips: Iterator[TriedCall]) -> list[TriedCall]:
        """Return the trips; what stopped them is the last."""
        done: list[TriedCall] = []
        try:
            done.extend(trips)
        except (TransportError, UntestedError) as error:
            done.append(self._untried(what, place, error.cause))
        except FindingError as error:
            done.append(self._found(what, place, None, error.finding))
        except Exception as error:  # noqa: BLE001 - one odd answer does not end the trial of the rest
            done.append(self._untried(what, place, fault(error)))
        return done

    def _case(self, chosen: ChosenCase) -> TriedCall:
        what = ", ".join(_name(call) for call, _ in chosen.trips)
        what = f"{what} [{chosen.case.reason}]" if chosen.case.reason else what
        place = call_place(self.api, chosen.trips[0][0])
        outcome = self.session.execute(chosen.case)
        if outcome.finding is not None:
            return self._found(what, place, chosen, outcome.finding)
        if outcome.cause is not None:
            return self._untried(what, place, outcome.cause)
        return TriedCall("good", what, place=place)

    def _untried(self, what: str, place: Place, cause: Cause) -> TriedCall:
        mark: Mark = "skipped" if cause.code == _READ_ONLY else "bad"
        return TriedCall(
            mark,
            what,
            f"{cause.code} {cause.ja}",
            f"{cause.code} {cause.en}",
            cause.remedy_ja,
            cause.remedy_en,
            access_place(self.api, cause) or place,
            exchanges=tuple(self.session.interface.trail[-3:]),
        )

    def _found(
        self, what: str, place: Place, chosen: ChosenCase | None, finding: Finding
    ) -> TriedCall:
        _, arrow, item = finding.where.rpartition(_FIELD)
        known = chosen is not None and bool(arrow) and self._is_item(chosen, item)
        at = field_place(self.api, _scopes(chosen), item) if chosen and known else place
        if chosen and (table := self._exchanged(chosen, finding)):
            at = place = table
        return TriedCall(
            "bad",
            what,
            f"{finding.code} {finding.ja}",
            f"{finding.code} {finding.en}",
            finding.remedy_ja,
            finding.remedy_en,
            place,
            (
                RoundTripDifference(
                    item if arrow else finding.where, finding.expected, finding.found, at
                ),
            ),
            finding.exchanges,
        )

    def _exchanged(self, chosen: ChosenCase, finding: Finding) -> Place:
        """Return the table of values that may have been written the wrong way round, if one may."""
        if self.api.mapping is None:
            return ()
        vocabulary = Vocabulary(self.api.mapping, self.session.specs)
        for one in differing_items(finding):
            table = codes_of(vocabulary, chosen.case.requirement.id, one.item)
            if table is not None and one.within(table):
                return table.place
        return ()

    def _is_item(self, chosen: ChosenCase, name: str) -> bool:
        """Say whether a name is an item (of a group, form or rule) that the calls carry."""
        for call, _ in chosen.trips:
            spec = self.session.specs.get(call.domain)
            if spec is None:  # the audit log, and the beginning of a case, are of no domain
                continue
            groups = (spec.records.get(call.group), spec.forms.get(call.key))
            keys = {i.key for g in groups if g is not None for i in g.items}
            rule = spec.rules.get(call.key)
            if name in keys or (rule is not None and name in {*rule.inputs, *rule.output}):
                return True
        return False


def _scopes(chosen: ChosenCase) -> tuple[str, ...]:
    """Return the scopes of `fields` that the calls of a case look at, the narrowest first."""
    words = {"run": "function", "calculate": "rule", "issue": "form"}
    found: list[str] = []
    for call, _ in chosen.trips:
        if call.action in words:
            found.append(f"{call.domain}/{words[call.action]}/{call.key}")
        if call.group:
            found.append(f"{call.domain}/{call.group}")
    return tuple(found)


def _name(call: Call) -> str:
    what = call.kind or call.direction
    kind = f" ({what})" if what else ""
    return f"{call.name}{kind}"
