"""The catalogue's laws on rows, judged on rows as they stand and not on files."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from functools import singledispatch
from itertools import pairwise
from typing import TYPE_CHECKING

from conformance.catalog.models import file_laws as law
from conformance.catalog.models.conditions import When
from conformance.population.of_age import wrong_day

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.records import Period, RecordGroup
    from conformance.findings import Json
    from conformance.population.rows import Row

    Rows = Callable[[law.Rows], Sequence[Row]]

Broken = tuple[str, str]
"""What is broken: the key of an invariant or group with the item, and the rows' values."""

_NOTHING = (None, "")


def laws_about(spec: Specification, group: str) -> Iterator[tuple[str, law.FileLaw]]:
    """Yield the laws on rows of a group, each with the key of its invariant."""
    for invariant in spec.invariants.values():
        for one in invariant.checks:
            if isinstance(one, law.FileLaw) and any(r.group == group for r, _ in one.uses):
                yield invariant.key, one


def law_breaches(key: str, one: law.FileLaw, rows: Rows) -> Iterator[Broken]:
    """Yield where the rows break a law of an invariant."""
    for where in _broken(one, rows):
        yield key, where


def broken_row(group: RecordGroup, row: Mapping[str, Json]) -> Iterator[Broken]:
    """Yield the periods of a row that run backwards.

    What a row must have for its other values is not asked: the package may give it itself.
    """
    for period in group.spans:
        since, until = row.get(period.since), row.get(period.until)
        if _later(since, until):
            yield f"{group.key}.{period.until}", f"{since} > {until}"


@singledispatch
def _broken(one: object, rows: Rows) -> Iterator[str]:
    msg = f"no judge of {type(one).__name__}: {rows}"
    raise TypeError(msg)


@_broken.register(law.RowsAgree)
def _agree(one: law.RowsAgree, rows: Rows) -> Iterator[str]:
    for row in rows(one.rows):
        same = _with_key(one.key, row, rows(one.others))
        for item, other in one.items.items():
            known = [their[other] for their in same if their.get(other) not in _NOTHING]
            if row.get(item) not in _NOTHING and known and row[item] not in known:
                yield f"{item}: {row[item]}"


@_broken.register(law.AtMostOne)
def _once(one: law.AtMostOne, rows: Rows) -> Iterator[str]:
    keys = [tuple(row.get(item) for item in one.per) for row in rows(one.rows)]
    counted = Counter(key for key in keys if not any(value in _NOTHING for value in key))
    yield from (f"{key}" for key, count in counted.items() if count > 1)


@_broken.register(law.ExistsWhen)
@_broken.register(law.NoneWhen)
def _accompanied(one: law.ExistsWhen | law.NoneWhen, rows: Rows) -> Iterator[str]:
    wanted = isinstance(one, law.ExistsWhen)
    for row in rows(one.rows):
        key = [row.get(item) for item in one.key]
        if None not in key and bool(_with_key(one.key, row, rows(one.others))) != wanted:
            yield f"{key}"


@_broken.register(law.PartsSum)
def _sum(one: law.PartsSum, rows: Rows) -> Iterator[str]:
    whole = rows(one.rows.model_copy(update={"when": When()})) if one.alone else ()
    several = Counter((k, *(row.get(item) for item in k)) for row in whole for k in one.alone)
    for row in rows(one.rows):
        if any(several[(k, *(row.get(item) for item in k))] > 1 for k in one.alone):
            continue
        those = _with_key(one.key, row, rows(one.others))
        if not all(one.only.holds(part) for part in those):
            continue
        parts = [_number(p.get(one.part)) for p in those]
        if parts and _number(row.get(one.total)) != sum(parts):
            yield f"{one.total}: {row.get(one.total)}"


@_broken.register(law.AddsUp)
def _adds(one: law.AddsUp, rows: Rows) -> Iterator[str]:
    for row in rows(one.rows):
        if all(row.get(item) in _NOTHING for item in one.plus):
            continue
        counting = [i for i in (*one.plus, *one.minus) if not row.get(one.unless.get(i, ""))]
        total = sum((_number(row.get(i)) for i in counting if i in one.plus), Decimal(0))
        total -= sum((_number(row.get(i)) for i in counting if i in one.minus), Decimal(0))
        least = total if one.least is None else max(total, Decimal(one.least))
        found = _number(row.get(one.total))
        fits = found <= least and (one.within is None or found >= least - one.within)
        if row.get(one.total) not in _NOTHING and not fits:
            yield f"{one.total}: {row.get(one.total)}"


@_broken.register(law.MultipleOf)
def _unit(one: law.MultipleOf, rows: Rows) -> Iterator[str]:
    for row in rows(one.rows):
        if row.get(one.item) not in _NOTHING and _number(row[one.item]) % one.unit:
            yield f"{one.item}: {row[one.item]}"


