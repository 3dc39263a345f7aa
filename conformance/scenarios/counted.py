"""Households that tell the number of their members: as many as stand in the register."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from conformance.population.people.numbers import is_household, principal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.records import RecordGroup
    from conformance.population.rows import PlacedRow

At = tuple[str, object]
"""A domain, and a number in it."""

_NOWHERE: At = ("", None)
_STATUS, _CURRENT = "住民状態", "1"
"""Those who moved away or died are no members any more."""
_COUNT = "世帯員数"


def with_household_counts(
    rows: Iterable[PlacedRow], specs: Mapping[str, Specification]
) -> list[PlacedRow]:
    """Return the rows, each household with the number of residents whose records name it.

    Source: 住民基本台帳法第6条（住民票は世帯ごとに編成する）. A household that no record names
    stays as it is: its members are not among these rows.
    """
    stored = list(rows)
    members = Counter(_households(stored, specs))
    return [_told(one, specs, members) for one in stored]


def _told(
    one: PlacedRow, specs: Mapping[str, Specification], members: Mapping[At, int]
) -> PlacedRow:
    group = _group(one, specs)
    if group is None or not is_household(group.item(group.primary_key[0])):
        return one
    item = _named(group, _COUNT)
    found = members.get((one.domain, one.row.get(group.primary_key[0])), 0)
    return replace(one, row={**one.row, item: found}) if item and found else one


def _households(rows: Iterable[PlacedRow], specs: Mapping[str, Specification]) -> Iterator[At]:
    """Yield for each resident, as the newest of their rows has it, the household they are in."""
    newest: dict[tuple[At, str], tuple[int, At]] = {}
    for one in rows:
        group = _group(one, specs)
        person = principal(group) if group else None
        status = _named(group, _STATUS) if group else None
        if group is None or person is None or group.primary_key[0] != person or status is None:
            continue
        household = next((item.key for item in group.items if is_household(item)), None)
        current = one.row.get(status) == _CURRENT and household is not None
        at = (one.domain, one.row.get(household)) if current and household else _NOWHERE
        number = one.row.get(group.history.number) if group.history else 0
        newer = (number if isinstance(number, int) else 0, at)
        of = ((one.domain, one.row.get(person)), group.key)
        newest[of] = max(newest.get(of, newer), newer, key=lambda found: found[0])
    yield from (at for _, at in newest.values() if at[1] is not None)


def _group(one: PlacedRow, specs: Mapping[str, Specification]) -> RecordGroup | None:
    spec = specs.get(one.domain)
    return spec.records.get(one.group) if spec else None


def _named(group: RecordGroup, name: str) -> str | None:
    return next((one.key for one in group.items if one.name_ja == name), None)
