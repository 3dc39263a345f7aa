"""Made-up rows that obey the laws on instalments, and on what was paid and paid back."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from conformance.worlds.town.partners import partners
from conformance.worlds.town.tables import key_of, number_of

if TYPE_CHECKING:
    from conformance.catalog.models import file_laws as law
    from conformance.population.rows import Row
    from conformance.worlds.town.tables import Tables


def as_the_first(one: law.FirstGreatest, tables: Tables) -> None:
    """Let none be greater than the first; where all stand alone, let the first have a second."""
    several: dict[object, list[Row]] = {}
    for row in tables.holding(one.rows):
        if None not in key_of(row, one.per) and row.get(one.number) is not None:
            several.setdefault(key_of(row, one.per), []).append(row)
    known = [sorted(rows, key=lambda row: int(str(row[one.number]))) for rows in several.values()]
    if known and all(len(rows) == 1 for rows in known):
        first, number = known[0][0], str(known[0][0][one.number])
        second = {**first, one.number: str(int(number) + 1).zfill(len(number))}
        tables.all(one.rows).append(second)
    for rows in known:
        for row in rows[1:]:
            if number_of(row.get(one.item)) > number_of(rows[0].get(one.item)):
                row[one.item] = rows[0].get(one.item)


def paid_back(one: law.PaidBack, tables: Tables) -> None:
    """Let nothing be paid beyond what is owed but what is known as overpaid."""
    back = tables.holding(one.back)
    owed_by = {key_of(other, one.key.values()): other for other in tables.holding(one.others)}
    own = [(row, key_of(row, one.key)) for row in tables.holding(one.rows)]
    pairs = [(row, owed_by[key]) for row, key in own if key in owed_by]
    if not pairs:  # bring one together, no more: others look at payments that stand alone
        pairs = list(islice(partners(one.rows, one.others, one.key, tables), 1))
    told = {key_of(row, one.per) for row, _ in pairs}
    if pairs and back and not told & {key_of(b, one.per.values()) for b in back}:
        back[0].update({its: pairs[0][0][mine] for mine, its in one.per.items()})
    seen: set[object] = set()
    for row, owed in pairs:
        total = int(number_of(owed.get(one.total)))
        per = key_of(row, one.per)
        known = [b for b in back if key_of(b, one.per.values()) == per]
        over = sum(int(number_of(b.get(one.returned))) for b in known) if per not in seen else 0
        again = key_of(row, one.key) in seen
        seen |= {per, key_of(row, one.key)}
        row[one.part] = 0 if again else total + over
