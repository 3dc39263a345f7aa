"""What else is known of whom an event is about: records the event does not name stay as they are.

The effects of an event are all that it does. Records of the same person, claim or thing in the
other groups of the domain are arranged, read, and read again after the event. No text says of each
event that it does nothing else, so that a deviation is unconfirmed and not a failure.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from conformance.cases.event_calls import event_calls
from conformance.cases.registry import check
from conformance.cases.whole_group import rows_of
from conformance.checks.events.beside import others, siblings
from conformance.checks.events.traced import changing, untraced
from conformance.checks.refusals.own_words import is_own_api
from conformance.contract.call import Call
from conformance.findings import Cause, UntestedError
from conformance.messages.causes import make_cause
from conformance.messages.worded import worded
from conformance.population import seeds
from conformance.population.aligned import aligned, taken
from conformance.population.rows import PlacedRow, key_of, known
from conformance.surfaces.mapping.causes import is_shown_masked
from conformance.worlds.event import begin, enter, ready
from conformance.worlds.lasting import names_or_places
from conformance.worlds.on_the_day import on
from conformance.worlds.reached import offered_calls

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from conformance.cases.trial import Trial
    from conformance.catalog.models.records import RecordGroup
    from conformance.checks.events.beside import Beside
    from conformance.findings import FindingError, Json
    from conformance.population.rows import Row
    from conformance.surfaces.package import Reply
    from conformance.worlds.event import Ready

_ALONE: Final = 3  # records tried each by itself, where all of them together stand in the way


@check(
    "event/spares",
    polarity="value",
    compares="nothing_else",
    ja="異動を受け付け、同じ対象についてのほかの記録を変えない",
    en="accepts the event and leaves other records of the same person or thing alone",
    needs=(event_calls,),
)
def spares(trial: Trial) -> None:
    """Records that the event does not name say after it what they said before.

    Of one that could not be read before it, nothing is known: the case is no pass then.
    """
    made = ready(trial)
    beside = _together(trial, made, (*others(trial, made), *siblings(trial, made)))
    told = made.act.inputs
    beside = tuple(o for o in beside if _said(o.group, o.row, told) and _is_kept(trial, o))
    reply, tried, before = _entered(trial, made, beside)
    after = _standing(trial, made, tried)
    for one, was, now in zip(tried, before, after, strict=True):
        if was != now and _is_hidden(trial, made, was, now):
            raise UntestedError(is_shown_masked([one.group.key]))
        if was != now:
            raise _changed(trial, f"{reply.exchange.path} → records/{one.group.key}", was, now)
    unseen = [one.group.key for one, was in zip(tried, before, strict=True) if not was]
    if unseen:
        raise UntestedError(_unseen(made.event.key, unseen))


def _together(trial: Trial, made: Ready, found: Iterable[Beside]) -> tuple[Beside, ...]:
    """Return the records that can stand beside the event and each other."""
    builder, stands, kept = on(trial, made.act.day), list(made.world), []
    for one in found:
        if not taken(builder, stands, one.world):
            stands += one.world
            kept.append(one)
    return tuple(kept)


def _is_kept(trial: Trial, one: Beside) -> bool:
    """Say whether the package can hold such a record; of what it has not, it changes nothing."""
    found = offered_calls(trial.profile)
    rows = [*((p.domain, p.group) for p in one.world), (trial.domain, one.group.key)]
    if found is None:
        return True
    reads = found.reaches(Call.on("query", trial.domain, one.group.key))
    return reads and not any(
        found.lacks(trial.spec, Call.on("load", domain, group), trial.case)
        for domain, group in rows
    )


def _changed(trial: Trial, where: str, was: Counter[str], now: Counter[str]) -> FindingError:
    return trial.deviation(
        worded("F-EVENT-BESIDE"),
        expected=rows_of(was - now),
        found=rows_of(now - was),
        where=where,
        cause=f"{trial.case.requirement.id}:beside",
    )


def _is_hidden(trial: Trial, made: Ready, was: Counter[str], now: Counter[str]) -> bool:
    """Say whether a measure that protects somebody merely keeps of their records what it hides.

    A package with words of its own hides where they are from whoever asks, in other records, too.
    """
    protection = trial.spec.head.protection
    operation = trial.spec.functions[made.entered.function].operation
    if protection is None or getattr(operation, "record", None) != protection.group:
        return False
    stood: list[Row] = [json.loads(one) for one in was]
    shown: list[Row] = [json.loads(one) for one in now]
    return is_own_api(trial) and all(
        any(row.items() <= other.items() for other in stood) for row in shown
    )


def _entered(
    trial: Trial, made: Ready, beside: Sequence[Beside]
) -> tuple[Reply, tuple[Beside, ...], tuple[Counter[str], ...]]:
    """Enter the event beside all the records; where that is refused, beside some one by one.

    What stands may lawfully be in the way of an event: a hold, a claim that is open.
    """
    single = sorted(beside, key=lambda one: seeds.number(trial.seed, trial.case.id, one.group.key))
    for tried in (tuple(beside), *((one,) for one in single[:_ALONE])):
        if not tried:
            continue
        arranged = _with(trial, made, tried)
        before, changes = _standing(trial, made, tried), changing(trial, arranged)
        reply = enter(trial, arranged)
        if not reply.accepted or not any(before):
            continue
        if changes and changing(trial, arranged) == changes:
            raise untraced(arranged)
        return reply, tried, before
    raise UntestedError(_in_the_way(made.event.key))


def _with(trial: Trial, made: Ready, tried: Sequence[Beside]) -> Ready:
    domain, builder = trial.domain, on(trial, made.act.day)
    # what functions make of a record is what has to stay: they need not make it as it was drawn
    told = {one.group.key: tuple(key_of(one.group, one.row)) for one in tried}
    matters = told if trial.builder.entered else {}
    rows = [
        p
        for one in tried
        for p in (
            *one.world,
            PlacedRow(domain, one.group.key, one.row, matters.get(one.group.key)),
        )
    ]
    return begin(trial, replace(made, world=(*made.world, *aligned(builder, made.world, rows))))


def _standing(trial: Trial, made: Ready, tried: Sequence[Beside]) -> tuple[Counter[str], ...]:
    """Return what each record says, in all its history; a key alone says nothing."""
    told = made.act.inputs
    return tuple(
        Counter(
            json.dumps(said, ensure_ascii=False, sort_keys=True)
            for row in trial.interface.query(
                trial.domain, one.group.key, key_of(one.group, one.row)
            )
            if (said := _said(one.group, row, told))
        )
        for one in tried
    )


def _said(group: RecordGroup, row: Mapping[str, Json], told: Mapping[str, Json]) -> Row:
    """Return what a row says, but for what the event is told by the same name, and names, places.

    Other registers may lawfully take those over.
    """
    left_out = {*told, *names_or_places(group)} - set(group.primary_key)
    said = known(group, dict(row))
    found: Row = {k: v for k, v in said.items() if v is not None and k not in left_out}
    return found if found.keys() - set(group.primary_key) else {}


def _unseen(event: str, groups: Sequence[str]) -> Cause:
    named = ", ".join(dict.fromkeys(groups))
    return make_cause("U-EVENT-BESIDE-UNSEEN", {"event": event, "groups": named}, groups=named)


def _in_the_way(event: str) -> Cause:
    return make_cause("U-EVENT-NONE-BESIDE", {"event": event})
