"""Made-up rows that obey the laws on files, each law shown by a row or more.

Laws are applied in the catalogue's order; what breaks one is changed as little as possible.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cached_property, singledispatch
from typing import TYPE_CHECKING

from conformance.catalog.models import file_laws as law
from conformance.catalog.models.conditions import Bounds, Filled, values_of
from conformance.population.of_age import right_day, wrong_day
from conformance.suite.town.ruled import ruled
from conformance.values.office_days import STANDARD

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from conformance.catalog.models.conditions import When
    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.records import Item, RecordGroup
    from conformance.findings import Json
    from conformance.population.rows import Row


_TIMES = 3  # one law may ask for what another has changed


@dataclass(frozen=True)
class Tables:
    """The rows of every group, seen from one domain.

    Attributes:
        spec: whose groups are meant where no other domain is named.
        groups, rows: the groups and their rows, by domain and key.
    """

    spec: Specification
    groups: Mapping[tuple[str, str], RecordGroup]
    rows: Mapping[tuple[str, str], list[Row]]

    @property
    def domain(self) -> str:
        """The domain that is seen from."""
        return self.spec.domain

    @cached_property
    def referred(self) -> frozenset[tuple[str, str, str]]:
        """The items that some other item refers to."""
        refs = (item.ref for group in self.groups.values() for item in group.items if item.ref)
        return frozenset((ref.domain, name, ref.item) for ref in refs for name in ref.groups)

    def hold(self, one: law.FileLaw) -> bool:
        """Say whether all groups that a law is about are there."""
        return all((rows.domain or self.domain, rows.group) in self.rows for rows, _ in one.uses)

    def all(self, rows: law.Rows) -> list[Row]:
        """Return the rows of a group, whether they meet the condition or not."""
        return self.rows[rows.domain or self.domain, rows.group]

    def holding(self, rows: law.Rows) -> list[Row]:
        """Return the rows that meet the condition."""
        return [row for row in self.all(rows) if rows.when.holds(row)]

    def group(self, rows: law.Rows) -> RecordGroup:
        """Return the group of some rows."""
        return self.groups[rows.domain or self.domain, rows.group]

    def item(self, rows: law.Rows, key: str) -> Item:
        """Return an item of a group."""
        return self.group(rows).item(key)

    def settled(self, rows: law.Rows, row: Row) -> frozenset[str]:
        """Return the items of a row that tell it apart or follow from a rule."""
        group = self.group(rows)
        followed = (one.item for one in group.follows if one.when.holds(row))
        return frozenset({*group.primary_key, *followed})


def obey(spec: Specification, tables: Tables) -> None:
    """Change rows in place until they obey the laws of a specification."""
    checks = [one for invariant in spec.invariants.values() for one in invariant.checks]
    laws = [one for one in checks if isinstance(one, law.FileLaw) and tables.hold(one)]
    for number in range(_TIMES):
        for one in laws:
            if number == 0:
                _shown(one, tables)
            _mend(one, tables)


def meeting(when: When) -> Row:
    """Return values with which a condition holds, for items that it names a value of."""
    wanted: Row = {}
    for item, value in when.root.items():
        values = values_of(value)
        if values:
            wanted[item] = values[0]
        elif isinstance(value, Filled) and not value.filled:
            wanted[item] = None
        elif isinstance(value, Bounds):
            wanted[item] = value.least or 0
    return wanted


def _shown(one: law.FileLaw, tables: Tables) -> None:
    """Make the first full row one that the law is about, where none is."""
    rows, items = one.uses[0]
    known = tables.all(rows)
    full = [row for row in known if all(row.get(item) is not None for item in items)]
    if full and not any(rows.when.holds(row) for row in full):
        full[0].update(meeting(rows.when))


@singledispatch
def _mend(one: object, tables: Tables) -> None:
    """Rows of people with numbers of their own keep all other laws by themselves."""
    del one, tables


@_mend.register(law.RowsAgree)
def _agree(one: law.RowsAgree, tables: Tables) -> None:
    for row, partner in _partners(one.rows, one.others, one.key, tables):
        for item, other in one.items.items():
            if row.get(item) is not None:
                row[item] = partner[other]


@_mend.register(law.ExistsWhen)
def _exist(one: law.ExistsWhen, tables: Tables) -> None:
    for _ in _partners(one.rows, one.others, one.key, tables):
        pass


@_mend.register(law.NoneWhen)
def _none(one: law.NoneWhen, tables: Tables) -> None:
    """Take rows out of the condition by a flag of it."""
    taken = {_key(row, one.key.values()) for row in tables.holding(one.others)}
    flag = [item for item, wanted in one.rows.when.root.items() if isinstance(wanted, bool)][-1]
    for row in tables.holding(one.rows):
        if _key(row, one.key) in taken:
            row[flag] = not row[flag]


@_mend.register(law.PartsSum)
def _sum(one: law.PartsSum, tables: Tables) -> None:
    """Give the first part the whole total and the others nothing: the total follows from more."""
    for row, _ in _partners(one.rows, one.others, one.key, tables):
        key = _key(row, one.key)
        parts = [p for p in tables.holding(one.others) if _key(p, one.key.values()) == key]
        for number, part in enumerate(parts):
            total = int(_number(row.get(one.total)))
            part.update({**meeting(one.only), one.part: 0 if number else total})


@_mend.register(law.AddsUp)
def _add(one: law.AddsUp, tables: Tables) -> None:
    """Set the total; where it would be negative, nothing is taken off, and of nothing nothing.

    Where it would be more than the item holds, only the first part stays.
    """
    most = tables.item(one.rows, one.total).max
    for row in tables.holding(one.rows):
        if _adds_up(one, row):
            continue
        if one.unless or _given(one, tables):
            _parts_of(one, row)
            continue
        if row.get(one.total) == 0:
            row.update({i: 0 for i in (*one.plus, *one.minus) if row.get(i) is not None})
        if most is not None and sum(_number(row.get(item)) for item in one.plus) > most:
            row.update({item: 0 for item in one.plus[1:] if row.get(item) is not None})
        plus = sum(_number(row.get(item)) for item in one.plus)
        if plus < sum(_number(row.get(item)) for item in one.minus):
            row.update({item: 0 for item in one.minus if row.get(item) is not None})
        total = plus - sum(_number(row.get(item)) for item in one.minus)
        if any(row.get(item) is not None for item in one.plus):
            row[one.total] = str(total) if isinstance(row.get(one.total), str) else int(total)


def _adds_up(one: law.AddsUp, row: Row) -> bool:
    counting = [i for i in (*one.plus, *one.minus) if not row.get(one.unless.get(i, ""))]
    total = sum(_number(row.get(i)) * (1 if i in one.plus else -1) for i in counting)
    most = total if one.least is None else max(total, Decimal(one.least))
    found = _number(row.get(one.total))
    return found <= most and (one.within is None or found >= most - one.within)


def _given(one: law.AddsUp, tables: Tables) -> bool:
    """Say whether a law before this one says what the total is."""
    checks = [c for invariant in tables.spec.invariants.values() for c in invariant.checks]
    sums = [c for c in checks if isinstance(c, law.AddsUp) and c.rows.group == one.rows.group]
    return next(c for c in sums if c.total == one.total).plus != one.plus


def _parts_of(one: law.AddsUp, row: Row) -> None:
    """Give the last part that counts the whole total and the others nothing."""
    counting = [i for i in one.plus if not row.get(one.unless.get(i, ""))]
    zeros = {i: 0 for i in (*one.plus, *one.minus) if i in counting or i in one.minus}
    row.update({i: 0 for i in zeros if row.get(i) is not None})
    if counting:
        row[counting[-1]] = row.get(one.total)
    else:
        row[one.total] = 0


@_mend.register(law.HasValue)
def _value(one: law.HasValue, tables: Tables) -> None:
    for row in tables.holding(one.rows):
        if row.get(one.item) is not None and row[one.item] not in one.values:
            row[one.item] = one.values[0]


@_mend.register(law.InOrder)
def _order(one: law.InOrder, tables: Tables) -> None:
    for row, partner in _compared(one, tables):
        earlier, later = partner.get(one.earlier), row.get(one.later)
        if earlier is None or later is None:
            continue
        if _rank(earlier) > _rank(later):
            if one.later not in tables.settled(one.rows, row):
                row[one.later] = earlier
            else:
                partner[one.earlier] = later


@_mend.register(law.Aged)
def _age(one: law.Aged, tables: Tables) -> None:
    for row in tables.holding(one.rows):
        if wrong_day(one, row):
            row[one.on] = right_day(one, str(row[one.birth]))


@_mend.register(law.MultipleOf)
def _unit(one: law.MultipleOf, tables: Tables) -> None:
    for row in tables.holding(one.rows):
        if row.get(one.item) is not None:
            rounded = int(_number(row[one.item])) // one.unit * one.unit
            row[one.item] = str(rounded) if isinstance(row[one.item], str) else rounded


@_mend.register(law.Bounded)
def _bound(one: law.Bounded, tables: Tables) -> None:
    for row in tables.holding(one.rows):
        if row.get(one.item) is None:
            continue
        number = _number(row[one.item])
        least = number if one.least is None else max(number, Decimal(one.least))
        held = least if one.most is None else min(least, Decimal(one.most))
        row[one.item] = str(held) if isinstance(row[one.item], str) else int(held)


@_mend.register(law.SharesSum)
def _shares(one: law.SharesSum, tables: Tables) -> None:
    """Give every row of a key the same share."""
    rows = tables.holding(one.rows)
    several = Counter(_key(row, one.per) for row in rows)
    for row in rows:
        row.update({one.numerator: 1, one.denominator: several[_key(row, one.per)]})


@_mend.register(law.OnOpenDay)
def _open(one: law.OnOpenDay, tables: Tables) -> None:
    for row in tables.holding(one.rows):
        if isinstance(row.get(one.item), str):
            day = date.fromisoformat(str(row[one.item]))
            row[one.item] = STANDARD.open_on_or_after(day).isoformat()


@_mend.register(law.RuleGives)
def _ruled(one: law.RuleGives, tables: Tables) -> None:
    """Give the item what the rule gives; where it decides nothing, leave it."""
    mine = tables.group(one.rows)
    groups = (mine, tables.group(one.others) if one.others else mine)
    for pair in _met(one, tables):
        found = ruled(tables.spec, one, groups, pair)
        if pair[0].get(one.item) is not None and found is not None:
            above = not one.most or _number(pair[0][one.item]) > _number(found)
            pair[0][one.item] = found if above else pair[0][one.item]


def _met(one: law.RuleGives, tables: Tables) -> Iterator[tuple[Row, Row]]:
    """Yield each row with its one partner, itself where the rule looks at no other."""
    for row in tables.holding(one.rows):
        if one.others is None:
            yield row, row
            continue
        found = [
            p for p in tables.holding(one.others) if _key(p, one.key.values()) == _key(row, one.key)
        ]
        if len(found) == 1 and one.only.holds(found[0]):
            yield row, found[0]


def _compared(one: law.InOrder, tables: Tables) -> Iterator[tuple[Row, Row]]:
    """Yield each row with the one that its value is compared with."""
    if one.others is not None:
        yield from _partners(one.rows, one.others, one.key, tables)
    else:
        yield from ((row, row) for row in tables.holding(one.rows))


def _partners(
    rows: law.Rows, others: law.Rows, key: Mapping[str, str], tables: Tables
) -> Iterator[tuple[Row, Row]]:
    """Yield each row with one of the others with its key, made to fit where there is none."""
    for row in tables.holding(rows):
        if None in _key(row, key):
            continue
        partner = _nearest(row, others, key, tables)
        if not tables.settled(rows, row) >= set(key):
            row.update({item: partner[other] for item, other in key.items()})
        elif _key(partner, key.values()) != _key(row, key):
            partner = {**partner, **{other: row[item] for item, other in key.items()}}
            tables.all(others).append(partner)
        if not others.when.holds(partner):
            partner.update(meeting(others.when))
        yield row, partner


def _nearest(row: Row, others: law.Rows, key: Mapping[str, str], tables: Tables) -> Row:
    """Return the one of the others with most of the row's key that meets most of the condition."""
    wanted = meeting(others.when)

    def nearness(other: Row) -> tuple[bool, int, int]:
        shared = sum(row[mine] == other.get(its) for mine, its in key.items())
        met = sum(other.get(item) == value for item, value in wanted.items())
        return shared == len(key) and others.when.holds(other), shared, met

    return max(tables.all(others), key=nearness)


def _key(row: Mapping[str, Json], items: Iterable[str]) -> tuple[Json, ...]:
    return tuple(row.get(item) for item in items)


def _number(value: Json) -> Decimal:
    return Decimal(str(value)) if value not in (None, "") else Decimal(0)


def _rank(value: Json) -> tuple[Decimal, str]:
    """Return what a number or a date is compared by."""
    try:
        return _number(value), ""
    except InvalidOperation:
        return Decimal(0), str(value)
