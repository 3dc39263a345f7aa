"""Periods of rows: none ends before it begins, also where its end was taken over from elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from conformance.population.city.conditions import condition_mask

if TYPE_CHECKING:
    from collections.abc import Collection

    from conformance.catalog.models.records import Period, RecordGroup


def periods_of(group: RecordGroup) -> tuple[Period, ...]:
    """Return the periods of a group's rows, that of its history among them."""
    past = group.history.period(group.primary_key) if group.history else None
    return group.periods if past is None else (*group.periods, past)


def forwards(frame: pl.DataFrame, group: RecordGroup, taken: Collection[str]) -> pl.DataFrame:
    """Return the rows with every period that ran backwards shrunk to one day or month.

    Its beginning is moved where its end is `taken` from elsewhere, else its end.
    """
    for one in periods_of(group):
        if group.item(one.since).type != group.item(one.until).type:
            continue
        backwards = (pl.col(one.until) < pl.col(one.since)).fill_null(value=False)
        kept = one.until in taken and one.since not in {*taken, *group.primary_key}
        moved, right = (one.since, one.until) if kept else (one.until, one.since)
        text = pl.when(condition_mask(one.when) & backwards).then(right).otherwise(moved)
        frame = frame.with_columns(text.alias(moved))
    return frame
