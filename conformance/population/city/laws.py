"""Rows that obey the laws that invariants state: what one row decides, and what others decide."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import polars as pl

from conformance.catalog.models import file_laws as law
from conformance.catalog.models.conditions import Bounds, Filled, values_of
from conformance.population.city.conditions import holds
from conformance.population.of_age import right_day, wrong_day
from conformance.values.office_days import STANDARD

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

    from conformance.catalog.models.conditions import Wanted
    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.records import Item, RecordGroup
    from conformance.population.city.roles import Place

    Others = Callable[[law.FileLaw, pl.DataFrame], pl.DataFrame]
    Lend = Callable[[Item], tuple[str, ...]]

_FOUND = "#found"
_PLACES = 2  # of decimals that state none
_NONE = "#none"  # no lawful value is unlike what is wanted


def laws_of(spec: Specification, group: str) -> Iterator[law.FileLaw]:
    """Yield the laws that the rows of a group must obey."""
    for invariant in spec.invariants.values():
        for one in invariant.checks:
            if isinstance(one, law.FileLaw) and one.rows.group == group:
                yield one


def other_group(place: Place, one: law.FileLaw) -> Place | None:
    """Return the group that a law on a group's rows looks at beside them."""
    others: law.Rows | None = getattr(one, "others", None)
    return None if others is None else (others.domain or place[0], others.group)


def obeying(
    frame: pl.DataFrame,
    group: RecordGroup,
    laws: Iterable[law.FileLaw],
    others: Others,
    lend: Lend,
    taken: Collection[str] = (),
) -> pl.DataFrame:
    """Return the rows changed so that they obey the laws, one after the other.

    Args:
        frame: all rows of some residents or things.
        group: whose rows they are.
        laws: what they must obey.
        others: the rows that a law looks at beside these.
        lend: the values that an item of the group may have.
        taken: the items taken over from elsewhere; others are changed rather than these.
    """
    known = sorted(laws, key=lambda one: not isinstance(one, law.HasValue))
    obedient = _Obeying(group, tuple(known), others, lend, frozenset(taken))
    for one in (*known, *known):  # one law may ask for what another has changed
        frame = obedient.to(one, frame)
    return frame


