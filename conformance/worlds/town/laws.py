"""Made-up rows that obey the laws on files, each law shown by a row or more.

Laws are applied in the catalogue's order; what breaks one is changed as little as possible.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal
from functools import singledispatch
from typing import TYPE_CHECKING

from conformance.catalog.models import file_laws as law
from conformance.population.in_time import as_exact
from conformance.population.of_age import right_day, wrong_day
from conformance.worlds.town.laws_alone import held, levelled, open_ended, opened, rounded, shared
from conformance.worlds.town.laws_paid import as_the_first, paid_back
from conformance.worlds.town.order import before, drop_unlawful, keep_forwards
from conformance.worlds.town.partners import compared_rows, met, partners
from conformance.worlds.town.ruled import ruled
from conformance.worlds.town.shown import show
from conformance.worlds.town.tables import Tables, key_of, meeting, number_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from conformance.catalog.models.domain import Specification
    from conformance.findings import Json
    from conformance.population.rows import Row


_TIMES = 3  # one law may ask for what another has changed
_SHOWN = 2  # and take what another was shown by


def obey(spec: Specification, tables: Tables) -> None:
    """Change rows in place until they obey the laws of a specification."""
    checks = [one for invariant in spec.invariants.values() for one in invariant.checks]
    laws = [one for one in checks if isinstance(one, law.FileLaw) and tables.hold(one)]
    first = _First({id(row): dict(row) for rows in tables.rows.values() for row in rows})
    for number in range(_TIMES):
        for one in laws:
            if number < _SHOWN:
                _shown(one, tables, first)
            _mend(one, tables)
        keep_forwards(tables)
    drop_unlawful(laws, tables)


@dataclass(frozen=True)
class _First:
    """The rows as they were made, and how many laws each group has been made to show."""

    rows: Mapping[int, Row]
    shown: Counter[str] = field(default_factory=Counter)

    def filled(self, row: Row, items: Iterable[str]) -> Row:
        """Return items as a row has them, or had them at first."""
        had = self.rows.get(id(row), row)
        return {item: had.get(item) if row.get(item) is None else row[item] for item in items}


def _shown(one: law.FileLaw, tables: Tables, first: _First) -> None:
    """Make a full row one that the law is about, where none is; each law takes another."""
    if isinstance(one, law.RuleGives):
        show(one, tables)
        return
    rows, items = one.uses[0]
    if isinstance(one, law.NotPast) or (isinstance(one, law.HasValue) and not one.values):
        items = ()  # what is empty is judged, too
    known = tables.all(rows)
    full = [row for row in known if None not in first.filled(row, items).values()]
    if full and not any(
        rows.when.holds(row) and None not in key_of(row, items) for row in tables.all(rows)
    ):
        group = tables.group(rows)
        past = group.history
        stem = [key for key in group.primary_key if past is None or key != past.number]
        chosen = full[first.shown[group.key] % len(full)]
        first.shown[group.key] += 1
        chosen.update(first.filled(chosen, items))
        versions = [row for row in known if key_of(row, stem) == key_of(chosen, stem)]
        for row in versions if {*stem} & {*rows.when.items} else [chosen]:
            row.update(meeting(rows.when))


@singledispatch
def _mend(one: object, tables: Tables) -> None:
    """Rows of people with numbers of their own keep all other laws by themselves."""
    del one, tables


@_mend.register(law.RowsAgree)
def _agree(one: law.RowsAgree, tables: Tables) -> None:
    for row, partner in partners(one.rows, one.others, one.key, tables):
        for item, other in one.items.items():
            if row.get(item) is None or partner.get(other) is None:
                continue
            if item in tables.group(one.rows).primary_key:
                partner[other] = row[item]
            else:
                row[item] = partner[other]


@_mend.register(law.ExistsWhen)
def _exist(one: law.ExistsWhen, tables: Tables) -> None:
    for _ in partners(one.rows, one.others, one.key, tables):
        pass


@_mend.register(law.AtMostOne)
def _once(one: law.AtMostOne, tables: Tables) -> None:
    """Let all but the last of those that may stand once be none of them by a flag, if there is."""
    flags = [item for item, wanted in one.rows.when.root.items() if isinstance(wanted, bool)]
    known: set[object] = set()
    for row in reversed(tables.holding(one.rows)):
        key = key_of(row, one.per)
        if flags and None not in key and key in known:
            row[flags[-1]] = not row[flags[-1]]
        known.add(key)


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
    for row, partner in compared_rows(one, tables):
        earlier, later = partner.get(one.earlier), row.get(one.later)
        if earlier is None or later is None:
            continue
        if before(later, earlier):
            if one.later not in tables.settled(one.rows, row) and _fits(one, earlier, tables):
                row[one.later] = as_exact(earlier, later)
            elif one.earlier not in tables.settled(one.others or one.rows, partner):
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
_mend.register(law.FirstGreatest)(as_the_first)
_mend.register(law.PaidBack)(paid_back)
_mend.register(law.OnOpenDay)(opened)
_mend.register(law.LastNotMore)(levelled)


@_mend.register(law.RuleGives)
def _ruled(one: law.RuleGives, tables: Tables) -> None:
    """Give the item what the rule gives; where it decides nothing, leave it."""
    mine = tables.group(one.rows)
    groups = (mine, tables.group(one.others) if one.others else mine)
    for pair in met(one, tables):
        found = ruled(tables.spec, one, groups, pair)
        if pair[0].get(one.item) is not None and found is not None:
            above = not one.most or before(found, pair[0][one.item])
            pair[0][one.item] = found if above else pair[0][one.item]


def _fits(one: law.InOrder, value: Json, tables: Tables) -> bool:
    """Say whether the later item may hold as much as the earlier one does."""
    most = tables.item(one.rows, one.later).max
    return most is None or number_of(value) <= most