@_broken.register(law.Bounded)
def _bound(one: law.Bounded, rows: Rows) -> Iterator[str]:
    for row in rows(one.rows):
        if row.get(one.item) in _NOTHING:
            continue
        number = _number(row[one.item])
        low = one.least is not None and number < one.least
        if low or (one.most is not None and number > one.most):
            yield f"{one.item}: {row[one.item]}"


@_broken.register(law.Numbered)
@_broken.register(law.LastNotMore)
@_broken.register(law.SharesSum)
@_broken.register(law.RuleGives)
@_broken.register(law.NotOutgrown)
@_broken.register(law.NotPast)
@_broken.register(law.Counted)
@_broken.register(law.OnOpenDay)
def _not_of_one_entry(one: object, rows: Rows) -> Iterator[str]:
    """What an entry leaves for later ones, or what the package works out itself, is not asked."""
    del one, rows
    yield from ()


@_broken.register(law.HasValue)
def _value(one: law.HasValue, rows: Rows) -> Iterator[str]:
    for row in rows(one.rows):
        if row.get(one.item) not in _NOTHING and row[one.item] not in one.values:
            yield f"{one.item}: {row[one.item]}"


@_broken.register(law.InOrder)
def _order(one: law.InOrder, rows: Rows) -> Iterator[str]:
    for row in rows(one.rows):
        others = [row] if one.others is None else _with_key(one.key, row, rows(one.others))
        for other in others:
            if _later(other.get(one.earlier), row.get(one.later)):
                yield f"{other[one.earlier]} > {row[one.later]}"


@_broken.register(law.PeriodsApart)
def _apart(one: law.PeriodsApart, rows: Rows) -> Iterator[str]:
    by: dict[tuple[Json, ...], list[tuple[str, str]]] = {}
    for row in rows(one.rows):
        since, until = row.get(one.since), row.get(one.until)
        if since not in _NOTHING:
            key = tuple(row.get(item) for item in one.per)
            by.setdefault(key, []).append((str(since), str(until or "9")))
    for key, spans in by.items():
        for (_, end), (start, _) in pairwise(sorted(spans)):
            if start < end or (one.through and start == end):
                yield f"{key}: {start} < {end}"


@_broken.register(law.Aged)
def _aged(one: law.Aged, rows: Rows) -> Iterator[str]:
    for row in rows(one.rows):
        others = [row] if one.others is None else _with_key(one.key, row, rows(one.others))
        births = {other.get(one.birth) for other in others}
        if len(births) == 1 and wrong_day(one, {**row, one.birth: births.pop()}):
            yield f"{one.on}: {row[one.on]}"


def overlapping(group: RecordGroup, rows: Sequence[Row]) -> Iterator[Broken]:
    """Yield the periods of a group that overlap although they must lie apart.

    When a row of a history ends is the package's to say, and is not asked.
    """
    for period in group.periods:
        if period.per:
            apart = _as_law(group, period)
            yield from ((group.key, where) for where in _apart(apart, lambda r: meant(r, rows)))


def meant(wanted: law.Rows, rows: Iterable[Row]) -> list[Row]:
    """Return the rows that a law is about; of versions only the newest, where it asks for them."""
    known, newest = list(rows), wanted.newest
    if newest is not None:
        greatest: dict[tuple[Json, ...], Decimal] = {}
        for row in known:
            key = tuple(row.get(item) for item in newest.per)
            greatest[key] = max(_number(row.get(newest.number)), greatest.get(key, Decimal(-1)))
        known = [
            row
            for row in known
            if _number(row.get(newest.number))
            == greatest[tuple(row.get(item) for item in newest.per)]
        ]
    return [row for row in known if wanted.when.holds(row)]


def _as_law(group: RecordGroup, period: Period) -> law.PeriodsApart:
    return law.PeriodsApart(
        law="periods_apart",
        rows=law.Rows(group=group.key, when=period.when),
        per=period.per,
        since=period.since,
        until=period.until,
        through=period.through,
    )


def _with_key(key: Mapping[str, str], row: Row, others: Iterable[Row]) -> list[Row]:
    """Return the others with the row's key; none where a part of it is empty."""
    wanted = {other: row.get(mine) for mine, other in key.items()}
    if None in wanted.values():
        return []
    return [other for other in others if all(other.get(k) == v for k, v in wanted.items())]


def _number(value: Json) -> Decimal:
    return Decimal(0) if value in _NOTHING else Decimal(str(value))


def _later(first: Json, second: Json) -> bool:
    """Say whether the first of two dates or numbers lies after the second.

    A day, a month and a point in time are compared by the less exact of the two.
    """
    if isinstance(first, str) and isinstance(second, str):
        exact = min(len(first), len(second))
        return first[:exact] > second[:exact]
    return isinstance(first, int) and isinstance(second, int) and first > second