@dataclass(frozen=True, slots=True)
class _Obeying:
    """Changes the rows of a group so that they obey one law."""

    group: RecordGroup
    laws: tuple[law.FileLaw, ...]
    others: Others
    lend: Lend
    taken: frozenset[str]

    def _stays(self, item: str) -> bool:
        """Say whether a rule gives the item or it is taken over from elsewhere."""
        return item in self.taken or item in {one.item for one in self.group.follows}

    def _given(self, item: str) -> pl.Expr:
        """Return where another law or a rule says what the item is."""
        fixed = [
            holds(one.rows.when)
            for one in self.laws
            if (isinstance(one, law.HasValue) and one.item == item)
            or (isinstance(one, law.PartsSum) and one.total == item)
        ]
        fixed += [holds(one.when) for one in self.group.follows if one.item == item]
        return pl.any_horizontal(pl.lit(item in self.taken), *fixed)

    def to(self, one: law.FileLaw, frame: pl.DataFrame) -> pl.DataFrame:
        match one:
            case law.HasValue():
                return _with_value(frame, one)
            case law.AddsUp():
                return _adding_up(frame, self.group, one, self._given(one.total))
            case law.InOrder():
                return self._in_order(frame, one)
            case law.AtMostOne():
                return self._once(frame, one)
            case law.RowsAgree():
                return _agreeing(frame, one, self.others(one, frame))
            case law.PartsSum():
                return _summed(frame, one, self.others(one, frame))
            case law.ExistsWhen() | law.NoneWhen():
                return self._only(frame, one, there=isinstance(one, law.ExistsWhen))
            case law.Aged():
                return _of_age(frame, one)
            case law.MultipleOf() | law.Bounded() | law.OnOpenDay():
                return _alone(frame, one)
            case _:
                return frame  # the rows of one resident or thing follow one another

    def _in_order(self, frame: pl.DataFrame, one: law.InOrder) -> pl.DataFrame:
        """Return the rows with what lay too early moved to what it follows, or the other way."""
        whole = self.group.item(one.later).type == "integer"
        backwards = one.others is None and self._stays(one.later) and not self._stays(one.earlier)
        earlier = pl.col(one.earlier).cast(pl.Int64) if whole else pl.col(one.earlier)
        if one.others is not None:
            frame = _joined(frame, self.others(one, frame), one.key, earlier.max())
            earlier = pl.col(_FOUND)
        later = pl.col(one.later).cast(pl.Int64) if whole else pl.col(one.later)
        wrong = (holds(one.rows.when) & (later < earlier)).fill_null(value=False)
        moved, right = (one.earlier, later) if backwards else (one.later, earlier)
        text = pl.when(wrong).then(right.cast(pl.String)).otherwise(moved)
        return frame.with_columns(text.alias(moved)).drop(_FOUND, strict=False)

    def _once(self, frame: pl.DataFrame, one: law.AtMostOne) -> pl.DataFrame:
        """Return the rows with only the last of those that may stand once still as stated."""
        whole = pl.all_horizontal(pl.col(item).is_not_null() for item in one.per)
        asked = holds(one.rows.when) & whole
        later = asked.cast(pl.Int64).cum_sum(reverse=True).over(one.per) > 1
        return self._unlike(frame, one.rows, asked & later)

    def _only(
        self, frame: pl.DataFrame, one: law.ExistsWhen | law.NoneWhen, *, there: bool
    ) -> pl.DataFrame:
        """Return the rows as stated only where the others have, or have not, a row of the key."""
        joined = _joined(frame, self.others(one, frame), one.key, pl.lit("1").first())
        found = pl.col(_FOUND).is_not_null()
        whole = pl.all_horizontal(pl.col(item).is_not_null() for item in one.key)
        wrong = holds(one.rows.when) & whole & (~found if there else found)
        return self._unlike(joined, one.rows, wrong).drop(_FOUND)

    def _unlike(self, frame: pl.DataFrame, rows: law.Rows, wrong: pl.Expr) -> pl.DataFrame:
        """Return the rows with an item changed so that for some what is stated holds no longer."""
        for key, wanted in rows.when.root.items():
            other = _other(self.group.item(key), wanted, self.lend)
            if key not in _fixed(self.group) and other != _NONE:
                text = pl.when(wrong).then(pl.lit(other, pl.String)).otherwise(key)
                return frame.with_columns(text.alias(key))
        return frame


def _alone(frame: pl.DataFrame, one: law.MultipleOf | law.Bounded | law.OnOpenDay) -> pl.DataFrame:
    """Return the rows with one item rounded, held within bounds or moved to an open day."""
    read = frame.select(one.item, holds(one.rows.when).alias(_FOUND))
    texts = [
        _mended(row[one.item], one) if row[_FOUND] else row[one.item]
        for row in read.iter_rows(named=True)
    ]
    return frame.with_columns(pl.Series(one.item, texts, pl.String))


