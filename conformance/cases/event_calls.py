"""Which calls of the contract a case of an event makes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.catalog.bindings import binding_of
from conformance.catalog.models.events import AbsentRow, Open
from conformance.contract.apply import run_call
from conformance.contract.call import Call

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.cases.case import Case
    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.events import Event


def event_calls(spec: Specification, case: Case) -> Iterator[Call]:
    """Yield the calls by which an event is made ready, entered and looked at."""
    event = spec.events[case.requirement.key]
    groups = tuple(dict.fromkeys(role.group for role in event.roles))
    yield from (Call("load", spec.domain, group, "", group) for group in groups)
    yield from (Call("query", spec.domain, group, "", group) for group in groups)
    yield run_call(spec, case.param("way"), {})
    match case.check:
        case "event/issues" | "event/withholds" | "event/hides":
            form = case.param("form")
            binding = binding_of(spec, spec.forms[form])
            yield Call("issue", spec.domain, form, "", binding.record if binding else "")
        case "event/finds" | "event/no-longer-finds":
            yield run_call(spec, case.param("function"), {})
        case "event/sends":
            yield Call.to_link(spec.domain, case.param("linkage"), "send")
        case "event/restores" if event.cancel is not None:
            yield run_call(spec, event.cancel.function, {})
            yield from _queries(spec, event)
        case "event/spares":
            pass  # what is read besides is arranged as far as it can be
        case _:
            yield from _queries(spec, event)


def _queries(spec: Specification, event: Event) -> Iterator[Call]:
    groups = [effect.group for effect in event.effects if isinstance(effect, Open | AbsentRow)]
    yield from (Call("query", spec.domain, g, "", g) for g in dict.fromkeys(groups))
