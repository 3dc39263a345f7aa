"""Ages that a day in a row tells of: nobody is too young or too old for what the row says."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import polars as pl

from conformance.tables.hashes import hashed
from conformance.tables.read import LINE
from conformance.tables.spots import VALUE, note

if TYPE_CHECKING:
    from datetime import date

    from conformance.catalog.models.file_laws import Aged, NotOutgrown
    from conformance.tables.table import Table
    from conformance.tables.tally import Tallies

_KEY, _BORN, _ON = "#key", "#born", "#on"
_FIRST_YEAR, _LAST_YEAR = 1700, 2199  # others are marks of open ranges, or another fault


def of_wrong_age(
    law: Aged, rows: Table, others: Table | None, subject: str, tallies: Tallies
) -> int:
    """Count rows whose person is too young or too old on the day that the law looks at.

    Returns:
        How many rows name both days whole, after the day until which the law does not judge.
    """
    judged, births = 0, _births(law, others) if others else None
    for block in rows.blocks(law.uses[0][1]):
        told, on = pl.col(law.on).alias(VALUE), _day(law.on, _ON)
        if births is None:
            days = block.select(LINE, told, _day(law.birth, _BORN), on)
        else:
            keyed = block.select(LINE, told, on, hashed([*law.key]).alias(_KEY))
            days = keyed.join(births, on=_KEY, how="inner", maintain_order="left")
        read = days.filter(pl.all_horizontal(_whole(_BORN), _whole(_ON)))
        if law.after is not None:
            read = read.filter(pl.col(_ON) > law.after)
        judged += read.height
        for code, age, wrong in _wrong(law):
            tally = tallies.at(subject, code, birth=law.birth, on=law.on, age=age)
            note(tally, read.filter(wrong).select(LINE, VALUE), law.on)
    return judged


def _births(law: Aged, others: Table) -> pl.DataFrame:
    """Return the day of birth by the hash of the key, where all rows of a key name the same."""
    key = [*law.key.values()]
    told = [hashed(key).alias(_KEY), _day(law.birth, _BORN)]
    parts = [block.select(told).drop_nulls().unique() for block in others.blocks([*key, law.birth])]
    if not parts:
        return pl.DataFrame(schema={_KEY: pl.UInt64, _BORN: pl.Date})
    return pl.concat(parts).unique().filter(pl.len().over(_KEY) == 1)


def outgrown(law: NotOutgrown, day: date, rows: Table, subject: str, tallies: Tallies) -> int:
    """Count rows whose person reached the age longer ago than the law allows for, on a day.

    Returns:
        How many rows name a whole day of birth.
    """
    judged = 0
    for block in rows.blocks([law.birth]):
        told = pl.col(law.birth).alias(VALUE)
        read = block.select(LINE, told, _day(law.birth, _BORN)).filter(_whole(_BORN))
        judged += read.height
        reached = pl.col(_BORN).dt.offset_by(f"{law.below}y")
        late = pl.lit(day) > reached + timedelta(days=law.late)
        tally = tallies.at(subject, "F-FILE-OUTGROWN", birth=law.birth, age=law.below, day=str(day))
        note(tally, read.filter(late).select(LINE, VALUE), law.birth)
    return judged


def _wrong(law: Aged) -> list[tuple[str, int, pl.Expr]]:
    """Return each code with its age and the mask of rows that break it."""
    found = []
    if law.least is not None:
        first = pl.col(_BORN).dt.offset_by(f"{law.least}y") - law.grace
        found.append(("F-FILE-TOO-YOUNG", law.least, pl.col(_ON) < first))
    if law.below is not None:
        last = pl.col(_BORN).dt.offset_by(f"{law.below}y") + law.grace
        found.append(("F-FILE-TOO-OLD", law.below, pl.col(_ON) > last))
    return found


def _whole(day: str) -> pl.Expr:
    return pl.col(day).dt.year().is_between(_FIRST_YEAR, _LAST_YEAR)


def _day(item: str, name: str) -> pl.Expr:
    return pl.col(item).str.to_date("%Y-%m-%d", strict=False).alias(name)
