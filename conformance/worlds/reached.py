"""What a profile cannot reach of a case, decided before anything runs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from conformance.cases.flow_calls import end_of
from conformance.cases.needs import calls
from conformance.cases.registry import checks
from conformance.catalog.models.operations import Create
from conformance.contract.apply import run_call
from conformance.contract.call import Call
from conformance.population.rows import tells_apart
from conformance.surfaces.mapping.calls import select
from conformance.surfaces.mapping.causes import no_field
from conformance.surfaces.mapping.unheld import is_carried, is_unheld
from conformance.surfaces.reach import limited, reach_of, starts, withheld_by
from conformance.worlds.as_it_is import causes
from conformance.worlds.as_it_is.through import adding
from conformance.worlds.process.entered import process_calls

if TYPE_CHECKING:
    from collections.abc import Sequence

    from conformance.cases.case import Case
    from conformance.catalog.models.domain import Specification
    from conformance.findings import Cause
    from conformance.surfaces.capabilities import Capabilities
    from conformance.surfaces.mapping.models import Mapping
    from conformance.surfaces.profile import Profile
    from conformance.surfaces.reach import Reachability

ASKED: Final = frozenset({"run", "issue", "export", "link"})
"""What of a package answers: the rest only arranges what it is asked about."""


@dataclass(frozen=True)
class OfferedCalls:
    """What the way to a package and its capabilities leave out of reach."""

    offered: Capabilities
    reaches: Reachability
    withheld: Reachability
    starts: bool = True
    section: Mapping | None = None

    def cause(self, spec: Specification, case: Case) -> Cause | None:
        """Return why a case cannot be tried; None as far as can be told before it runs."""
        if case.surface != "api":
            return None
        made = tuple(calls(spec, case))
        begun = [Call("fresh")] if self.starts and any(c.action != "call" for c in made) else []
        if checks()[case.check].in_part:
            return self._nothing_of(spec, case, begun, made)
        for call in (*begun, *made):
            if (found := self.lacks(spec, call, case)) is None or self._shown(spec, case, call):
                continue
            return found
        if place := self._numbered(spec, case):
            return causes.numbered(place)
        if item := self._unheld(spec, case):
            return no_field([item])
        return None

    def lacks(self, spec: Specification, call: Call, case: Case | None = None) -> Cause | None:
        """Return why a call cannot be made; None as far as can be told before it is."""
        own = end_of(spec, call.domain)
        return self._missing(own, case, call) or self._unbearable(own, call)

    def _shown(self, spec: Specification, case: Case, call: Call) -> bool:
        """Say whether rows show what a rule gives, where it cannot be asked by itself."""
        if call.action != "calculate" or case.requirement.kind != "rule" or self.section is None:
            return False
        found = process_calls(spec, case.requirement.key)
        return any(not any(self.lacks(spec, one, case) for one in calls) for calls in found)

    def _nothing_of(
        self, spec: Specification, case: Case, begun: Sequence[Call], made: Sequence[Call]
    ) -> Cause | None:
        """Return why nothing of a case can be tried that is tried in parts."""
        asked = [call for call in made if call.action in ASKED] or list(made)
        lacking = [self.lacks(spec, call, case) for call in asked]
        if all(lacking):
            return next(iter(lacking), None)
        return next(filter(None, (self.lacks(spec, call, case) for call in begun)), None)

    def _numbered(self, spec: Specification, case: Case) -> str | None:
        """Return the item that the case must choose a value for but the package numbers itself."""
        if not self.offered.assigns or case.requirement.kind != "function":
            return None
        record = str(getattr(spec.functions[case.requirement.key].operation, "record", ""))
        own = f"{spec.domain}/{record}/"
        mine = [p for p in self.offered.assigns if p.startswith(own)]
        exact = case.params.get("match") == "exact"  # a whole number is sought as it is
        if not exact and (named := self._made_with_it(spec, record, case)) is not None:
            return named
        match checks()[case.check].chooses:
            case "key":
                keys = spec.records[record].primary_key if record in spec.records else ()
                return next((p for p in mine if p.removeprefix(own) in keys), None)
            case "item" if not exact:
                return next((p for p in mine if p == f"{own}{case.params.get('item')}"), None)
        return None

    def _made_with_it(self, spec: Specification, record: str, case: Case) -> str | None:
        """Return the number a case must choose of what the package makes and numbers itself."""
        item = case.params.get("item")
        group = spec.records.get(record)
        if group is None or item not in {one.key for one in group.items}:
            return None
        ref = group.item(str(item)).ref
        places = [f"{ref.domain}/{name}" for name in ref.groups] if ref else []
        numbers = [f"{one}/{ref.item}" for one in places if one in self.offered.implied and ref]
        return next((one for one in numbers if one in self.offered.assigns), None)

    def _unheld(self, spec: Specification, case: Case) -> str | None:
        """Return the item that a case is about but the package has no field for."""
        item = case.params.get("item")
        if self.section is None or not isinstance(item, str) or case.requirement.kind != "function":
            return None
        key = case.requirement.key
        record = str(getattr(spec.functions[key].operation, "record", ""))
        scopes = (f"{spec.domain}/function/{key}", f"{spec.domain}/{record}", spec.domain, "*")
        if item not in getattr(spec.functions[key].operation, "inputs", ()):
            return item if is_unheld(self.section, item, scopes[1:]) else None
        call = select(self.section, run_call(spec, key, {}))
        held = not is_unheld(self.section, item, scopes)
        wrong = checks()[case.check].polarity == "reject"
        carried = is_carried(self.section, call, item, scopes, as_it_is=wrong)
        return None if held and carried else item

    def _missing(self, spec: Specification, case: Case | None, call: Call) -> Cause | None:
        if self.reaches(call):
            return None
        if self.withheld(call):
            return causes.read_only(call)
        if call.action != "load" or (case and case.params.get("action") == "load"):
            return causes.no_call(call)
        if f"{spec.domain}/{call.key}" in self.offered.implied:
            read = self.reaches(Call.on("query", spec.domain, call.key))
            return None if read else causes.comes_with_others(spec.domain, call.key)
        through = next(adding(spec, call.key, self.reaches), None)
        return None if through else causes.no_function(spec.domain, call.key)

    def _unbearable(self, spec: Specification, call: Call) -> Cause | None:
        """Return why a call does not suit a database that is shared with others."""
        if not self.offered.shared:
            return None
        if call.kind == "batch" and not self.offered.batch_on_shared:
            return causes.shared_batch(spec.domain, call.key)
        group = call.key if call.action == "load" else _added_to(spec, call)
        if group is not None and not tells_apart(spec.records[group]):
            return causes.no_identity(spec.domain, group)
        return None


def offered_calls(profile: Profile) -> OfferedCalls | None:
    """Return what the profile leaves out of reach; None when it leaves out nothing."""
    api = profile.surfaces.api
    if api is None or not limited(api):
        return None
    return OfferedCalls(api.capabilities, reach_of(api), withheld_by(api), starts(api), api.mapping)


def _added_to(spec: Specification, call: Call) -> str | None:
    if call.action != "run":
        return None
    operation = spec.functions[call.key].operation
    return operation.record if isinstance(operation, Create) else None
