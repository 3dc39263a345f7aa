"""Made-up rows that obey the laws that look at one group alone: by number and by calendar."""

from __future__ import annotations

from collections import Counter
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from conformance.suite.town.tables import key_of, number_of
from conformance.values.office_days import STANDARD

if TYPE_CHECKING:
    from conformance.catalog.models import file_laws as law
    from conformance.suite.town.tables import Tables


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


def opened(one: law.OnOpenDay, tables: Tables) -> None:
    """Move the day to the next on which offices are open."""
    for row in tables.holding(one.rows):
        if isinstance(row.get(one.item), str):
            day = date.fromisoformat(str(row[one.item]))
            row[one.item] = STANDARD.open_on_or_after(day).isoformat()


def open_ended(one: law.NotPast, tables: Tables) -> None:
    """Leave the end open, where it need not be told."""
    if not tables.item(one.rows, one.item).required:
        for row in tables.holding(one.rows):
            row[one.item] = None
