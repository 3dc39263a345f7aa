"""What a profile cannot reach of a case, decided before anything runs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from conformance.catalog.models.operations import BusinessDate, Create, RuleGuard, Update
from conformance.contract.call import Call
from conformance.contract.rule_inputs import bound_rules
from conformance.population.rows import tells_apart
from conformance.suite.as_it_is import causes
from conformance.suite.as_it_is.through import adding
from conformance.suite.flow_calls import end_of
from conformance.suite.needs import calls
from conformance.suite.registry import checks
from conformance.surfaces.reach import limited, reach_of, starts, withheld_by

if TYPE_CHECKING:
    from collections.abc import Iterable

    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.operations import Binding
    from conformance.findings import Cause
    from conformance.suite.case import Case
    from conformance.surfaces.capabilities import Capabilities
    from conformance.surfaces.profile import Profile
    from conformance.surfaces.reach import Reach


@dataclass(frozen=True)
class Reached:
    """What the way to a package and its capabilities leave out of reach."""

    offered: Capabilities
    reaches: Reach
    withheld: Reach
    starts: bool = True

    def cause(self, spec: Specification, case: Case) -> Cause | None:
        """Return why a case cannot be tried; None as far as can be told before it runs."""
        if case.surface != "api":
            return None
        made = tuple(calls(spec, case))
        begun = [Call("fresh")] if self.starts and any(c.action != "call" for c in made) else []
        for call in (*begun, *made):
            own = end_of(spec, call.domain)
            found = self._missing(own, case, call) or self._unbearable(own, call)
            if found is not None:
                return found
        if place := self._numbered(spec, case):
            return causes.numbered(place)
        if self.offered.business_date == "today" and _elsewhen(spec, case):
            return causes.no_business_date()
        return None

    def _numbered(self, spec: Specification, case: Case) -> str | None:
        """Return the item that the case must choose a value for but the package numbers itself."""
        if not self.offered.assigns or case.requirement.kind != "function":
            return None
        record = str(getattr(spec.functions[case.requirement.key].operation, "record", ""))
        own = f"{spec.domain}/{record}/"
        mine = [p for p in self.offered.assigns if p.startswith(own)]
        match checks()[case.check].chooses:
            case "key":
                return next(iter(mine), None)
            case "item" if case.params.get("match") != "exact":  # a whole number is sought as it is
                return next((p for p in mine if p == f"{own}{case.params.get('item')}"), None)
        return None

    def _missing(self, spec: Specification, case: Case, call: Call) -> Cause | None:
        if self.reaches(call):
            return None
        if self.withheld(call):
            return causes.read_only(call)
        if call.action != "load" or case.params.get("action") == "load":
            return causes.no_call(call)
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


def reached(profile: Profile) -> Reached | None:
    """Return what the profile leaves out of reach; None when it leaves out nothing."""
    api = profile.surfaces.api
    if api is None or not limited(api):
        return None
    return Reached(api.capabilities, reach_of(api), withheld_by(api), starts(api))


def _added_to(spec: Specification, call: Call) -> str | None:
    if call.action != "run":
        return None
    operation = spec.functions[call.key].operation
    return operation.record if isinstance(operation, Create) else None


def _elsewhen(spec: Specification, case: Case) -> bool:
    """Say whether a rule's worked example puts the case on another day than the run's."""
    if not checks()[case.check].by_examples:
        return False
    refusing = case.param("item") if case.params.get("kind") == "rule" else None
    for call in calls(spec, case):
        if call.action != "run":
            continue
        operation = end_of(spec, call.domain).functions[call.key].operation
        if not isinstance(operation, Create | Update):
            continue
        bound = bound_rules(operation)
        if bound and _dated(bound[0].given.values()):
            return True
        guards = [g for g in operation.guards if isinstance(g, RuleGuard) and g.rule == refusing]
        if any(_dated(g.given.values()) for g in guards):
            return True
    return False


def _dated(bindings: Iterable[Binding]) -> bool:
    return any(isinstance(b, BusinessDate) for b in bindings)
