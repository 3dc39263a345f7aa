"""When something is asked of a row: a closed vocabulary over the row's own items."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from pydantic import ConfigDict, Field, RootModel

from conformance.catalog.models.base import Entry, Key

if TYPE_CHECKING:
    from collections.abc import Mapping

Value = bool | int | str
"""A value as the catalogue writes it: a flag, a whole number, a code or another text."""


class Filled(Entry):
    """The item has a value (`true`) or has none (`false`)."""

    filled: bool


class Bounds(Entry):
    """The item is a number not below `least` and not above `most`; an empty one counts as 0."""

    least: int | None = None
    most: int | None = None

    def holds(self, number: Decimal) -> bool:
        """Say whether a number lies within."""
        above = self.least is None or number >= self.least
        return above and (self.most is None or number <= self.most)


Wanted = Value | tuple[Value, ...] | Filled | Bounds
"""What an item must be: one value, one of several, filled or empty, or a number within bounds."""


class When(RootModel[dict[Key, Wanted]]):
    """Holds for a row when every named item is as wanted; an empty mapping holds always.

    In YAML: `{status: [active, held], certified_on: {filled: true}, amount: {least: 1}}`.
    """

    model_config = ConfigDict(frozen=True, strict=True)

    root: dict[Key, Wanted] = Field(default_factory=dict)

    def __hash__(self) -> int:
        """Equal conditions are hashed alike; a mapping has no hash of its own."""
        return hash(tuple(self.root))

    @property
    def items(self) -> tuple[str, ...]:
        """The items it looks at."""
        return tuple(self.root)

    def holds(self, row: Mapping[str, object]) -> bool:
        """Say whether it holds for a row of typed values; absent, null and `""` are empty."""
        return all(_is(row.get(item), wanted) for item, wanted in self.root.items())


def values_of(wanted: Wanted) -> tuple[Value, ...]:
    """Return the values an item may have; none where it is filled, empty or a number."""
    if isinstance(wanted, Filled | Bounds):
        return ()
    return wanted if isinstance(wanted, tuple) else (wanted,)


def _is(found: object, wanted: Wanted) -> bool:
    if isinstance(wanted, Filled):
        return (found not in (None, "")) is wanted.filled
    if isinstance(wanted, Bounds):
        return _within(found, wanted)
    return any(found == one and type(found) is type(one) for one in values_of(wanted))


def _within(found: object, bounds: Bounds) -> bool:
    try:
        number = Decimal(0) if found in (None, "") else Decimal(str(found))
    except InvalidOperation:
        return False
    return bounds.holds(number)
