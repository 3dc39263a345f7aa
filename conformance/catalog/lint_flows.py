"""Lint of life events and their ways: who records them, how rows are carried, what must arrive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.catalog.life_events import life_events, record_of
from conformance.catalog.lint_carry import carry_problems
from conformance.catalog.load import load, versions
from conformance.catalog.locate import catalog_directory
from conformance.catalog.models import operations as op
from conformance.errors import Message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.flows import Following, Reach
    from conformance.catalog.models.life_events import LifeEvent
    from conformance.catalog.models.requirements import SharedLinkage

Problem = tuple[str, str]
"""What is wrong, in Japanese and English."""


def flows(spec: Specification) -> Iterator[Message]:
    """Yield what is wrong with the events a domain records and with what it takes over."""
    events = life_events(spec.directory.parent.parent)
    for event in events.values():
        if event.domain == spec.domain:
            for ja, en in event_problems(spec, event):
                yield _message(f"life_events {event.key}: {ja}", f"{event.key}: {en}", _WHERE)
    for side in spec.shared_linkages.values():
        domain, _, key = side.linkage.partition("/")
        there = _load(spec, domain)
        found = [p for c in side.carries for p in carry_problems(spec, there, side, c)]
        sent = there.linkages[key].data
        found += _listed(there, side, sent)
        for reach in side.reaches:
            found += _reach(spec, there, side, reach)
        where = spec.where("linkages", side.key)
        yield from (_message(f"{side.key}: {ja}", f"{side.key}: {en}", where) for ja, en in found)


def event_problems(spec: Specification, event: LifeEvent) -> Iterator[Problem]:
    """Yield what an event names that its domain does not have."""
    if event.function is not None:
        function = spec.functions.get(event.function)
        if function is None or not isinstance(function.operation, op.Create | op.Update):
            yield _no(f"function {event.function}")
        elif unknown := set(event.values) - set(function.operation.inputs):
            yield _no(f"values {', '.join(sorted(unknown))}")
        elif isinstance(function.operation, op.Update) and function.operation.record not in {
            one.group for one in event.before
        }:
            yield _no(f"before: {function.operation.record}")
    elif not event.before:
        yield _no("before")
    for one in event.before:
        group = spec.records.get(one.group)
        known = {i.key for i in group.items} if group else set()
        if unknown := ({one.group} if group is None else set(one.values) - known):
            yield _no(f"before {', '.join(sorted(unknown))}")


def items_written(spec: Specification, event: LifeEvent) -> frozenset[str]:
    """Return the items of the event's group that the event gives a value."""
    if event.function is None:
        return frozenset(event.before[0].values)
    operation = spec.functions[event.function].operation
    if not isinstance(operation, op.Create | op.Update):
        return frozenset()
    return frozenset({*operation.inputs, *operation.sets, *operation.derives})


def _listed(there: Specification, side: SharedLinkage, sent: tuple[str, ...]) -> Iterator[Problem]:
    """Every event that the provider sends by the linkage arrives, or the side says why not."""
    said = {reach.event for reach in side.reaches}
    for event in life_events(there.directory.parent.parent).values():
        sends = event.domain == there.domain and record_of(event, there) in sent
        if sends and event.key not in said:
            yield (
                f"届くはずの {event.key} が reaches にありません（届かないなら why_not を書く）",
                f"{event.key} is sent by the linkage, but reaches says nothing of it",
            )


def _reach(
    spec: Specification, there: Specification, side: SharedLinkage, reach: Reach
) -> Iterator[Problem]:
    event = life_events(spec.directory.parent.parent).get(reach.event)
    if event is None or event.domain != there.domain:
        yield _no(f"event {reach.event}")
        return
    if (reach.why_not is None) == (not reach.shows):
        yield (
            f"{reach.event} には shows か why_not のどちらか一つが要ります",
            f"{reach.event} needs either shows or why_not",
        )
    carries = {carry.to: carry for carry in side.carries}
    record, writes = record_of(event, there), items_written(there, event)
    for group, items in reach.shows.items():
        takes = carries[group].takes.get(record, {}) if group in carries else {}
        for item in items:
            if not writes & set(_sources(takes.get(item))):
                yield (
                    f"{reach.event} の {group}.{item} は、その出来事が書く項目から来ません",
                    f"{reach.event}: {group}.{item} does not come from what the event writes",
                )
    for group, items in reach.stays_empty.items():
        known = {i.key for i in spec.records[group].items} if group in spec.records else set()
        filled = {*carries[group].items, *carries[group].own} if group in carries else set()
        for item in items:
            if item not in known or item in filled:
                yield _no(f"stays_empty {group}.{item}")
    for following in reach.then:
        yield from _following(spec, reach, following)


def _following(spec: Specification, reach: Reach, following: Following) -> Iterator[Problem]:
    function = spec.functions.get(following.function)
    operation = function.operation if function else None
    if isinstance(operation, op.Calculate):
        fits = following.group in reach.shows
        fits &= set(following.given) == set(spec.rules[operation.rule].inputs)
    elif isinstance(operation, op.Batch):
        fits = following.selects is not None and following.group in reach.shows
        fits &= not operation.alike  # of what arrives nothing may be said
    elif isinstance(operation, op.Restrict):
        fits = following.hidden is not None and following.group == operation.record
    else:
        fits = False
    if not fits:
        yield _no(f"then {following.function}")


def _sources(taken: object) -> tuple[str, ...]:
    return (taken,) if isinstance(taken, str) else tuple(getattr(taken, "items", ()))


def _load(spec: Specification, domain: str) -> Specification:
    root = spec.directory.parent.parent
    return load(domain, root=root if versions(domain, root) else catalog_directory())


_WHERE = "common/life_events.yaml"


def _no(what: str) -> Problem:
    return f"{what} はカタログと合いません", f"{what} does not fit the catalogue"


def _message(ja: str, en: str, where: str) -> Message:
    return Message(
        "CAT026",
        ja,
        en,
        "carries・reaches（出来事は common/life_events.yaml）を直してください。",
        "correct carries or reaches (events: common/life_events.yaml)",
        where,
    )
