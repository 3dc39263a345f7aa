"""Wrong requests near a protected person's row: what they are refused with must hold no trace."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from conformance.cases import trace_needs
from conformance.catalog.bindings import binding_of
from conformance.catalog.models.operations import Create, Update
from conformance.population.item_values import bad_values
from conformance.population.rows import key_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from conformance.catalog.models.operations import Operation
    from conformance.checks.property.protected import ProtectedRows
    from conformance.population.rows import Row
    from conformance.surfaces.package import Reply
    from conformance.worlds.in_part import InPart


def wrong_requests(
    standing: ProtectedRows, forms: Iterable[str], role: str, parts: InPart
) -> Iterator[bool]:
    """Make wrong requests about the person as a role; yield for each whether it was refused.

    Of functions that every product has: a key that nobody has, a value of a wrong form, a key that
    stands already; of forms: entries missing, a subject that nobody is.
    """
    spec = standing.trial.spec
    functions = trace_needs.writing_functions(spec, standing.group.key)
    for name in parts.of(functions, lambda name: trace_needs.of_view(spec, name)):
        wanted = standing.trial.spec.functions[name].operation
        for inputs in _spoiled(standing, wanted):
            reply = standing.trial.interface.run(standing.trial.domain, name, inputs, role)
            yield _read(standing, reply, f"function/{name}", role)
    for form in parts.of(forms, lambda name: trace_needs.of_form(spec, name)):
        binding = binding_of(standing.trial.spec, standing.trial.spec.forms[form])
        if binding is None or binding.record != standing.group.key:
            continue
        for key in (standing.key, nobody(standing)):
            subject: Row = {"group": standing.group.key, "key": key}
            body: Row = {"subject": subject, "inputs": {}, "addressee": "third_party"}
            reply = standing.trial.interface.issue(standing.trial.domain, form, body)
            yield _read(standing, reply, f"form/{form}", "third_party")


def nobody(standing: ProtectedRows) -> Row:
    """Return a key of the group that nobody has."""
    builder, spec = standing.trial.builder, standing.trial.spec
    return key_of(standing.group, builder.row(spec, standing.group, "nobody at all"))


def _spoiled(standing: ProtectedRows, operation: Operation) -> Iterator[Row]:
    """Yield inputs that the operation must refuse."""
    if isinstance(operation, Create):
        yield {k: v for k, v in standing.row.items() if k in operation.inputs}
    else:
        yield nobody(standing)
    if isinstance(operation, Create | Update):
        codes = standing.trial.spec.codes
        for key in operation.inputs:
            item = standing.group.item(key)
            bad = next(iter(bad_values(item, codes)), None)
            if bad is not None and key not in standing.key:
                yield {**standing.key, **cast("Row", {key: bad.value})}
                return


def _read(standing: ProtectedRows, reply: Reply, output: str, whom: str) -> bool:
    """Read a refusal; what is accepted is an answer to a lawful request after all."""
    if not reply.accepted:
        standing.watcher.read(reply, output, whom)
    return not reply.accepted
