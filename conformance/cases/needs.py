"""Which calls of the contract a case makes, so that the plan knows what a profile cannot reach."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, cast

from conformance.cases.registry import checks
from conformance.catalog.bindings import binding_of
from conformance.catalog.models import invariants as law
from conformance.catalog.models import operations as op
from conformance.catalog.models.move_laws import MoveLaw
from conformance.contract.apply import run_call
from conformance.contract.call import Call

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.cases.case import Case
    from conformance.catalog.models.domain import Specification
    from conformance.contract.call import Action

_ACTS: dict[str, tuple[Action, ...]] = {
    "load": ("load",),
    "read": ("load", "query"),
    "create": ("run",),
    "update": ("load", "run"),
    "issue": ("load", "issue"),
    "refused": ("run",),
}


def calls(spec: Specification, case: Case) -> Iterator[Call]:
    """Return the calls a case makes; rows that are only referred to are not among them."""
    subject = CaseSubject(spec, case)
    for need in checks()[case.check].needs or ():
        found = subject.needed(need) if isinstance(need, str) else need(spec, case)
        yield from (stored(spec, call) for call in found)


def stored(spec: Specification, call: Call) -> Call:
    """Return the call; rows of a view are loaded into the first group that it shows."""
    group = spec.records.get(call.group) if call.domain == spec.domain else None
    if call.action != "load" or group is None or group.view is None:
        return call
    return Call.on("load", call.domain, group.view.of[0])


@dataclass(frozen=True)
class CaseSubject:
    """What a case is about, seen from the calls it makes."""

    spec: Specification
    case: Case

    def needed(self, need: Action | Literal["act", "send", "receive"]) -> Iterator[Call]:
        """Return the calls behind a declared need, one for each thing it is made on."""
        match need:
            case "act":
                for action in _ACTS[cast("op.Audit", self._operation()).action]:
                    yield from self.calls(action)
            case "send" | "receive":
                yield Call.to_link(self.spec.domain, self._linkage(), need)
            case _:
                yield from self.calls(need)

    def calls(self, action: Action) -> Iterator[Call]:
        """Return the calls of an action, one for each thing it is made on."""
        domain = self.spec.domain
        match action:
            case "run":
                yield from (run_call(self.spec, f, {}) for f in self.functions())
            case "load" | "query" | "delete" | "export":
                yield from (Call.on(action, domain, g) for g in self.groups())
            case "issue":
                yield from (Call(action, domain, f, group=self._about(f)) for f in self.forms())
            case "calculate":
                yield from (Call.to_calculate(domain, rule) for rule in self._rules())
            case "call":
                yield Call(action, domain, self.case.requirement.key)
            case _:
                yield Call(action)

    def functions(self) -> tuple[str, ...]:
        """Return the functions a case runs."""
        one = self._law()
        if isinstance(one, law.NoLeak):
            return one.functions
        if one is not None:
            return (str(getattr(one, "function", "")),)
        found = self._operation()
        if isinstance(found, op.Audit):
            wanted = op.Update if found.action == "update" else op.Create
            return self._first(wanted, found.record)
        probe = self._probe()
        if isinstance(probe, op.CodeProbe):
            return self._first(op.Create, probe.record, probe.item)
        return (self.case.requirement.key,)

    def forms(self) -> tuple[str, ...]:
        """Return the forms a case issues."""
        one, found, probe = self._law(), self._operation(), self._probe()
        if isinstance(one, law.NoLeak):
            return one.forms
        if isinstance(one, law.Printed):
            return (one.form,)
        if isinstance(probe, op.PrintProbe):
            return (probe.form,)
        if isinstance(found, op.Issue | op.Audit):
            return (found.form,) if found.form else ()
        return (self.case.requirement.key,)

    def groups(self) -> tuple[str, ...]:
        """Return the groups whose rows a case arranges or reads."""
        requirement, found, probe = self.case.requirement, self._operation(), self._probe()
        one = self._law()
        if "record" in self.case.params:
            return (self.case.param("record"),)
        if isinstance(one, law.Carried):
            return (one.record,)
        if requirement.kind == "record":
            return (requirement.key,)
        if isinstance(found, op.Link) or requirement.kind == "linkage":
            linkage = self.spec.linkages[self._linkage()]
            return tuple(g for g in linkage.data if g in self.spec.records)
        if isinstance(probe, op.DeleteProbe | op.CodeProbe):
            return (probe.record,)
        if isinstance(found, op.Restrict) and "role" in self.case.params:
            return found.record, found.protected_by
        if found is not None and not isinstance(found, op.Absent):
            record = getattr(found, "record", None)
            return (record,) if record else ()
        of_forms = one is None or isinstance(one, law.NoLeak | law.Printed)
        return self._of_forms() if of_forms else self._of_functions()

    def _about(self, form: str) -> str:
        """Return the group of the row that a form is about; empty when it is about none."""
        found = self._operation()
        record = found.record if isinstance(found, op.Issue) else None
        binding = binding_of(self.spec, self.spec.forms[form], record)
        return binding.record if binding else ""

    def _of_functions(self) -> tuple[str, ...]:
        operations = [self.spec.functions[f].operation for f in self.functions()]
        return tuple(str(getattr(o, "record", "")) for o in operations)

    def _of_forms(self) -> tuple[str, ...]:
        groups = [g for g in map(self._about, self.forms()) if g]
        if self._is_leak():
            groups += [*self._of_functions(), str(getattr(self._law(), "protected_by", ""))]
        elif "addressee" in self.case.params and self.spec.head.protection:
            groups.append(self.spec.head.protection.group)
        return tuple(dict.fromkeys(groups))

    def _is_leak(self) -> bool:
        return isinstance(self._law(), law.NoLeak)

    def _operation(self) -> op.Operation | None:
        requirement = self.case.requirement
        if requirement.kind != "function":
            return None
        return self.spec.functions[requirement.key].operation

    def _probe(self) -> op.Probe | None:
        found = self._operation()
        if isinstance(found, op.Absent) and "number" in self.case.params:
            return found.probes[int(self.case.param("number"))]
        return None

    def _law(self) -> law.InvariantCheck | None:
        requirement = self.case.requirement
        if requirement.kind != "invariant":
            return None
        return self.spec.invariants[requirement.key].checks[int(self.case.param("number"))]

    def _rules(self) -> tuple[str, ...]:
        one = self._law()
        if isinstance(one, MoveLaw):
            return one.rules
        return (self.case.requirement.key if one is None else str(getattr(one, "rule", "")),)

    def _linkage(self) -> str:
        found, one = self._operation(), self._law()
        if isinstance(one, law.Carried):
            return one.linkage
        return found.linkage if isinstance(found, op.Link) else self.case.requirement.key

    def _first(
        self, kind: type[op.Create | op.Update], record: str, item: str | None = None
    ) -> tuple[str, ...]:
        for function in self.spec.functions.values():
            found = function.operation
            if (
                isinstance(found, op.Create | op.Update)
                and isinstance(found, kind)
                and found.record == record
                and item in {None, *found.inputs}
            ):
                return (function.key,)
        return ()
