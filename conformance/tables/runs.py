"""Numbers that follow one another, and shares that make a whole, among rows of one key.

Keys are told by their hash; of a file the key, the line and one or two numbers of a row are kept.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import polars as pl

from conformance.tables.hashes import hashed
from conformance.tables.read import LINE
from conformance.tables.spots import VALUE, note

if TYPE_CHECKING:
    from conformance.catalog.models.file_laws import LastNotMore, Numbered, SharesSum
    from conformance.tables.table import Table
    from conformance.tables.tally import Tallies

_KEY, _NUMBER, _OVER, _SUM = "#key", "#number", "#over", "#sum"
_NEAR = 1e-9  # of a sum of fractions: nearer to one they are added up exactly


def with_gaps(law: Numbered, rows: Table, subject: str, tallies: Tallies) -> int:
    """Count rows whose number is not the one before it, or the same, and one.

    Returns:
        How many rows have a key and a number.
    """
    parts = [
        block.select(LINE, hashed([*law.per]).alias(_KEY), rows.rank(law.number).alias(_NUMBER))
        for block in rows.blocks([*law.per, law.number])
    ]
    if not parts:
        return 0
    kept = pl.concat(parts).drop_nulls([_KEY, _NUMBER]).sort(_KEY, _NUMBER, LINE)
    same = pl.col(_KEY) == pl.col(_KEY).shift(1)
    wrong = kept.filter(same & (pl.col(_NUMBER) > pl.col(_NUMBER).shift(1) + 1))
    tally = tallies.at(subject, "F-FILE-GAP", number=law.number, per=", ".join(law.per))
    note(tally, wrong.select(LINE), law.number)
    return kept.height


def rising_at_last(law: LastNotMore, rows: Table, subject: str, tallies: Tallies) -> int:
    """Count the last rows of a key whose amount is more than that of the row before.

    Returns:
        How many keys have two rows or more, each with a number of its own and an amount.
    """
    parts = [
        block.select(
            LINE,
            hashed([*law.per]).alias(_KEY),
            rows.number(law.number).alias(_NUMBER),
            rows.number(law.amount).alias(_SUM),
            pl.col(law.amount).alias(VALUE),
        )
        for block in rows.blocks([*law.per, law.number, law.amount])
    ]
    if not parts:
        return 0
    kept = pl.concat(parts).drop_nulls(_KEY).sort(_KEY, _NUMBER, LINE)
    told = pl.all_horizontal(pl.col(_NUMBER).is_not_null(), pl.col(_SUM).is_not_null())
    once = pl.col(_NUMBER).n_unique() == pl.len()
    judged = kept.filter((told.all() & once).over(_KEY), pl.len().over(_KEY) > 1)
    before = pl.col(_SUM).shift(1).over(_KEY)
    last = pl.col(_NUMBER) == pl.col(_NUMBER).max().over(_KEY)
    wrong = judged.filter(last & (pl.col(_SUM) > before))
    tally = tallies.at(subject, "F-FILE-REMAINDER", amount=law.amount, number=law.number)
    note(tally, wrong.select(LINE, VALUE), law.amount)
    return judged[_KEY].n_unique()


def not_whole(law: SharesSum, rows: Table, subject: str, tallies: Tallies) -> int:
    """Count the first row of each key whose shares do not add up to one; all shares are judged.

    Keys with a share that is no number, or is of nothing, are left to other checks.
    """
    parts = [
        block.select(
            LINE,
            hashed([*law.per]).alias(_KEY),
            rows.number(law.numerator).alias(_NUMBER),
            rows.number(law.denominator).alias(_OVER),
        )
        for block in rows.blocks([*law.per, law.numerator, law.denominator])
    ]
    if not parts:
        return 0
    kept = pl.concat(parts).drop_nulls(_KEY)
    told = pl.all_horizontal(pl.col(_NUMBER).is_not_null(), pl.col(_OVER).fill_null(0) > 0)
    judged = kept.filter(told.all().over(_KEY))
    share = pl.col(_NUMBER).cast(pl.Float64) / pl.col(_OVER).cast(pl.Float64)
    summed = judged.group_by(_KEY).agg(pl.col(LINE).min(), share.sum().alias(_SUM))
    odd = summed.filter((pl.col(_SUM) - 1).abs() > 0)
    far = (pl.col(_SUM) - 1).abs() > _NEAR
    near = [key for key in odd.filter(~far)[_KEY] if _exact(judged, key) == 1]
    wrong = odd.filter(~pl.col(_KEY).is_in(near))
    tally = tallies.at(subject, "F-FILE-SHARES", per=", ".join(law.per))
    note(tally, wrong.select(LINE), law.numerator)
    return judged.height


def _exact(rows: pl.DataFrame, key: int) -> Fraction:
    found = rows.filter(pl.col(_KEY) == key).select(_NUMBER, _OVER).iter_rows()
    return sum((Fraction(int(one), int(of)) for one, of in found), Fraction(0))
