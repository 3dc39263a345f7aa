"""Periods in rows: none ends before it begins; of one key no two overlap.

Rows are kept as two 64-bit hashes (of what they may not overlap within, and of their primary key),
two places in time and the line: 36 bytes. Two keys that share a hash are taken for one; the chance
is about 1 : 100,000 for twenty million rows.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import polars as pl

from conformance.tables.conditions import holding
from conformance.tables.coverage import FileCoverage
from conformance.tables.hashes import hashed
from conformance.tables.moments import moment
from conformance.tables.read import LINE
from conformance.tables.spots import VALUE, note

if TYPE_CHECKING:
    from conformance.catalog.models.records import Period, RecordGroup
    from conformance.tables.tally import Tallies

_KEY, _ROW, _SINCE, _UNTIL, _REACH = "#key", "#row", "#since", "#until", "#reach"
_OPEN = 2**62  # later than every day


@dataclass
class Periods:
    """Judges the periods that two items of a group make.

    Attributes:
        group: whose rows they are.
        period: the two items, and within what the periods may not overlap.
    """

    group: RecordGroup
    period: Period
    _kept: list[pl.DataFrame] = field(default_factory=list)
    _judged: int = 0

    @property
    def subject(self) -> str:
        """`#period` with the two items."""
        return f"#period {self.period.since} {self.period.until}"

    @property
    def items(self) -> frozenset[str]:
        """Both ends, the items within which they may not overlap, and those of the condition."""
        one = self.period
        apart = {*one.per, *self.group.primary_key} if one.per else set()
        return frozenset({one.since, one.until, *apart, *one.when.items})

    def take(self, frame: pl.DataFrame, tallies: Tallies) -> None:
        """Count periods that end before they begin; keep the others where overlaps count."""
        one = self.period
        rows = holding(frame, one.when).select(
            LINE,
            pl.col(one.until).alias(VALUE),
            self._at(one.since).alias(_SINCE),
            self._at(one.until).alias(_UNTIL),
            *([hashed(one.per).alias(_KEY), self._row()] if one.per else []),
        )
        rows = rows.drop_nulls(_SINCE)
        self._judged += rows.height
        backwards = (pl.col(_SINCE) > pl.col(_UNTIL)).fill_null(value=False)
        facts = {"since": one.since, "until": one.until}
        tally = tallies.at(self.subject, "F-FILE-PERIOD-BACKWARDS", **facts)
        tally.about.add((one.since, one.until))
        note(tally, rows.filter(backwards), one.until)
        if one.per:
            rows = rows.filter(~backwards).drop_nulls(_KEY).drop(VALUE)
            self._kept.append(rows.with_columns(pl.col(_UNTIL).fill_null(_OPEN)))

    def close(self, tallies: Tallies) -> FileCoverage:
        """Count each row that begins before an earlier one has ended."""
        if self._kept:
            wrong = _overlapping(pl.concat(self._kept), int(self.period.through))
            self._kept.clear()
            facts = {"key": ", ".join(self.period.per), "since": self.period.since}
            tally = tallies.at(self.subject, "F-FILE-PERIOD-OVERLAP", **facts)
            tally.about.add((self.period.since, self.period.until))
            note(tally, wrong, self.period.since)
        return FileCoverage(self._judged)

    def _row(self) -> pl.Expr:
        return hashed(self.group.primary_key).alias(_ROW)

    def _at(self, item: str) -> pl.Expr:
        return moment(item, self.group.item(item).type)


def _overlapping(rows: pl.DataFrame, through: int) -> pl.DataFrame:
    """Return the rows that begin before the end of one that began earlier or with them.

    Where two overlap, two neighbours in order of time do: only keys with such are looked at whole.
    Rows with the same primary key are one row that stands twice, which is another fault.
    """
    time = (_KEY, _SINCE, _UNTIL, LINE)
    ordered = rows.sort(*time)
    meets = pl.col(_SINCE) < pl.col(_UNTIL).shift(1) + through
    doubtful = ordered.filter((pl.col(_KEY) == pl.col(_KEY).shift(1)) & meets)
    of_keys = ordered.join(
        doubtful.select(_KEY).unique(), on=_KEY, how="semi", maintain_order="left"
    )
    of_keys = of_keys.unique(_ROW, keep="first", maintain_order=True)
    reach = pl.col(_UNTIL).cum_max().shift(1).over(_KEY)
    of_keys = of_keys.with_columns(reach.alias(_REACH))
    return of_keys.filter(pl.col(_SINCE) < pl.col(_REACH) + through)
