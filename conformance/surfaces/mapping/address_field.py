"""An address that the vendor keeps in parts: the town's code, the lot, the building."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from conformance.population.people.person import SPACE
from conformance.surfaces.mapping.fields import MappedItem, write
from conformance.surfaces.mapping.paths import take

if TYPE_CHECKING:
    from conformance.findings import Json
    from conformance.surfaces.mapping.addresses import Places
    from conformance.surfaces.mapping.models.field import Nulls

_TOWN, _LOT, _BUILDING = range(3)


@dataclass(frozen=True, slots=True)
class AddressField(MappedItem):
    """Its places are those of town, lot and, where the vendor has one, building.

    What is no address of the municipality goes unchanged into the lot, so that the package's own
    check meets it.
    """

    known: Places | None = None

    def write(self, target: dict[str, Json], value: Json, nulls: Nulls) -> None:
        """Put the parts of an address where they belong."""
        found = self.known.parts(value) if self.known and isinstance(value, str) else None
        if self.known is None or found is None:
            write(target, self.places[_LOT], value, nulls)
            return
        town, lot, building = found
        write(target, self.places[_TOWN], self.known.section.towns[town], nulls)
        rest = (
            lot
            if building and len(self.places) > _BUILDING
            else SPACE.join(filter(None, found[1:]))
        )
        write(target, self.places[_LOT], rest, nulls)
        if len(self.places) > _BUILDING:
            write(target, self.places[_BUILDING], building or None, nulls)

    def read(self, source: Json, *, textual: bool, empty_is_null: bool) -> tuple[bool, Json]:
        """Return whether the vendor's object holds an address, and the address as one text."""
        del textual, empty_is_null
        found = [take(source, place) for place in self.places]
        if self.known is None or not all(there for there, _ in found[: _LOT + 1]):
            return False, None
        code, lot, *more = (value for _, value in found)
        section = self.known.section
        town = next((name for name, own in section.towns.items() if own == code), str(code))
        building = more[0] if more else None
        line = f"{section.begins}{town}{lot}"
        return True, f"{line}{SPACE}{building}" if building else line
