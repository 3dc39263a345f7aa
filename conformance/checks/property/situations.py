"""Situations of a measure beyond its kind and period: companions, provisional, renewed, expired."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from conformance.catalog.models.operations import Update
from conformance.population.ordered_days import in_order
from conformance.population.rows import PlacedRow
from conformance.worlds.protect import protect

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import date

    from conformance.cases.trial import Trial
    from conformance.catalog.models.domain import Companions, Protection, Specification
    from conformance.catalog.models.invariants import NoLeak
    from conformance.checks.property.measures import DrawnMeasure
    from conformance.findings import Json
    from conformance.population.rows import Row

COMPANION, COMPANION_ENDED = "companion", "companion-ended"
PROVISIONAL, AWAITED = "provisional", "awaited"
EXPIRED, ENDED, RENEWED = "expired", "ended", "renewed"

_YEAR = 365


def possible(spec: Specification, one: NoLeak) -> Iterator[str]:
    """Yield the situations that the rows of a domain can tell."""
    stated = spec.head.protection
    if stated is None or stated.group != one.protected_by or stated.from_item is None:
        return
    if stated.companions is not None:
        yield COMPANION
    if stated.companions is not None and stated.ended is not None:
        yield COMPANION_ENDED
    if stated.provisional_from is not None:
        yield from (PROVISIONAL, AWAITED)
    if stated.planned_end is not None:
        yield EXPIRED
    if stated.ended is not None:
        yield ENDED
    history = spec.records[stated.group].history
    if history is not None and history.latest is not None and stated.ended is not None:
        yield RENEWED


def protects(situation: str) -> bool:
    """Return whether a person in the situation is protected."""
    return situation not in {COMPANION_ENDED, ENDED}


def arranged(
    trial: Trial,
    one: NoLeak,
    measure: DrawnMeasure,
    placed: list[PlacedRow],
    person: Json,
    day: date,
) -> list[PlacedRow]:
    """Return the placed rows with those that put the person in the situation on a day."""
    stated = trial.spec.head.protection
    if stated is None or stated.from_item is None:
        msg = f"{trial.domain}: no measure has a first day"
        raise LookupError(msg)
    dates = _dates(stated, measure.situation, lambda days: (day + timedelta(days)).isoformat())
    marks = {**measure.marks, **_when_ended(trial, stated, measure.situation), **dates}
    if measure.situation in {COMPANION, COMPANION_ENDED} and stated.companions is not None:
        return [*placed, *_beside(trial, stated, stated.companions, person, marks)]
    rows = protect(trial, placed, person, group=one.protected_by, subject=one.subject, active=marks)
    return _renewed(trial, rows, stated, day) if measure.situation == RENEWED else rows


def _when_ended(trial: Trial, stated: Protection, situation: str) -> Row:
    """Return what else is said of a measure that a function ended, where rows come by functions."""
    if protects(situation) or not trial.builder.entered:
        return {}
    changing = (function.operation for function in trial.spec.functions.values())
    ending = (
        operation.sets
        for operation in changing
        if isinstance(operation, Update)
        and operation.record == stated.group
        and stated.ended in operation.inputs
    )
    return dict(next(ending, {}))


def _dates(stated: Protection, situation: str, on: Callable[[int], str]) -> Row:
    """Return the days of the measure; `on` gives the date so many days from the business date."""
    row: Row = dict.fromkeys(stated.dates)
    said: Mapping[str, tuple[tuple[str | None, int], ...]] = {
        COMPANION: ((stated.from_item, -30),),
        COMPANION_ENDED: ((stated.from_item, -30), (stated.ended, 0)),
        PROVISIONAL: ((stated.provisional_from, 0),),
        AWAITED: ((stated.provisional_from, -5), (stated.from_item, 5)),
        EXPIRED: ((stated.from_item, -_YEAR), (stated.planned_end, -1)),
        ENDED: ((stated.from_item, -30), (stated.ended, 0)),
        RENEWED: ((stated.from_item, 0), (stated.planned_end, _YEAR - 1)),
    }
    row.update({item: on(days) for item, days in said[situation] if item is not None})
    return row


def _beside(
    trial: Trial, stated: Protection, at: Companions, person: Json, marks: Row
) -> Iterator[PlacedRow]:
    """Yield a measure of somebody else and the row that names the person their companion."""
    spec, build = trial.spec, trial.builder
    model, group = trial.group(stated.group), trial.group(at.group)
    measure = build.row(spec, model, f"applicant beside {person}", fixed=marks)
    yield PlacedRow(trial.domain, model.key, measure, (stated.subject, *marks))
    yield from build.world(spec, model, measure)
    named = {own: measure[source] for own, source in at.by.items()}
    row = build.row(spec, group, f"companion {person}", fixed={at.subject: person, **named})
    yield PlacedRow(trial.domain, group.key, row, (at.subject, *named))
    yield from build.world(spec, group, row)


def _renewed(trial: Trial, rows: list[PlacedRow], stated: Protection, day: date) -> list[PlacedRow]:
    """Return the rows with the measure as the second row of its history, the first just over.

    The first was to end yesterday; the next begins today. Nobody has ended either.
    """
    group = trial.group(stated.group)
    history = group.history
    if history is None or history.latest is None or stated.from_item is None:
        return rows
    *others, new = rows
    began, over = (day - timedelta(_YEAR)).isoformat(), (day - timedelta(1)).isoformat()
    ends: Row = {} if stated.planned_end is None else {stated.planned_end: over}
    fixed: Row = {history.latest: False, stated.from_item: began, **ends}
    past = in_order(group, {**new.row, **fixed}, fixed, day)  # applied for before it began
    now: Row = {**new.row, history.number: 2}
    first = PlacedRow(new.domain, new.group, past, new.matters)
    return [*others, first, PlacedRow(new.domain, new.group, now, new.matters)]
