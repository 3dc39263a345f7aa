"""Days in files on which municipal offices are closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from conformance.tables.read import LINE
from conformance.tables.spots import VALUE, note
from conformance.values.office_days import STANDARD

if TYPE_CHECKING:
    from conformance.catalog.models.file_laws import OnOpenDay
    from conformance.tables.table import Table
    from conformance.tables.tally import Tallies

_DAY = "#day"


def on_closed_days(law: OnOpenDay, rows: Table, subject: str, tallies: Tallies) -> int:
    """Count days on which offices are closed; return how many whole days there are."""
    judged, closed = 0, dict[object, bool]()
    for block in rows.blocks([law.item]):
        day = pl.col(law.item).str.to_date("%Y-%m-%d", strict=False).alias(_DAY)
        read = block.select(LINE, pl.col(law.item).alias(VALUE), day).drop_nulls(_DAY)
        judged += read.height
        for one in read[_DAY].unique():
            if one not in closed:
                closed[one] = STANDARD.is_closed(one)
        shut = [one for one in read[_DAY].unique() if closed[one]]
        tally = tallies.at(subject, "F-FILE-CLOSED-DAY", item=law.item)
        note(tally, read.filter(pl.col(_DAY).is_in(shut)).select(LINE, VALUE), law.item)
    return judged
