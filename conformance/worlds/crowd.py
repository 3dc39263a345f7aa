"""More rows than a page holds, and signs that a database reads as any other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from conformance.cases.elsewhere import alone
from conformance.population.rows import PlacedRow, identifies, key_of

if TYPE_CHECKING:
    from conformance.cases.trial import Trial
    from conformance.catalog.models.operations import Search, SearchBy
    from conformance.catalog.models.records import RecordGroup
    from conformance.findings import Json
    from conformance.population.rows import Row

MANY: Final = 251
"""One more than any usual page or bound of a list, of twenty, fifty, a hundred or 250."""


def takes_many(trial: Trial) -> bool:
    """Return whether a case may store many rows: in a sandbox, whose answers have no pages."""
    return alone(trial) and not trial.builder.entered


def crowd(trial: Trial, operation: Search, item: str, value: Json) -> list[Row]:
    """Return many rows with the value sought, for one of the items that a function searches by.

    Empty where the item tells rows apart, or where it is another that many can share.
    """
    group = trial.group(operation.record)
    if not takes_many(trial) or item != _shared(group, operation):
        return []
    rows: dict[str, Row] = {}
    for n in range(MANY):
        row = trial.builder.row(
            trial.spec, group, f"crowd {n}", (item, *operation.shows), {item: value}
        )
        rows[str(key_of(group, row))] = row
    return list(rows.values())


def many(trial: Trial, group: RecordGroup) -> list[PlacedRow]:
    """Return many rows of a group, none like another; empty where a case may not store many."""
    if not takes_many(trial):
        return []
    row = trial.builder.row
    rows = [row(trial.spec, group, f"many {n}") for n in range(MANY)]
    apart = {str(key_of(group, one)): one for one in rows}
    return [PlacedRow(trial.domain, group.key, one) for one in apart.values()]


def as_pattern(by: SearchBy, asked: Json, group: RecordGroup) -> str | None:
    """Return what was asked with a sign in it that stands for one character in a database.

    None of what is no text: only a name may hold any sign.
    """
    text = group.item(by.item).type == "text" and isinstance(asked, str)
    if not text or by.match == "range" or not asked:
        return None
    return f"_{str(asked)[1:]}" if len(str(asked)) > 1 else "_"


def _shared(group: RecordGroup, operation: Search) -> str | None:
    """Return the first item searched by that many rows may have alike; None without one."""
    items = (group.item(by.item) for by in operation.by)
    return next(
        (i.key for i in items if not identifies(group, i) and i.key not in group.primary_key), None
    )
