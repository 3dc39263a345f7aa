"""A second record of the same person: of a list with one row a person, the second is left out.

Most people have one claim, one decision, one term; whoever has two must be treated in both.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from conformance.population.people.numbers import is_person, principal
from conformance.population.rows import key_of
from conformance.worlds.crowd import takes_many

if TYPE_CHECKING:
    from collections.abc import Iterable

    from conformance.cases.trial import Trial
    from conformance.catalog.models.records import RecordGroup
    from conformance.findings import Json
    from conformance.population.rows import Row

_OFFICE: Final = re.compile(r"市区町村コード|福祉事務所コード")  # there is one of each
_TRIES: Final = 4  # small numbers of two rows are often the same


def second_of(
    trial: Trial, group: RecordGroup, row: Row, wanted: Iterable[str], alike: Iterable[str] = ()
) -> Row | None:
    """Return another row of the person or case that a row is about, under another key.

    `wanted`: the items it holds beside what it must; `alike`: those it has as the row has them.
    None where a person has one row in the group, or where the case cannot store what it likes.
    """
    whose = _whose(group)
    if not whose or group.view is not None or not takes_many(trial):
        return None
    if any(row.get(key) is None for key in whose) or not {*key_of(group, row)} - {*whose}:
        return None
    same: Row = {key: row[key] for key in (*whose, *alike) if key in row}
    same |= _year_before(group, row, same)
    for attempt in range(_TRIES):
        other = trial.builder.row(trial.spec, group, f"second {attempt}", (*wanted, *same), same)
        if key_of(group, other) != key_of(group, row):
            return other
    return None


def _whose(group: RecordGroup) -> tuple[str, ...]:
    """Return the items that say whose a row is: of which person, or else of which case or thing.

    The municipality and the office are always the same. Empty where a row is nobody's.
    """
    who = principal(group)
    keyed = [group.item(key) for key in group.primary_key]
    others = [one.key for one in keyed if is_person(one) or (who is None and one.ref)]
    if who is None and not others:
        return ()
    offices = [one.key for one in keyed if _OFFICE.search(one.name_ja)]
    return tuple(dict.fromkeys((*offices, *others, *([who] if who else []))))


def _year_before(group: RecordGroup, row: Row, same: Row) -> Row:
    """Return the year of a row's key as that before: of a year, made-up rows have the same."""
    keyed = [group.item(key) for key in group.primary_key]
    years: dict[str, Json] = {one.key: row.get(one.key) for one in keyed if one.type == "year"}
    return {
        k: type(v)(int(v) - 1)
        for k, v in years.items()
        if k not in same and isinstance(v, int | str) and v
    }
