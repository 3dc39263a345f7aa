"""Made-up rows that obey the laws that look at one group alone: by number and by calendar."""

from __future__ import annotations

from collections import Counter
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from conformance.catalog.models.conditions import values_of
from conformance.values.office_days import STANDARD
from conformance.worlds.town.tables import key_of, number_of

if TYPE_CHECKING:
    from conformance.catalog.models import file_laws as law
    from conformance.population.rows import Row
    from conformance.worlds.town.tables import Tables


def rounded(one: law.MultipleOf, tables: Tables) -> None:
    """Cut the item to a multiple of the unit."""
    for row in tables.holding(one.rows):
        if row.get(one.item) is not None:
            rounded = int(number_of(row[one.item])) // one.unit * one.unit
            row[one.item] = str(rounded) if isinstance(row[one.item], str) else rounded


def held(one: law.Bounded, tables: Tables) -> None:
    """Hold the item within the bounds."""
    for row in tables.holding(one.rows):
        if row.get(one.item) is None:
            continue
        number = number_of(row[one.item])
        least = number if one.least is None else max(number, Decimal(one.least))
        held = least if one.most is None else min(least, Decimal(one.most))
        row[one.item] = str(held) if isinstance(row[one.item], str) else int(held)


def shared(one: law.SharesSum, tables: Tables) -> None:
    """Give every row of a key the same share."""
    rows = tables.holding(one.rows)
    several = Counter(key_of(row, one.per) for row in rows)
    for row in rows:
        row.update({one.numerator: 1, one.denominator: several[key_of(row, one.per)]})


def levelled(one: law.LastNotMore, tables: Tables) -> None:
    """Let the last row of a key have no more than the one before it; let a key have two rows."""
    known: dict[object, list[Row]] = {}
    for row in tables.holding(one.rows):
        known.setdefault(key_of(row, one.per), []).append(row)
    if known and max(map(len, known.values())) == 1:
        first = next(iter(known.values()))
        beside = {**first[0], one.number: int(number_of(first[0].get(one.number))) + 1}
        tables.all(one.rows).append(beside)
        first.append(beside)
    for rows in known.values():
        ordered = sorted(rows, key=lambda row: number_of(row.get(one.number)))
        last, before = ordered[-1], ordered[-2] if len(ordered) > 1 else ordered[-1]
        if number_of(last.get(one.amount)) > number_of(before.get(one.amount)):
            last[one.amount] = before.get(one.amount)


def opened(one: law.OnOpenDay, tables: Tables) -> None:
    """Move the day to the next on which offices are open."""
    for row in tables.holding(one.rows):
        if isinstance(row.get(one.item), str):
            day = date.fromisoformat(str(row[one.item]))
            row[one.item] = STANDARD.open_on_or_after(day).isoformat()


def open_ended(one: law.NotPast, tables: Tables) -> None:
    """Leave the end open, where it need not be told; let the first row be in another state."""
    if tables.item(one.rows, one.item).required:
        return
    ended = [row for row in tables.holding(one.rows) if row.get(one.item) is not None]
    if ended and not _ended_elsewhere(one, tables):
        ended.pop(0).update(_in_another_state(one, tables))
    for row in ended:
        row[one.item] = None


def _ended_elsewhere(one: law.NotPast, tables: Tables) -> bool:
    """Return whether a row of another state has an end."""
    others = (row for row in tables.all(one.rows) if not one.rows.when.holds(row))
    return any(row.get(one.item) is not None for row in others)


def _in_another_state(one: law.NotPast, tables: Tables) -> Row:
    """Return the code of a state in which the end may have come; nothing where there is none."""
    for key, wanted in one.rows.when.root.items():
        codes = tables.spec.codes.get(tables.item(one.rows, key).code_list or "")
        others = [code for code in codes.values if code not in values_of(wanted)] if codes else []
        if others:
            return {key: others[0]}
    return {one.item: None}
