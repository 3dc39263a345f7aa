"""Rows of two groups that a law compares, brought together where nothing else holds them apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.catalog.models import file_laws as law
from conformance.worlds.town.tables import key_of, meeting

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from conformance.population.rows import Row
    from conformance.worlds.town.tables import Tables


def compared_rows(one: law.InOrder, tables: Tables) -> Iterator[tuple[Row, Row]]:
    """Yield each row with the one that its value is compared with."""
    if one.others is not None and one.first:
        theirs = [(key_of(p, one.key.values()), p) for p in tables.holding(one.others)]
        own = [(key_of(row, one.key), row) for row in tables.holding(one.rows)]
        found = [(row, p) for key, row in own for its, p in theirs if key == its]
        yield from found or _made_to_meet(one, tables)
    elif one.others is not None:
        known = tables.holding(one.rows)
        found = [(row, other) for row in known for other in with_key(one, row, tables)]
        _fill_one(one, known, found)
        yield from found or partners(one.rows, one.others, one.key, tables)
    else:
        yield from ((row, row) for row in tables.holding(one.rows))


def _fill_one(one: law.InOrder, known: list[Row], found: list[tuple[Row, Row]]) -> None:
    """Give one of the pairs the later day of another row, where no pair has both values."""
    have = [row[one.later] for row in known if isinstance(row.get(one.later), str)]
    asked = [row for row, other in found if other.get(one.earlier) is not None]
    if have and asked and all(row.get(one.later) is None for row in asked):
        asked[0][one.later] = have[0]


def _made_to_meet(one: law.InOrder, tables: Tables) -> Iterator[tuple[Row, Row]]:
    """Yield a row and one of the others, brought together in what refers to nothing."""
    if one.others is None:
        return
    theirs = tables.group(one.others)
    free = [mine for mine in one.key if tables.item(one.rows, mine).ref is None]
    loose = [
        mine
        for mine, its in one.key.items()
        if theirs.item(its).ref is None and its not in theirs.primary_key
    ]
    bound = [mine for mine in one.key if mine not in {*free, *loose}]
    for row in tables.all(one.rows):
        for other in tables.holding(one.others):
            meet = all(row.get(mine) == other.get(one.key[mine]) for mine in bound)
            if meet and row.get(one.later) is not None and other.get(one.earlier) is not None:
                row.update(meeting(one.rows.when))
                row.update({mine: other[one.key[mine]] for mine in free})
                other.update({one.key[mine]: row[mine] for mine in loose if mine not in free})
                yield row, other
                return


def partners(
    rows: law.Rows, others: law.Rows, key: Mapping[str, str], tables: Tables
) -> Iterator[tuple[Row, Row]]:
    """Yield each row with one of the others with its key, made to fit where there is none."""
    for row in tables.holding(rows):
        if None in key_of(row, key):
            continue
        partner = _nearest(row, others, key, tables)
        fixed = [item for item in key if item in tables.settled(rows, row)]
        if len(fixed) < len(key) and all(row[item] == partner[key[item]] for item in fixed):
            row.update({item: partner[other] for item, other in key.items()})
        elif key_of(partner, key.values()) != key_of(row, key):
            partner = {**partner, **{other: row[item] for item, other in key.items()}}
            if (past := tables.group(others).history) is not None:
                partner[past.number] = 1
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


def met(one: law.RuleGives, tables: Tables) -> Iterator[tuple[Row, Row]]:
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
    told = (binding.of for binding in one.given.values() if isinstance(binding, law.RuleInput))
    return [*filter(None, told), *one.only.root]


def with_key(one: law.InOrder | law.Aged, row: Row, tables: Tables) -> list[Row]:
    """Return the others that a law compares a row with."""
    if one.others is None or None in key_of(row, one.key):
        return []
    own = key_of(row, one.key)
    return [p for p in tables.holding(one.others) if key_of(p, one.key.values()) == own]
