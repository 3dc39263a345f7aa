"""One item at the vendor's: where it stands, how it is parted and filled, how its value reads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from conformance.findings import UntestedError
from conformance.surfaces.mapping.causes import no_field
from conformance.surfaces.mapping.paths import put, take

if TYPE_CHECKING:
    from conformance.findings import Json
    from conformance.surfaces.mapping.codec import Codec
    from conformance.surfaces.mapping.kinds import ItemKind
    from conformance.surfaces.mapping.models.field import Nulls
    from conformance.surfaces.mapping.paths import Path
    from conformance.surfaces.mapping.values import Converter

_RANGE = ("from", "to")
_NEVER_EMPTY = frozenset({"date", "year_month", "year", "datetime", "time", "integer", "decimal"})
"""Types none of whose values is an empty text: one says that there is no value."""


@dataclass(frozen=True, slots=True)
class MappedItem:
    """An item and its place or places; no place: the vendor has no field for it."""

    item: str
    kind: ItemKind
    places: tuple[Path, ...]
    converter: Converter
    on: str = "　"
    span: tuple[Path, Path] | None = None
    pad: int | None = None
    pad_with: str = "0"
    members: Codec | None = None

    def write(self, target: dict[str, Json], value: Json, nulls: Nulls) -> None:
        """Put the vendor's form of a value where it belongs."""
        if not self.places:
            if value is not None:
                raise UntestedError(no_field([self.item]))
        elif isinstance(value, dict) and set(value) <= set(_RANGE) and self.members is None:
            self._write_range(target, value, nulls)
        elif len(self.places) > 1:
            parts = [] if value is None else str(value).split(self.on, len(self.places) - 1)
            for place, part in zip(self.places, [*parts, *[None] * len(self.places)], strict=False):
                write(target, place, part, nulls)
        else:
            write(target, self.places[0], self._each_out(value, nulls), nulls)

    def read(self, source: Json, *, textual: bool, empty_is_null: bool) -> tuple[bool, Json]:
        """Return whether the vendor's object holds the item, and its value."""
        if len(self.places) == 1:
            there, value = take(source, self.places[0])
            if there:
                value = self._each_back(value, textual=textual, empty_is_null=empty_is_null)
            return there, value
        found = [take(source, place) for place in self.places]
        parts = [str(value) for there, value in found if there and value not in (None, "")]
        return any(there for there, _ in found), self.on.join(parts) if parts else None

    def _each_out(self, value: Json, nulls: Nulls) -> Json:
        if isinstance(value, list):
            return [self._each_out(one, nulls) for one in value]
        if self.members is not None and isinstance(value, dict):
            return self.members.out(value)
        return self._padded(self.converter.out(value))

    def _each_back(self, value: Json, *, textual: bool, empty_is_null: bool) -> Json:
        if isinstance(value, list):
            return [
                self._each_back(one, textual=textual, empty_is_null=empty_is_null) for one in value
            ]
        if self.kind.many and textual and not isinstance(value, list):
            one = self._one_back(value, textual=textual, empty_is_null=empty_is_null)
            return [] if one is None else [one]
        return self._one_back(value, textual=textual, empty_is_null=empty_is_null)

    def _one_back(self, value: Json, *, textual: bool, empty_is_null: bool) -> Json:
        if self.members is not None and isinstance(value, dict):
            return self.members.back(value, textual=textual)
        nothing = empty_is_null or self.kind.type in _NEVER_EMPTY
        if value == "" and nothing and not self.converter.reads_empty:
            return None
        return self.converter.back(self._unpadded(value), textual=textual)

    def _write_range(self, target: dict[str, Json], value: dict[str, Json], nulls: Nulls) -> None:
        first = self.places[0]
        span = self.span or ((*first, "from"), (*first, "to"))
        for name, place in zip(_RANGE, span, strict=True):
            if name in value:
                write(target, place, self._each_out(value[name], nulls), nulls)

    def _padded(self, value: Json) -> Json:
        """Fill up to the vendor's length; a value of the wrong length stays of a wrong length."""
        if self.pad is None or not isinstance(value, str):
            return value
        if self.kind.length is not None and len(value) != self.kind.length:
            return value
        return value.rjust(self.pad, self.pad_with)

    def _unpadded(self, value: Json) -> Json:
        if self.pad is None or not isinstance(value, str):
            return value
        if self.kind.length is None:
            return value.lstrip(self.pad_with) or value[-1:]
        filling, own = value[: -self.kind.length], value[-self.kind.length :]
        return own if set(filling) <= {self.pad_with} else value


def write(target: dict[str, Json], place: Path, value: Json, nulls: Nulls) -> None:
    """Put a vendor's value at its place; one that is missing as the profile says."""
    if value is None:
        if nulls == "omit":
            return
        value = "" if nulls == "empty" else None
    put(target, place, value)
