"""Which rows a search finds and a batch selects, by the words of the contract."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.catalog.models.operations import BusinessDate

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from conformance.catalog.models.operations import Condition, SearchBy
    from conformance.findings import Json

_DAY = len("YYYY-MM-DD")


def meets_all(conditions: Iterable[Condition], row: Mapping[str, Json], day: date) -> bool:
    """Say whether a row meets every condition of a batch on a business date."""
    return all(_meets(one, row.get(one.item), day) for one in conditions)


def query_by(by: SearchBy, value: Json) -> Json:
    """Return what is asked to find a value: its beginning, a part of it, or itself."""
    text = str(value)
    match by.match:
        case "prefix":
            return text[: max(1, len(text) * 2 // 3)]
        case "partial":
            return text[1:] if len(text) > 2 else text  # noqa: PLR2004 - keep at least two characters
        case "range":
            return {"from": value, "to": value}
        case _:
            return value


def matches(by: SearchBy, value: Json, sought: Json) -> bool:
    """Say whether a value is found by what is asked for another."""
    if value is None:
        return False
    asked = query_by(by, sought)
    if by.match == "prefix":
        return str(value).startswith(str(asked))
    if by.match == "partial":
        return str(asked) in str(value)
    return value == sought


def _meets(one: Condition, stored: Json, day: date) -> bool:
    limit: Json = day.isoformat() if isinstance(one.value, BusinessDate) else one.value
    if isinstance(one.value, BusinessDate) and isinstance(stored, str):
        stored, limit = stored[:_DAY], str(limit)[: len(stored[:_DAY])]
    if one.op in {"equals", "not_equals"}:
        return (stored == limit) is (one.op == "equals")
    if stored is None or limit is None:
        return False
    numbers = isinstance(stored, int) and isinstance(limit, int)
    first, second = (stored, limit) if numbers else (str(stored), str(limit))
    return {
        "before": first < second,  # type: ignore[operator]  # both numbers or both texts
        "after": first > second,  # type: ignore[operator]  # both numbers or both texts
        "on_or_before": first <= second,  # type: ignore[operator]  # both numbers or both texts
        "on_or_after": first >= second,  # type: ignore[operator]  # both numbers or both texts
    }[one.op]
