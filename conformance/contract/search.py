"""Searches: what is asked to find a value, and which rows are found by it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.contract.comparing import is_after

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conformance.catalog.models.operations import Search, SearchBy
    from conformance.contract.state import State, Stored
    from conformance.findings import Json

_SHORT = 2  # characters of which none is left out


def matching_rows(
    state: State, domain: str, operation: Search, inputs: Mapping[str, Json]
) -> list[Stored]:
    """Return the current rows that match everything that is asked, or all of the history."""
    asked = [by for by in operation.by if inputs.get(by.item) is not None]
    place = (domain, operation.record)
    rows = state.at(place) if operation.past else state.current(place)
    return [k for k in rows if all(matches(b, k.row.get(b.item), inputs[b.item]) for b in asked)]


def query_for(by: SearchBy, value: Json) -> Json:
    """Return what is asked to find a value: its beginning, a part of it, or itself."""
    if value is None:
        return None
    text = str(value)
    match by.match:
        case "prefix":
            return text[: max(1, len(text) * 2 // 3)]
        case "partial":
            return text[1:] if len(text) > _SHORT else text
        case "range":
            return {"from": value, "to": value}
        case _:
            return value


def matches(by: SearchBy, stored: Json, asked: Json) -> bool:
    """Return whether a stored value is found by what is asked."""
    if stored is None:
        return False
    if by.match == "prefix":
        return str(stored).startswith(str(asked))
    if by.match == "partial":
        return str(asked) in str(stored)
    if isinstance(asked, dict):
        return not is_after(asked.get("from"), stored) and not is_after(stored, asked.get("to"))
    return stored == asked
