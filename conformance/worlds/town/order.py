"""What stands in order in made-up rows: periods, and rows that no change could make lawful."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from conformance.catalog.models import file_laws as law
from conformance.population.of_age import wrong_day
from conformance.worlds.town.partners import met, with_key
from conformance.worlds.town.ruled import ruled
from conformance.worlds.town.tables import key_of, number_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from conformance.findings import Json
    from conformance.population.rows import Row
    from conformance.worlds.town.tables import Tables


def keep_forwards(tables: Tables) -> None:
    """Let every period of the domain end no earlier than it begins."""
    for group in tables.spec.records.values():
        rows = law.Rows(group=group.key)
        if (tables.domain, group.key) not in tables.rows:
            continue
        for row in tables.all(rows):
            for period in group.spans:
                since, until = row.get(period.since), row.get(period.until)
                if since is None or until is None or not before(until, since):
                    continue
                if period.until in tables.settled(rows, row):
                    row[period.since] = until
                else:
                    row[period.until] = since


def drop_unlawful(laws: Iterable[law.FileLaw], tables: Tables) -> None:
    """Leave out rows that break a law because others hold what would have to change.

    An adult that stands as a child of a day nursery has no lawful days there. Rows that others
    refer to stay.
    """
    for one in laws:
        group = tables.group(one.rows)
        domain = one.rows.domain or tables.domain
        if any(place[:2] == (domain, group.key) for place in tables.referred):
            continue
        past = group.history
        stem = [key for key in group.primary_key if past is None or key != past.number]
        wrong = {key_of(row, stem) for row in _breaking(one, tables)}
        kept = [row for row in tables.all(one.rows) if key_of(row, stem) not in wrong]
        if kept:
            tables.all(one.rows)[:] = kept


def _breaking(one: law.FileLaw, tables: Tables) -> Iterator[Row]:
    match one:
        case law.InOrder():
            for row in tables.holding(one.rows):
                others = [row] if one.others is None else with_key(one, row, tables)
                if any(before(row.get(one.later), o.get(one.earlier)) for o in others):
                    yield row
        case law.Aged():
            for row in tables.holding(one.rows):
                others = [row] if one.others is None else with_key(one, row, tables)
                if any(wrong_day(one, {**row, one.birth: o.get(one.birth)}) for o in others):
                    yield row
        case law.RuleGives():
            yield from _not_as_ruled(one, tables)
        case _:
            pass


def _not_as_ruled(one: law.RuleGives, tables: Tables) -> Iterator[Row]:
    mine = tables.group(one.rows)
    groups = (mine, tables.group(one.others) if one.others else mine)
    for row, partner in met(one, tables):
        found, value = ruled(tables.spec, one, groups, (row, partner)), row.get(one.item)
        if found is None or value is None:
            continue
        if before(found, value) if one.most else before(found, value) or before(value, found):
            yield row


def before(first: Json, second: Json) -> bool:
    """Say whether the first of two numbers or dates lies before the second; nothing never does."""
    if first is None or second is None:
        return False
    if isinstance(first, str) and isinstance(second, str):
        first, second = first[: len(second)], second[: len(first)]
    return _rank(first) < _rank(second)


def _rank(value: Json) -> tuple[Decimal, str]:
    """Return what a number or a date is compared by."""
    try:
        return number_of(value), ""
    except InvalidOperation:
        return Decimal(0), str(value)
