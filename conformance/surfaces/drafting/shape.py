"""Whether a field's type, format and length can hold an item's values."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conformance.catalog.models.records import Item
    from conformance.surfaces.drafting.model import ApiField

_CALENDAR = {"date", "year_month", "year", "datetime", "time"}
_FITS: Mapping[str, Mapping[str, float]] = {
    # kind of item → JSON type → factor; what is not listed cannot hold it
    "calendar": {"string": 1.0, "integer": 0.85, "": 1.0},
    "flag": {"boolean": 1.0, "string": 0.9, "integer": 0.9, "": 1.0},
    "number": {"integer": 1.0, "number": 1.0, "string": 0.9, "": 1.0},
    "text": {"string": 1.0, "integer": 0.8, "": 1.0},
}
_MISFIT = 0.5
_NO_DATE = 0.75  # said to be a date, but the item is none, or the reverse
_TOO_SHORT = 0.85
_SAME_SIZE = 0.15
_SAME_KIND = 0.1


def shape_factor(item: Item, field: ApiField) -> float:
    """Return 1 when the field can hold the item's values, less the less it can."""
    return _factor(_family(item.type), item.type, item.len or item.max_len or 0, field)


def shape_hint(item: Item, field: ApiField) -> float:
    """Return how much the shape alone speaks for the pair: a size or a kind that agrees."""
    size = item.len or item.max_len
    if size is not None and size == field.max_length:
        return _SAME_SIZE
    if _family(item.type) == "calendar" and is_calendar(field):
        return _SAME_KIND
    return _SAME_KIND if item.type == "flag" and field.kind == "boolean" else 0.0


@lru_cache(maxsize=20_000)
def is_calendar(field: ApiField) -> bool:
    """Say whether the document says that the field is a day, a month or a time."""
    told = f"{field.text} {field.example}"
    return field.format in {"date", "date-time", "time"} or any(
        w in told for w in ("和暦", "年月", "日付", "西暦", "YYYY", "yyyy", "日時")
    )


def _factor(family: str, kind: str, size: int, field: ApiField) -> float:
    factor = _FITS[family].get(field.kind, _MISFIT)
    if family != "calendar" and field.format in {"date", "date-time"}:
        factor *= _NO_DATE
    if family == "calendar" and field.values:
        factor *= _NO_DATE
    if kind == "text" and field.max_length is not None and field.max_length * 2 < size:
        factor *= _TOO_SHORT
    return factor


def _family(kind: str) -> str:
    if kind in _CALENDAR:
        return "calendar"
    if kind in {"integer", "decimal"}:
        return "number"
    return "flag" if kind == "flag" else "text"
