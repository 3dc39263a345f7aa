"""Rows that obey the laws that invariants state: what one row decides, and what others decide."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import polars as pl

from conformance.catalog.models import file_laws as law
from conformance.catalog.models.conditions import Bounds, Filled, values_of
from conformance.population.city.conditions import condition_mask
from conformance.population.city.laws_alone import by_themselves
from conformance.population.city.laws_beside import FOUND as _FOUND
from conformance.population.city.laws_beside import beside, joined_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from conformance.catalog.models.conditions import Wanted
    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.records import Item, RecordGroup
    from conformance.population.city.roles import Place


_PLACES = 2  # of decimals that state none
_MONTH = len("2026-04")
_NONE = "#none"  # no lawful value is unlike what is wanted


class GroupContext(Protocol):
    """What stands around the rows of a group."""

    def others(self, one: law.FileLaw, frame: pl.DataFrame) -> pl.DataFrame:
        """Return the rows that a law looks at beside these."""
        ...

    def lend(self, item: Item) -> tuple[str, ...]:
        """Return the values that an item of the group may have."""
        ...

    def ruled(
        self, one: law.RuleGives, frame: pl.DataFrame, others: pl.DataFrame | None
    ) -> pl.DataFrame:
        """Return the rows as a rule gives them, from them and those beside them."""
        ...


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
    around: GroupContext,
    taken: Collection[str] = (),
) -> pl.DataFrame:
    """Return the rows changed so that they obey the laws, one after the other.

    Args:
        frame: all rows of some residents or things.
        group: whose rows they are.
        laws: what they must obey.
        around: what stands around them.
        taken: the items taken over from elsewhere; others are changed rather than these.
    """
    known = sorted(laws, key=_turn)
    obedient = Obeying(group, tuple(known), around, frozenset(taken))
    for one in (*known, *known):  # one law may ask for what another has changed
        frame = obedient.to(one, frame)
    return frame


def _turn(one: law.FileLaw) -> int:
    """Return when a law has its turn: what gives single numbers before what adds them up."""
    match one:
        case law.HasValue():
            return 0
        case law.RuleGives():
            return 1
        case law.AddsUp() if one.within != 0:
            return 2
        case law.MultipleOf() | law.Bounded():
            return 3
        case _:
            return 4


@dataclass(frozen=True, slots=True)
class Obeying:
    """Changes the rows of a group so that they obey one law."""

    group: RecordGroup
    laws: tuple[law.FileLaw, ...]
    around: GroupContext
    taken: frozenset[str]

    def _stays(self, item: str) -> bool:
        """Say whether a rule gives the item or it is taken over from elsewhere."""
        return item in self.taken or item in {one.item for one in self.group.follows}

    def _given(self, item: str, asking: law.AddsUp) -> pl.Expr:
        """Return where another law, or one that came before, or a rule says what the item is."""
        before = self.laws[: self.laws.index(asking)]
        fixed = [
            condition_mask(one.rows.when)
            for one in self.laws
            if (isinstance(one, law.HasValue) and one.item == item)
            or (isinstance(one, law.PartsSum) and one.total == item)
        ]
        fixed += [
            condition_mask(one.rows.when)
            for one in before
            if isinstance(one, law.AddsUp) and one.total == item and one.within is not None
        ]
        fixed += [condition_mask(one.when) for one in self.group.follows if one.item == item]
        return pl.any_horizontal(pl.lit(item in self.taken), *fixed)

    def _free_first(self, one: law.AddsUp) -> law.AddsUp:
        """Return the law with the parts first that no other law gives a value."""
        valued = {other.item for other in self.laws if isinstance(other, law.HasValue)}
        return one.model_copy(update={"plus": tuple(sorted(one.plus, key=valued.__contains__))})

    def to(self, one: law.FileLaw, frame: pl.DataFrame) -> pl.DataFrame:
        """Return the rows changed so that they obey one law."""
        match one:
            case law.AddsUp():
                return _adding_up(
                    frame, self.group, self._free_first(one), self._given(one.total, one)
                )
            case law.InOrder():
                return self._in_order(frame, one)
            case law.AtMostOne():
                return self._once(frame, one)
            case law.ExistsWhen() | law.NoneWhen():
                return self._only(frame, one, there=isinstance(one, law.ExistsWhen))
            case law.RuleGives():
                return self.around.ruled(
                    one, frame, self.around.others(one, frame) if one.others else None
                )
            case law.PeriodsApart() | law.Numbered() | law.NotOutgrown():
                return frame  # the rows of one resident or thing follow one another, up to today
            case law.RowsAgree() | law.Counted() | law.PartsSum() | law.PaidBack():
                return beside(frame, one, self.around.others(one, frame))
            case law.Aged() if one.others is not None:
                return beside(frame, one, self.around.others(one, frame))
            case _:
                return by_themselves(frame, one)

    def _in_order(self, frame: pl.DataFrame, one: law.InOrder) -> pl.DataFrame:
        """Return the rows with what lay too early moved to what it follows, or the other way."""
        whole = self.group.item(one.later).type == "integer"
        born = self.group.item(one.later).denotes == "birth_date"
        freer = born or (self._stays(one.later) and not self._stays(one.earlier))
        backwards = one.others is None and freer
        earlier = pl.col(one.earlier).cast(pl.Int64) if whole else pl.col(one.earlier)
        if one.others is not None:
            frame = joined_rows(frame, self.around.others(one, frame), one.key, earlier.max())
            earlier = pl.col(_FOUND)
        later = pl.col(one.later).cast(pl.Int64) if whole else pl.col(one.later)
        before = later < earlier if whole else _before(later, earlier)
        wrong = (condition_mask(one.rows.when) & before).fill_null(value=False)
        moved, right = (one.earlier, later) if backwards else (one.later, earlier)
        text = pl.when(wrong).then(_written(right, moved, whole=whole)).otherwise(moved)
        return frame.with_columns(text.alias(moved)).drop(_FOUND, strict=False)

    def _once(self, frame: pl.DataFrame, one: law.AtMostOne) -> pl.DataFrame:
        """Return the rows with only the last of those that may stand once still as stated."""
        whole = pl.all_horizontal(pl.col(item).is_not_null() for item in one.per)
        asked = condition_mask(one.rows.when) & whole
        later = asked.cast(pl.Int64).cum_sum(reverse=True).over(one.per) > 1
        return self._unlike(frame, one.rows, asked & later)

    def _only(
        self, frame: pl.DataFrame, one: law.ExistsWhen | law.NoneWhen, *, there: bool
    ) -> pl.DataFrame:
        """Return the rows as stated only where the others have, or have not, a row of the key."""
        both = joined_rows(frame, self.around.others(one, frame), one.key, pl.lit("1").first())
        found = pl.col(_FOUND).is_not_null()
        whole = pl.all_horizontal(pl.col(item).is_not_null() for item in one.key)
        wrong = condition_mask(one.rows.when) & whole & (~found if there else found)
        return self._unlike(both, one.rows, wrong).drop(_FOUND)

    def _unlike(self, frame: pl.DataFrame, rows: law.Rows, wrong: pl.Expr) -> pl.DataFrame:
        """Return the rows with an item changed so that for some what is stated holds no longer."""
        for key, wanted in rows.when.root.items():
            other = _other(self.group.item(key), wanted, self.around.lend)
            if key not in _fixed(self.group) and other != _NONE:
                text = pl.when(wrong).then(pl.lit(other, pl.String)).otherwise(key)
                return frame.with_columns(text.alias(key))
        return frame


def _before(first: pl.Expr, second: pl.Expr) -> pl.Expr:
    """Return where a day, month or point in time lies before another, by the less exact one."""
    exact = pl.min_horizontal(first.str.len_chars(), second.str.len_chars())
    return first.str.slice(0, exact) < second.str.slice(0, exact)


def _written(value: pl.Expr, item: str, *, whole: bool) -> pl.Expr:
    """Return a value as exact as the item: cut, or completed by the first day or its time."""
    if whole:
        return value.cast(pl.String)
    exact, text = pl.col(item).str.len_chars(), value
    text = (
        pl.when((text.str.len_chars() == _MONTH) & (exact > _MONTH))
        .then(text + "-01")
        .otherwise(text)
    )
    rest = pl.col(item).str.slice(text.str.len_chars())
    return pl.concat_str(text, rest).str.slice(0, exact)


def _adding_up(
    frame: pl.DataFrame, group: RecordGroup, one: law.AddsUp, given: pl.Expr
) -> pl.DataFrame:
    """Return the rows with a total and parts that fit; what is taken off is never too much.

    Where the total is `given` by another law, the parts are fitted to it.
    """
    number = _number(group.item(one.total))
    plus = pl.sum_horizontal(_part(one, item, number) for item in one.plus)
    less = [pl.col(item).cast(number).fill_null(0) for item in one.minus]
    minus = pl.sum_horizontal(pl.lit(0, number), *less)
    told = pl.any_horizontal(pl.col(item).is_not_null() for item in one.plus)
    asked = condition_mask(one.rows.when) & told & pl.col(one.total).is_not_null()
    first, *further = one.plus
    if one.within is None:  # the total may be less by any amount
        above = asked & (pl.col(one.total).cast(number) > plus - minus)
        text = pl.when(above).then((plus - minus).cast(pl.String)).otherwise(one.total)
        return frame.with_columns(text.alias(one.total))
    too_much = asked & (given | (minus > plus))
    frame = frame.with_columns(
        pl.when(asked & given).then(one.total).otherwise(first).alias(first),
        *(_zero(item, asked & given) for item in further),
        *(_zero(item, too_much) for item in one.minus),
    )
    text = (plus - minus).cast(pl.String)
    return frame.with_columns(pl.when(asked).then(text).otherwise(one.total).alias(one.total))


def _part(one: law.AddsUp, item: str, number: pl.DataType) -> pl.Expr:
    """Return what a part counts: nothing where it is empty, or its flag says that it does not."""
    part = pl.col(item).cast(number).fill_null(0)
    flag = one.unless.get(item)
    return part if flag is None else pl.when(pl.col(flag) == "1").then(0).otherwise(part)


def _zero(item: str, where: pl.Expr) -> pl.Expr:
    told = where & pl.col(item).is_not_null()
    return pl.when(told).then(pl.lit("0")).otherwise(item).alias(item)


def _number(item: Item) -> pl.DataType:
    """Return the numbers an item holds: whole ones, or with as many places as it allows."""
    places = _PLACES if item.fraction is None else item.fraction
    return pl.Decimal(38, places) if item.type == "decimal" else pl.Int64()


def _other(item: Item, wanted: Wanted, lend: Callable[[Item], tuple[str, ...]]) -> str | None:
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
