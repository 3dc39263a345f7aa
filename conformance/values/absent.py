"""What has no value: a package may say null, or leave the name away."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pydantic import JsonValue


def without_nulls(value: JsonValue) -> JsonValue:
    """Return the value with the names left away, however deep, that have none.

    Members of a list stay: each has a place.
    """
    if isinstance(value, dict):
        return {name: without_nulls(one) for name, one in value.items() if one is not None}
    return [without_nulls(one) for one in value] if isinstance(value, list) else value


def alike(one: JsonValue, other: JsonValue) -> bool:
    """Return whether two values are equal, where null and absent are the same."""
    return one == other or without_nulls(one) == without_nulls(other)