def _mended(text: str | None, one: law.MultipleOf | law.Bounded | law.OnOpenDay) -> str | None:
    try:
        match one:
            case law.OnOpenDay():
                return (
                    None
                    if text is None
                    else str(STANDARD.open_on_or_after(date.fromisoformat(text)))
                )
            case law.MultipleOf():
                return None if text is None else str(int(text) // one.unit * one.unit)
            case law.Bounded():
                number = None if text is None else Decimal(text)
    except ValueError:
        return text
    if number is None:
        return None
    least = number if one.least is None else max(number, Decimal(one.least))
    return str(least if one.most is None else min(least, Decimal(one.most)))


def _with_value(frame: pl.DataFrame, one: law.HasValue) -> pl.DataFrame:
    texts = [str(int(v)) if isinstance(v, bool) else str(v) for v in one.values]
    item = pl.col(one.item)
    wrong = holds(one.rows.when) & item.is_not_null() & ~item.is_in(texts)
    return frame.with_columns(pl.when(wrong).then(pl.lit(texts[0])).otherwise(item).alias(one.item))


def _adding_up(
    frame: pl.DataFrame, group: RecordGroup, one: law.AddsUp, given: pl.Expr
) -> pl.DataFrame:
    """Return the rows with a total and parts that fit; what is taken off is never too much.

    Where the total is `given` by another law, the parts are fitted to it.
    """
    number = _number(group.item(one.total))
    plus = pl.sum_horizontal(pl.col(item).cast(number).fill_null(0) for item in one.plus)
    less = [pl.col(item).cast(number).fill_null(0) for item in one.minus]
    minus = pl.sum_horizontal(pl.lit(0, number), *less)
    told = pl.any_horizontal(pl.col(item).is_not_null() for item in one.plus)
    asked = holds(one.rows.when) & told & pl.col(one.total).is_not_null()
    first, *further = one.plus
    too_much = asked & (given | (minus > plus))
    frame = frame.with_columns(
        pl.when(asked & given).then(one.total).otherwise(first).alias(first),
        *(_zero(item, asked & given) for item in further),
        *(_zero(item, too_much) for item in one.minus),
    )
    text = (plus - minus).cast(pl.String)
    return frame.with_columns(pl.when(asked).then(text).otherwise(one.total).alias(one.total))


def _zero(item: str, where: pl.Expr) -> pl.Expr:
    told = where & pl.col(item).is_not_null()
    return pl.when(told).then(pl.lit("0")).otherwise(item).alias(item)


def _number(item: Item) -> pl.DataType:
    """Return the numbers an item holds: whole ones, or with as many places as it allows."""
    places = _PLACES if item.fraction is None else item.fraction
    return pl.Decimal(38, places) if item.type == "decimal" else pl.Int64()


def _of_age(frame: pl.DataFrame, one: law.Aged) -> pl.DataFrame:
    """Return the rows with the day on which the age was reached where it was another."""
    read = frame.select(one.birth, one.on, holds(one.rows.when).alias(_FOUND))
    days = [
        right_day(one, row[one.birth]) if row[_FOUND] and wrong_day(one, row) else row[one.on]
        for row in read.iter_rows(named=True)
    ]
    return frame.with_columns(pl.Series(one.on, days, pl.String))


def _agreeing(frame: pl.DataFrame, one: law.RowsAgree, others: pl.DataFrame) -> pl.DataFrame:
    for item, theirs in one.items.items():
        joined = _joined(frame, others, one.key, pl.col(theirs).drop_nulls().first())
        told = holds(one.rows.when) & pl.col(item).is_not_null() & pl.col(_FOUND).is_not_null()
        text = pl.when(told).then(_FOUND).otherwise(item)
        frame = joined.with_columns(text.alias(item)).drop(_FOUND)
    return frame


def _summed(frame: pl.DataFrame, one: law.PartsSum, others: pl.DataFrame) -> pl.DataFrame:
    whole = pl.col(one.part).cast(pl.Int64).fill_null(0).sum().cast(pl.String)
    joined = _joined(frame, others, one.key, whole)
    told = holds(one.rows.when) & pl.col(_FOUND).is_not_null() & pl.col(one.total).is_not_null()
    text = pl.when(told).then(_FOUND).otherwise(one.total)
    return joined.with_columns(text.alias(one.total)).drop(_FOUND)


def _joined(
    frame: pl.DataFrame, others: pl.DataFrame, key: Mapping[str, str], found: pl.Expr
) -> pl.DataFrame:
    """Return the rows with what was found among the others of the same key."""
    theirs = list(key.values())
    told = others.drop_nulls(theirs).group_by(theirs, maintain_order=True).agg(found.alias(_FOUND))
    return frame.join(
        told, left_on=list(key), right_on=theirs, how="left", maintain_order="left", coalesce=True
    )


def _other(item: Item, wanted: Wanted, lend: Lend) -> str | None:
    """Return a lawful value, or none, with which the item is not as wanted."""
    if isinstance(wanted, Filled) and not wanted.filled:
        return next(iter(lend(item)), _NONE)
    if isinstance(wanted, Bounds):
        return "0" if wanted.least is not None and wanted.least > 0 else _NONE
    if not item.required:
        return None
    texts = {str(int(v)) if isinstance(v, bool) else str(v) for v in values_of(wanted)}
    return next((text for text in lend(item) if texts and text not in texts), _NONE)


def _fixed(group: RecordGroup) -> set[str]:
    """Return the items that tell rows apart or mark the latest: no law changes them."""
    past = group.history
    return {*group.primary_key, *((past.number, past.latest or "") if past else ())}
