"""A measure as a linkage tells of it: the rows before it comes, and how it goes on and ends."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final, cast

from conformance.catalog.models.invariants import NoLeak
from conformance.population.rows import PlacedRow, distinct, key_of, references
from conformance.worlds.protect import idle, person_of, protect, ways_to_protect

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from conformance.cases.trial import Trial
    from conformance.catalog.models.domain import Protection, Specification
    from conformance.findings import Json
    from conformance.population.rows import Row

_DAY: Final = timedelta(1)
_MONTH: Final = timedelta(30)
_YEAR: Final = timedelta(395)  # a month that is left, and a year more


@dataclass(frozen=True, slots=True)
class MeasureArrival:
    """The rows that stand before the measure comes, and the measure as it comes."""

    stands: list[PlacedRow]
    measure: PlacedRow


def law_of_leaks(spec: Specification) -> NoLeak | None:
    """Return the first law of a domain that names the ways by which nothing may leak."""
    checks = (one for invariant in spec.invariants.values() for one in invariant.checks)
    return next((one for one in checks if isinstance(one, NoLeak)), None)


def law_told(spec: Specification) -> NoLeak:
    """Return the law of a domain that is known to have one."""
    return cast("NoLeak", law_of_leaks(spec))


def through_time(trial: Trial, told: MeasureArrival, look: Callable[..., None]) -> None:
    """Look before a measure comes, once it has come, when it was prolonged, when it is over."""
    look(protected=False)
    measure = told.measure
    _receive(trial, measure)
    look(protected=True)
    for change, protected in _changes(trial):
        measure = _next(trial, measure, change)
        _receive(trial, measure)
        look(protected=protected)


def row_under_measure(
    trial: Trial, record: str, items: Iterable[str], subject: str
) -> tuple[Row, MeasureArrival | None]:
    """Return a row with the items filled, and what stands and comes about its person, if any."""
    group = trial.group(record)
    stated = _stated(trial)
    quiet = idle(trial, record, law_told(trial.spec).active) if record == stated.group else {}
    row = trial.builder.row(trial.spec, group, f"told of {record}", items, quiet)
    world = trial.builder.world(trial.spec, group, row)
    person = row.get(subject) or person_of(trial, record, row, world)
    matters = (*items, *references(group), *quiet)
    placed = [PlacedRow(trial.domain, record, row, matters), *world]
    return row, None if person is None else told_of(trial, placed, person)


def told_of(trial: Trial, placed: list[PlacedRow], person: Json) -> MeasureArrival:
    """Return what stands before the measure on a person comes, and the measure."""
    one, stated = law_told(trial.spec), _stated(trial)
    quiet = [_quiet(trial, p) for p in placed]
    marks = {**ways_to_protect(trial, one.protected_by, one.active)[0], **_until(trial, _MONTH)}
    rows = protect(trial, quiet, person, group=stated.group, subject=stated.subject, active=marks)
    measure = next(p for p in reversed(rows) if p.group == stated.group and p not in quiet)
    former = [p for p in quiet if _same(trial, p, measure)]
    stands = [p for p in rows if p is not measure]
    if former:
        stands = [*quiet, *(p for p in stands if p not in quiet)]
        measure = _next(trial, former[0], measure.row)
    return MeasureArrival(distinct(stands, trial.specification), measure)


def _quiet(trial: Trial, placed: PlacedRow) -> PlacedRow:
    """Return a row that protects nobody by itself."""
    stated = _stated(trial)
    if (placed.domain, placed.group) != (trial.domain, stated.group):
        return placed
    return replace(placed, row={**placed.row, **idle(trial, stated.group, stated.active)})


def _same(trial: Trial, one: PlacedRow, other: PlacedRow) -> bool:
    group = trial.group(other.group)
    alike = (one.domain, one.group) == (other.domain, other.group)
    return alike and key_of(group, one.row) == key_of(group, other.row)


def _next(trial: Trial, before: PlacedRow, change: Row) -> PlacedRow:
    """Return a row as it comes when it has changed: under the next number where it has one."""
    past = trial.group(before.group).history
    row = {**before.row, **change}
    if past is not None:
        row[past.number] = int(str(before.row.get(past.number) or 1)) + 1
    return replace(before, row=row)


def _changes(trial: Trial) -> Iterator[tuple[Row, bool]]:
    """Yield what a measure says when it is prolonged, over, and renewed, if its group can say so.

    Passing a planned end alone ends nothing.
    """
    stated, yesterday = _stated(trial), (trial.day - _DAY).isoformat()
    if stated.until_item or stated.planned_end:
        yield _until(trial, _YEAR), True
    if stated.until_item:
        yield {stated.until_item: yesterday}, False
        yield _until(trial, _YEAR), True
    elif stated.ended:
        yield {stated.ended: yesterday}, False
        yield {stated.ended: None, **_until(trial, _YEAR)}, True
    elif stated.from_item is None:
        yield idle(trial, stated.group, stated.active), False
        yield ways_to_protect(trial)[0], True


def _until(trial: Trial, long: timedelta) -> Row:
    stated, end = _stated(trial), (trial.day + long).isoformat()
    return {item: end for item in (stated.until_item, stated.planned_end) if item is not None}


def _receive(trial: Trial, placed: PlacedRow) -> None:
    """Send a row by the linkage; it must be taken in."""
    sent: Json = {"group": placed.group, "row": dict(placed.row)}
    body: Row = {"direction": "receive", "rows": [sent]}
    reply = trial.accepted(trial.interface.link(trial.domain, trial.key, body))
    outcome = reply.rows[0] if reply.rows else {}
    trial.same({"accepted": 1, "errors": []}, outcome, reply.exchange.path)


def _stated(trial: Trial) -> Protection:
    return cast("Protection", trial.spec.head.protection)
