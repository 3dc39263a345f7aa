"""Rows of two groups that a law compares, brought together where nothing else holds them apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.suite.town.tables import key_of, meeting

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from conformance.catalog.models import file_laws as law
    from conformance.population.rows import Row
    from conformance.suite.town.tables import Tables


def compared(one: law.InOrder, tables: Tables) -> Iterator[tuple[Row, Row]]:
    """Yield each row with the one that its value is compared with."""
    if one.others is not None and one.first:
        theirs = [(key_of(p, one.key.values()), p) for p in tables.holding(one.others)]
        own = [(key_of(row, one.key), row) for row in tables.holding(one.rows)]
        found = [(row, p) for key, row in own for its, p in theirs if key == its]
        yield from found or _made_to_meet(one, tables)
    elif one.others is not None:
        yield from partners(one.rows, one.others, one.key, tables)
    else:
        yield from ((row, row) for row in tables.holding(one.rows))


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
        if not tables.settled(rows, row) >= set(key):
            row.update({item: partner[other] for item, other in key.items()})
        elif key_of(partner, key.values()) != key_of(row, key):
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
