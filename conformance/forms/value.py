"""Whether a printed text is a value of its item: type, length, list, check digit, characters."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from conformance.forms.fault import fault, fault_of
from conformance.values import characters, data_types, unknown_dates
from conformance.values.identifiers import registered
from conformance.values.standard_date import StandardDate

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conformance.catalog.models.records import CodeList, Item
    from conformance.forms.fault import FormFault
    from conformance.values.lengths import Count

_WHOLE_DIGITS = 18  # of a decimal for which the catalogue names none
_TYPES = {"time": "TIME"}


def value_fault(
    item: Item,
    text: str,
    codes: Mapping[str, CodeList],
    place: str = "",
    count: Count = "code_points",
) -> FormFault | None:
    """Return the first thing wrong with the text of an item; None when nothing is."""
    listed = codes.get(item.code_list) if item.code_list else None
    if item.type == "code" and listed is not None and not listed.open_values:
        if text in listed.values:
            return None
        return fault("F-PRINT-CODE", item.key, place, text, list=listed.name_ja)
    wrong = data_types.check_data_type(
        _TYPES.get(item.type, item.type), text, digits=digits(item), exact=item.len, count=count
    )
    if wrong is not None and item.type == "date" and _partly_known(text):
        return None
    if wrong is None and item.type == "text":
        wrong = characters.check_characters(text)
    if wrong is None and item.identifier is not None and item.identifier in registered():
        wrong = registered()[item.identifier].check(text)
    if wrong is not None:
        return fault_of(wrong, item.key, place)
    return _limits(item, text, place)


def _partly_known(text: str) -> bool:
    """Say whether a date has unknown parts (不詳): forms have no flag that would say it."""
    return isinstance(unknown_dates.read_unknown_date(text), StandardDate)


def digits(item: Item) -> int | str | None:
    """Return the 桁数 of an item: `n`, `n,m` for a decimal, or None."""
    if item.type == "decimal" and item.fraction is not None:
        return f"{item.max_len or _WHOLE_DIGITS},{item.fraction}"
    return item.max_len


def _limits(item: Item, text: str, place: str) -> FormFault | None:
    if item.type not in {"integer", "decimal"}:
        return None
    number = Decimal(text)
    if item.min is not None and number < item.min:
        return fault("F-PRINT-MIN", item.key, place, text, limit=item.min)
    if item.max is not None and number > item.max:
        return fault("F-PRINT-MAX", item.key, place, text, limit=item.max)
    return None
