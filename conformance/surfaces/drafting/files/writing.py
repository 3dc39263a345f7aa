"""How a vendor writes the values of a column, as the values themselves tell it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from conformance.catalog.models.records import Item

Rule = dict[str, object]

_DAYS = {
    r"[12][0-9]{7}": {"format": "{yyyy}{mm}{dd}"},
    r"[1-5][0-9]{6}": {"wareki": "{g}{yy}{mm}{dd}"},
    r"[MTSHR][0-9]{6}": {"wareki": "{G}{yy}{mm}{dd}"},
    r"[MTSHR][0-9]{2}\.[0-9]{2}\.[0-9]{2}": {"wareki": "{G}{yy}.{mm}.{dd}"},
    r"[12][0-9]{3}/[0-9]{2}/[0-9]{2}": {"format": "{yyyy}/{mm}/{dd}"},
}
_MONTHS = {
    r"[12][0-9]{5}": {"format": "{yyyy}{mm}"},
    r"[1-5][0-9]{4}": {"wareki": "{g}{yy}{mm}"},
    r"[MTSHR][0-9]{2}\.[0-9]{2}": {"wareki": "{G}{yy}.{mm}"},
    r"[12][0-9]{3}/[0-9]{2}": {"format": "{yyyy}/{mm}"},
}
_YEARS = {r"[1-5][0-9]{2}": {"wareki": "{g}{yy}"}, r"[MTSHR][0-9]{2}": {"wareki": "{G}{yy}"}}
_FORMS: dict[str, dict[str, dict[str, str]]] = {
    "date": _DAYS,
    "year_month": _MONTHS,
    "year": _YEARS,
}
_MARKER = re.compile(r"0+|9+")
_NUMBER = re.compile(r"[+-]?[0-9]+")
_FLAGS = (("1", "0"), ("有", "無"), ("該当", "非該当"), ("Y", "N"), ("○", ""))


def rule_of(item: Item, values: Sequence[str]) -> Rule:
    """Return what the mapping says of a column beside its heading; nothing where it is plain."""
    if not values:
        return {}
    if item.type in _FORMS:
        return _form(_FORMS[item.type], values)
    if item.type in {"integer", "decimal"}:
        return _number(values)
    if item.type == "digits" and item.len is not None:
        return _digits(item.len, values)
    return _flag(values) if item.type == "flag" else {}


def suits(item: Item, values: Sequence[str]) -> bool:
    """Say whether values may be those of an item, by their look alone."""
    if not values:
        return True
    if item.type in _FORMS:
        return bool(_form(_FORMS[item.type], values)) or all("-" in value for value in values)
    if item.type in {"integer", "decimal"}:
        return all(re.fullmatch(r"[+-]?[0-9,]+(\.[0-9]+)?", value) for value in values)
    if item.type == "digits":
        return all(value.isdigit() for value in values)
    if item.type == "flag":
        return len(set(values)) <= 2  # noqa: PLR2004 - a flag is one of two
    if item.type == "code":
        return max(map(len, values)) <= 4  # noqa: PLR2004 - no code is longer
    return True


def _form(forms: dict[str, dict[str, str]], values: Sequence[str]) -> Rule:
    """Return the form that all values have but those that are zeros or nines alone."""
    markers = sorted({value for value in values if _MARKER.fullmatch(value)})
    dated = [value for value in values if value not in markers]
    for pattern, rule in forms.items() if dated else ():
        if all(re.fullmatch(pattern, value) for value in dated):
            return {**rule, "values": {"null": markers}} if markers else dict(rule)
    return {}


def _number(values: Sequence[str]) -> Rule:
    filled = [v for v in values if _NUMBER.fullmatch(v) and v.lstrip("+-")[:1] == "0"]
    filled = [v for v in filled if len(v.lstrip("+-")) > 1]
    return {"pad": max(map(len, filled))} if filled else {}


def _digits(length: int, values: Sequence[str]) -> Rule:
    longest = max(map(len, values))
    if longest > length and all(v[: len(v) - length].strip("0") == "" for v in values):
        return {"pad": longest}
    return {"fill": length} if longest < length else {}


def _flag(values: Sequence[str]) -> Rule:
    found = set(values)
    for true, false in _FLAGS[1:]:
        if found <= {true, false} and true in found:
            return {"values": {"true": true, "false": ["", false] if false else ""}}
    return {}
