"""Which calls a flow makes, at both of its ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.catalog.life_events import life_events
from conformance.catalog.load import load, versions
from conformance.catalog.locate import catalog_directory
from conformance.catalog.models.operations import Restrict
from conformance.contract.after_event import touched
from conformance.contract.apply import run_call
from conformance.contract.call import Call

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.cases.case import Case
    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.life_events import LifeEvent


def flow_calls(spec: Specification, case: Case) -> Iterator[Call]:
    """Return the calls by which an event happens, is sent, arrives and is seen to follow."""
    event = life_events(spec.directory.parent.parent)[case.param("event")]
    side = spec.shared_linkages[case.requirement.key]
    reach = next(r for r in side.reaches if r.event == event.key)
    there = end_of(spec, event.domain)
    yield from (Call.on("load", there.domain, b.group) for b in event.before)
    if event.function is not None:
        yield run_call(there, event.function, {})
        yield from _settled(there, event, event.function)
    yield Call.to_link(there.domain, side.linkage.partition("/")[2], "send")
    yield Call.to_link(spec.domain, side.key, "receive")
    yield from (Call.on("query", spec.domain, group) for group in reach.shows)
    for following in reach.then:
        if following.key == case.params.get("then"):
            operation = spec.functions[following.function].operation
            if isinstance(operation, Restrict):
                yield Call.on("load", spec.domain, operation.record)
            yield run_call(spec, following.function, {})


def end_of(spec: Specification, domain: str) -> Specification:
    """Return a domain of the catalogue that a specification belongs to, in its newest version."""
    if domain in {"", spec.domain}:
        return spec
    root = spec.directory.parent.parent
    return load(domain, root=root if versions(domain, root) else catalog_directory())


def _settled(there: Specification, event: LifeEvent, function: str) -> Iterator[Call]:
    """Yield the queries by which rows are read that the event changes beside the one it writes."""
    record = getattr(there.functions[function].operation, "record", None)
    changed = touched(there, [function]) - {record}
    groups = dict.fromkeys(one.group for one in event.before if one.group in changed)
    yield from (Call.on("query", there.domain, group) for group in groups)
