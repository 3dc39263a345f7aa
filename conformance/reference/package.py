"""The package behind the test interface: every call of the contract as one method."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

from conformance.catalog.models.operations import Batch, Calculate, Cancel, Create, Restrict, Search
from conformance.reference import effects, exports, forms, linkages, oracle
from conformance.reference.audit import Log, logged, subject_of
from conformance.reference.behaviour import correct
from conformance.reference.call import Actor, FunctionCall
from conformance.reference.capabilities import capabilities, is_offered
from conformance.reference.operations import runner_of
from conformance.reference.refusals import refuse
from conformance.reference.store import Sandboxes

if TYPE_CHECKING:
    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.operations import Operation
    from conformance.catalog.models.records import RecordGroup
    from conformance.population.rows import Row
    from conformance.reference.audit import Action
    from conformance.reference.behaviour import Behaviour, Conduct
    from conformance.reference.catalogue import Catalogue
    from conformance.reference.forms import CopyRequest
    from conformance.reference.store import Sandbox

_ACTIONS: dict[type, Action] = {
    Create: "create",
    Cancel: "cancel",
    Search: "search",
    Calculate: "calculate",
    Restrict: "read",
    Batch: "batch",
}


@dataclass
class SamplePackage:
    """A conforming system of all domains of a catalogue, unless its conduct is faulty."""

    catalogue: Catalogue
    conduct: Conduct = correct
    sandboxes: Sandboxes = field(default_factory=Sandboxes)

    def capabilities(self) -> list[Row]:
        """Return what is provided, one row per domain."""
        specs = (self.catalogue.get(name) for name in self.catalogue.names())
        return [capabilities(spec, self.conduct) for spec in specs if spec is not None]

    def load(self, sandbox: Sandbox, placed: list[Row], actor: Actor) -> list[Row]:
        """Store rows as facts, without business checks (C0404 for a group nobody knows)."""
        entries = [(self._group(str(p.get("domain")), str(p.get("group"))), p) for p in placed]
        for (spec, group), entry in entries:
            behaviour = self.conduct(f"{spec.domain}/record/{group.key}")
            if group.view is not None:
                raise refuse("C0405")  # a view holds nothing of its own
            row = cast("Row", entry.get("row"))
            with logged(Log(sandbox, actor, "load", group.key, behaviour)) as log:
                log.about(group, [row])
                sandbox.table(spec.domain, group).add(behaviour.stored(row))
        return [{"loaded": len(entries)}]

    def query(self, sandbox: Sandbox, at: tuple[str, str], where: Row, actor: Actor) -> list[Row]:
        """Return all stored rows of a group that match, past ones too, oldest first."""
        spec, group = self._group(*at)
        behaviour = self.conduct(f"{spec.domain}/record/{group.key}")
        with logged(Log(sandbox, actor, "read", group.key, behaviour)) as log:
            found = sandbox.table(spec.domain, group).query(where)
            if group.view is not None:
                found = [behaviour.stored(row) for row in found]
            log.about(group, found)
            return found

    def delete(self, sandbox: Sandbox, at: tuple[str, str], key: Row) -> list[Row]:
        """Refuse to remove a row, as every conforming package does."""
        spec, group = self._group(*at)
        if not self.conduct(f"{spec.domain}/record/{group.key}").deletes():
            raise refuse("C0405")
        found = sandbox.table(spec.domain, group).find(key)
        if found is not None:
            sandbox.table(spec.domain, group).remove(found)
        return []

    def run(self, sandbox: Sandbox, at: tuple[str, str], inputs: Row, actor: Actor) -> list[Row]:
        """Run a function (C0405 when the package does not provide it)."""
        spec = self._spec(at[0])
        function = spec.functions.get(at[1])
        if function is None or not is_offered(spec, function, self.conduct):
            raise refuse("C0405")
        runner = runner_of(function.operation)
        if runner is None:
            raise refuse("C0405")
        call = FunctionCall(spec, function, sandbox, inputs, actor, self.conduct, self.catalogue)
        record = getattr(function.operation, "record", None)
        target = record or getattr(function.operation, "rule", function.key)
        action = _action(function.operation)
        with logged(Log(sandbox, actor, action, str(target), call.behaviour)) as log:
            _hold_open(call.behaviour)
            if record and action in {"create", "update", "cancel", "read"}:
                log.about(spec.records[record], [inputs])
            entries = effects.entering(call)
            rows = runner(call, function.operation)
            effects.follow(entries)
            effects.cancelled(call)
            if record:
                log.about(spec.records[record], rows)
            return rows

    def calculate(
        self, sandbox: Sandbox, at: tuple[str, str], given: Row, actor: Actor
    ) -> list[Row]:
        """Return what a rule gives."""
        spec = self._spec(at[0])
        behaviour = self.conduct(f"{spec.domain}/rule/{at[1]}")
        with logged(Log(sandbox, actor, "calculate", at[1], behaviour)):
            _hold_open(behaviour)
            return [oracle.apply(spec, at[1], given, self.conduct)]

    def issue(
        self, sandbox: Sandbox, at: tuple[str, str], request: CopyRequest, actor: Actor
    ) -> list[Row]:
        """Return one copy, as print items or as a file."""
        spec = self._spec(at[0])
        form = spec.forms.get(at[1])
        behaviour = self.conduct(f"{spec.domain}/form/{at[1]}")
        if form is None or not behaviour.provided():
            raise refuse("C0405")
        with logged(Log(sandbox, actor, "issue", form.key, behaviour)) as log:
            _hold_open(behaviour)
            log.subjects = [subject_of(request.key)]
            group = forms.subject_group(spec, form, request)
            if group is not None:
                log.about(group, [request.key])
            return [forms.issue(spec, form, request, sandbox, behaviour)]

    def link(
        self, sandbox: Sandbox, at: tuple[str, str], rows: list[Row] | None, actor: Actor
    ) -> list[Row]:
        """Send a linkage (`rows` is None) or take in the rows received."""
        spec = self._spec(at[0])
        linkage = spec.linkages.get(at[1])
        party = linkage and (linkage.provider if rows is None else linkage.consumer)
        behaviour = self.conduct(f"{spec.domain}/linkage/{at[1]}")
        if linkage is None or party != spec.domain or not behaviour.provided():
            raise refuse("C0405")
        with logged(Log(sandbox, actor, "link", linkage.key, behaviour)):
            _hold_open(behaviour)
            if rows is None:
                return linkages.send(spec, linkage, sandbox, behaviour)
            return [linkages.receive(spec, linkage, sandbox, rows, behaviour)]

    def export(self, sandbox: Sandbox, domain: str, groups: list[str], actor: Actor) -> list[Row]:
        """Return each group as a CSV file."""
        return [self._export(sandbox, domain, name, actor) for name in groups]

    def _export(self, sandbox: Sandbox, domain: str, name: str, actor: Actor) -> Row:
        spec, group = self._group(domain, name)
        behaviour = self.conduct(f"{domain}/record/{name}")
        with logged(Log(sandbox, actor, "export", name, behaviour)):
            rows = behaviour.selected(sandbox.table(spec.domain, group).query({}))
            content = exports.csv_text(group, rows)
        return {"group": name, "file_name": exports.file_name(domain, group), "content": content}

    def _spec(self, domain: str) -> Specification:
        found = self.catalogue.get(domain)
        if found is None:
            raise refuse("C0405")
        return found

    def _group(self, domain: str, name: str) -> tuple[Specification, RecordGroup]:
        spec = self.catalogue.get(domain)
        if spec is None or name not in spec.records:
            raise refuse("C0404")
        return spec, spec.records[name]


def _hold_open(behaviour: Behaviour) -> None:
    code = behaviour.turned_away()
    if code is not None:
        raise refuse(code)


def _action(operation: Operation) -> Action:
    return _ACTIONS.get(type(operation), "update")
