"""Made-up rows that obey the laws on files, each law shown by a row or more.

Laws are applied in the catalogue's order; what breaks one is changed as little as possible.
"""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from functools import singledispatch
from typing import TYPE_CHECKING

from conformance.catalog.models import file_laws as law
from conformance.population.in_time import as_exact
from conformance.population.of_age import right_day, wrong_day
from conformance.suite.town.laws_alone import held, open_ended, opened, rounded, shared
from conformance.suite.town.partners import compared, partners
from conformance.suite.town.ruled import ruled
from conformance.suite.town.shown import show
from conformance.suite.town.tables import Tables, key_of, meeting, number_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.catalog.models.domain import Specification
    from conformance.findings import Json
    from conformance.population.rows import Row


_TIMES = 3  # one law may ask for what another has changed


def obey(spec: Specification, tables: Tables) -> None:
    """Change rows in place until they obey the laws of a specification."""
    checks = [one for invariant in spec.invariants.values() for one in invariant.checks]
    laws = [one for one in checks if isinstance(one, law.FileLaw) and tables.hold(one)]
    for number in range(_TIMES):
        for one in laws:
            if number == 0:
                _shown(one, tables)
            _mend(one, tables)


def _shown(one: law.FileLaw, tables: Tables) -> None:
    """Make the first full row one that the law is about, where none is."""
    if isinstance(one, law.RuleGives):
        show(one, tables)
        return
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
    for row, partner in partners(one.rows, one.others, one.key, tables):
        for item, other in one.items.items():
            if row.get(item) is not None:
                row[item] = partner[other]


@_mend.register(law.ExistsWhen)
def _exist(one: law.ExistsWhen, tables: Tables) -> None:
    for _ in partners(one.rows, one.others, one.key, tables):
        pass


@_mend.register(law.NoneWhen)
def _none(one: law.NoneWhen, tables: Tables) -> None:
    """Take rows out of the condition by a flag of it."""
    taken = {key_of(row, one.key.values()) for row in tables.holding(one.others)}
    flag = [item for item, wanted in one.rows.when.root.items() if isinstance(wanted, bool)][-1]
    for row in tables.holding(one.rows):
        if key_of(row, one.key) in taken:
            row[flag] = not row[flag]


@_mend.register(law.PartsSum)
def _sum(one: law.PartsSum, tables: Tables) -> None:
    """Give the first part the whole total and the others nothing: the total follows from more."""
    for row, _ in partners(one.rows, one.others, one.key, tables):
        key = key_of(row, one.key)
        parts = [p for p in tables.holding(one.others) if key_of(p, one.key.values()) == key]
        for number, part in enumerate(parts):
            total = int(number_of(row.get(one.total)))
            part.update({**meeting(one.only), one.part: 0 if number else total})


@_mend.register(law.Counted)
def _count(one: law.Counted, tables: Tables) -> None:
    for row in tables.holding(one.rows):
        key = key_of(row, one.key)
        found = sum(key_of(p, one.key.values()) == key for p in tables.holding(one.others))
        if found and row.get(one.total) is not None:
            row[one.total] = found


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
        if most is not None and sum(number_of(row.get(item)) for item in one.plus) > most:
            row.update({item: 0 for item in one.plus[1:] if row.get(item) is not None})
        plus = sum(number_of(row.get(item)) for item in one.plus)
        if plus < sum(number_of(row.get(item)) for item in one.minus):
            row.update({item: 0 for item in one.minus if row.get(item) is not None})
        total = plus - sum(number_of(row.get(item)) for item in one.minus)
        if any(row.get(item) is not None for item in one.plus):
            row[one.total] = str(total) if isinstance(row.get(one.total), str) else int(total)


def _adds_up(one: law.AddsUp, row: Row) -> bool:
    counting = [i for i in (*one.plus, *one.minus) if not row.get(one.unless.get(i, ""))]
    total = sum(number_of(row.get(i)) * (1 if i in one.plus else -1) for i in counting)
    most = total if one.least is None else max(total, Decimal(one.least))
    found = number_of(row.get(one.total))
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
            row[one.item] = one.values[0] if one.values else None


@_mend.register(law.InOrder)
def _order(one: law.InOrder, tables: Tables) -> None:
    for row, partner in compared(one, tables):
        earlier, later = partner.get(one.earlier), row.get(one.later)
        if earlier is None or later is None:
            continue
        if _before(later, earlier):
            if one.later not in tables.settled(one.rows, row):
                row[one.later] = as_exact(earlier, later)
            else:
                partner[one.earlier] = as_exact(later, earlier)


@_mend.register(law.Aged)
def _age(one: law.Aged, tables: Tables) -> None:
    if one.others is None:
        pairs = [(row, row) for row in tables.holding(one.rows)]
    else:
        pairs = list(partners(one.rows, one.others, one.key, tables))
    for row, partner in pairs:
        told = {**row, one.birth: partner.get(one.birth)}
        if wrong_day(one, told):
            row[one.on] = right_day(one, str(told[one.birth]))


_mend.register(law.NotPast)(open_ended)
_mend.register(law.MultipleOf)(rounded)
_mend.register(law.Bounded)(held)
_mend.register(law.SharesSum)(shared)
_mend.register(law.OnOpenDay)(opened)


@_mend.register(law.RuleGives)
def _ruled(one: law.RuleGives, tables: Tables) -> None:
    """Give the item what the rule gives; where it decides nothing, leave it."""
    mine = tables.group(one.rows)
    groups = (mine, tables.group(one.others) if one.others else mine)
    for pair in _met(one, tables):
        found = ruled(tables.spec, one, groups, pair)
        if pair[0].get(one.item) is not None and found is not None:
            above = not one.most or number_of(pair[0][one.item]) > number_of(found)
            pair[0][one.item] = found if above else pair[0][one.item]


def _met(one: law.RuleGives, tables: Tables) -> Iterator[tuple[Row, Row]]:
    """Yield each row with its one partner, itself where the rule looks at no other."""
    for row in tables.holding(one.rows):
        if one.others is None:
            yield row, row
            continue
        found = [
            p
            for p in tables.holding(one.others)
            if key_of(p, one.key.values()) == key_of(row, one.key)
        ]
        alike = {tuple(str(p.get(item)) for item in _looked_at(one)) for p in found}
        if len(alike) == 1 and one.only.holds(found[0]):
            yield row, found[0]


def _looked_at(one: law.RuleGives) -> list[str]:
    """Return the items of a partner that the law looks at: rows alike in these are one."""
    told = (binding.of for binding in one.given.values() if isinstance(binding, law.Told))
    return [*filter(None, told), *one.only.root]


def _before(first: Json, second: Json) -> bool:
    """Say whether the first of two numbers or dates lies before the second."""
    if isinstance(first, str) and isinstance(second, str):
        first, second = first[: len(second)], second[: len(first)]
    return _rank(first) < _rank(second)


def _rank(value: Json) -> tuple[Decimal, str]:
    """Return what a number or a date is compared by."""
    try:
        return number_of(value), ""
    except InvalidOperation:
        return Decimal(0), str(value)
