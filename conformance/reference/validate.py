"""Whether given values have the form their items ask for, as reasons to refuse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.reference.refusals import RefusalReason
from conformance.values import data_types

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from conformance.catalog.models.guards import ErrorCode
    from conformance.catalog.models.records import CodeList, Item
    from conformance.findings import Json

_LENGTH = frozenset({"V-LEN", "V-LEN-EXACT", "V-9V-INTEGER", "V-9V-FRACTION"})
_NOTHING = (None, "")
_ITEM_TYPES = {"time": "TIME"}
_DECIMAL_DIGITS = 18  # whole digits of a decimal for which the catalogue names none


def missing_items(items: Iterable[Item], given: Mapping[str, Json]) -> Iterator[RefusalReason]:
    """Yield E0001 for each of the items that has no value."""
    for item in items:
        if given.get(item.key) in _NOTHING:
            yield RefusalReason("E0001", item.key)


def malformed(
    items: Iterable[Item], given: Mapping[str, Json], codes: Mapping[str, CodeList]
) -> Iterator[RefusalReason]:
    """Yield E0002, E0003 or C0422 for each given value that its item does not allow."""
    for item in items:
        value = given.get(item.key)
        if value in _NOTHING:
            continue
        code = _wrong(item, value, codes)
        if code is not None:
            yield RefusalReason(code, item.key)


def _wrong(item: Item, value: Json, codes: Mapping[str, CodeList]) -> ErrorCode | None:
    if item.type == "flag":
        return None if isinstance(value, bool) else "E0002"
    if item.type == "integer":
        return _wrong_integer(item, value)
    if not isinstance(value, str):
        return "E0002"
    if item.type == "code" and item.code_list is not None:
        listed = codes[item.code_list]
        return None if listed.open_values or value in listed.values else "C0422"
    return _wrong_text(item, value)


def _wrong_integer(item: Item, value: Json) -> ErrorCode | None:
    if isinstance(value, bool) or not isinstance(value, int):
        return "E0002"
    low = item.min is not None and value < item.min
    high = item.max is not None and value > item.max
    return "E0002" if low or high else None


def _wrong_text(item: Item, value: str) -> ErrorCode | None:
    digits: int | str | None = item.max_len
    if item.type == "decimal" and item.fraction is not None:
        digits = f"{item.max_len or _DECIMAL_DIGITS},{item.fraction}"
    kind = _ITEM_TYPES.get(item.type, item.type)
    problem = data_types.check_data_type(kind, value, digits=digits, exact=item.len)
    if problem is None:
        return None
    return "E0003" if problem.code in _LENGTH else "E0002"
