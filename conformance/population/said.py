"""What a row says of a person or a household, as the items of another group write it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from conformance.population.once import once_per_object
from conformance.population.people.items import parts
from conformance.population.people.numbers import is_household, principal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.records import Item, RecordGroup
    from conformance.findings import Json

_OF_PERSON: Final = (
    "name",
    "name_kana",
    "surname",
    "given_name",
    "surname_kana",
    "given_name_kana",
    "name_roman",
    "name_kanji",
    "alias",
    "birth_date",
    "sex",
)
_OF_HOME: Final = ("address",)


def said_of(
    spec: Specification,
    group: RecordGroup,
    row: Mapping[str, Json],
    target: Specification,
    other: RecordGroup,
    fixed: Mapping[str, Json],
) -> dict[str, Json]:
    """Return what a row says of whom a row of another group is about; nothing if it is another.

    Args:
        spec: the domain of the row.
        group: its group.
        row: the row that says something.
        target: the domain of the other group.
        other: the group of the row that is to say the same.
        fixed: what the other row holds already, its number among it.
    """
    mine, theirs = parts(group), parts(other)
    told = {part: key for key, part in mine.items() if row.get(key) not in (None, "")}
    wanted: tuple[str, ...] = ()
    if _same(row.get(principal(group) or ""), fixed.get(principal(other) or "")):
        wanted = (*_OF_PERSON, *_OF_HOME)
    elif _same(_household(group, row), _household(other, fixed)):
        wanted = _OF_HOME
    found: dict[str, Json] = {}
    for key, part in theirs.items():
        if part in wanted and part in told:
            value = _written(spec, group.item(told[part]), row[told[part]], target, other.item(key))
            if value is not None:
                found[key] = value
    return found


def _same(one: Json, other: Json) -> bool:
    return one is not None and one == other


def _household(group: RecordGroup, row: Mapping[str, Json]) -> Json:
    return next((row[key] for key in _households(group) if row.get(key)), None)


@once_per_object
def _households(group: RecordGroup) -> tuple[str, ...]:
    return tuple(item.key for item in group.items if is_household(item))


def _written(
    spec: Specification, item: Item, value: Json, target: Specification, other: Item
) -> Json:
    """Return a value of an item as another item writes it; None where it cannot."""
    meaning = str(value)
    if item.type == "code":
        meaning = spec.codes[item.code_list or ""].values.get(meaning, "")
    if other.type == "code":
        listed = target.codes[other.code_list or ""].values
        return next((code for code, meant in listed.items() if meant == meaning), None)
    longest = other.len or other.max_len
    fits = longest is None or len(meaning) <= longest
    return meaning if fits and other.type in {"text", "kana", "date"} else None
