"""Which values say that a measure is active: several may, such as 支援措置 and 仮支援措置."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conformance.catalog.models.base import Marks, Scalar


def values(mark: Scalar | tuple[Scalar, ...]) -> tuple[Scalar, ...]:
    """Return the values of an item that mark a row as active."""
    return mark if isinstance(mark, tuple) else (mark,)


def ways(active: Marks) -> tuple[dict[str, Scalar], ...]:
    """Return every way in which a row is active, the usual one first; one empty way without marks.

    The usual values stand first in the catalogue.
    """
    return tuple(
        dict(zip(active, way, strict=True)) for way in product(*map(values, active.values()))
    )


def is_active(active: Marks, row: Mapping[str, object]) -> bool:
    """Say whether a row is active: each item has one of the values that mark it."""
    return all(row.get(item) in values(mark) for item, mark in active.items())
