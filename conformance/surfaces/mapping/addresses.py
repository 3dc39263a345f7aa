"""Addresses of the vendor's municipality in the place of the harness's, and back again."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from conformance.population import seeds
from conformance.population.people.addresses import HERE
from conformance.population.people.person import SPACE

if TYPE_CHECKING:
    from conformance.findings import Json
    from conformance.surfaces.mapping.models.addresses import Addresses

_OURS = f"{HERE.prefecture}{HERE.city}"
_DIGITS = "([0-9０-９]+)"
_LOTS = 9000
_HOUSES = 90


@dataclass
class Places:
    """What stands for what: each address of ours is always the same one of theirs.

    An address outside the harness's municipality, and whatever is no address, goes unchanged.
    """

    section: Addresses
    _theirs: dict[str, str] = field(default_factory=dict)
    _ours: dict[str, str] = field(default_factory=dict)

    def out(self, value: Json) -> Json:
        """Return a value with the package's addresses in it."""
        if isinstance(value, str):
            return self._out(value) if value.startswith(_OURS) else value
        if isinstance(value, dict):
            return {name: self.out(inner) for name, inner in value.items()}
        return [self.out(inner) for inner in value] if isinstance(value, list) else value

    def back(self, value: Json) -> Json:
        """Return a value with our addresses where the package's stand, also within a text."""
        if isinstance(value, str):
            return self._back(value)
        if isinstance(value, dict):
            return {name: self.back(inner) for name, inner in value.items()}
        return [self.back(inner) for inner in value] if isinstance(value, list) else value

    def met(self, text: str) -> list[str]:
        """Return our addresses whose lots stand in a text, however it writes town and city."""
        lots = (self._ours.get(_narrow(found[0])) for found in self._lot.finditer(text))
        return [ours for ours in dict.fromkeys(lots) if ours is not None]

    def parts(self, text: str) -> tuple[str, str, str] | None:
        """Return town, lot and building of an address of theirs; None for any other text."""
        line, _, building = text.partition(SPACE)
        begins = self.section.begins
        for town in sorted(self.section.towns, key=len, reverse=True):
            if line.startswith(f"{begins}{town}"):
                return town, line.removeprefix(f"{begins}{town}"), building
        return None

    def _out(self, text: str) -> str:
        line, space, building = text.partition(SPACE)
        if line not in self._theirs:
            town, lot = self._chosen(line)
            self._theirs[line] = f"{self.section.begins}{town}{lot}"
            self._ours[_narrow(lot)] = line
        return f"{self._theirs[line]}{space}{building}"

    def _chosen(self, line: str) -> tuple[str, str]:
        """Return a town and a lot that no other address of ours has."""
        towns = list(self.section.towns)
        for turn in range(_LOTS):
            drawn = seeds.number(0, line, str(turn))
            n, m = 1000 + drawn % _LOTS, 10 + drawn // _LOTS % _HOUSES
            lot = self.section.lot.replace("{n}", str(n)).replace("{m}", str(m))
            if _narrow(lot) not in self._ours:
                return towns[drawn % len(towns)], lot
        msg = "no lot is left"
        raise LookupError(msg)

    def _back(self, text: str) -> str:
        if not self._lot.search(text):
            return text
        return self._whole.sub(lambda found: self._ours.get(_narrow(found[1]), found[0]), text)

    @cached_property
    def _lot(self) -> re.Pattern[str]:
        return re.compile(_form(self.section.lot))

    @cached_property
    def _whole(self) -> re.Pattern[str]:
        towns = "|".join(map(re.escape, sorted(self.section.towns, key=len, reverse=True)))
        lot = _form(self.section.lot).replace("(", "(?:")
        return re.compile(f"(?:{re.escape(self.section.begins)})?(?:{towns})?({lot})")


def _form(lot: str) -> str:
    """Return the pattern of lots."""
    escaped = re.escape(lot)
    for place in (r"\{n\}", r"\{m\}"):
        escaped = escaped.replace(place, _DIGITS)
    return escaped


_NARROW = str.maketrans("０１２３４５６７８９", "0123456789")


def _narrow(text: str) -> str:
    return text.translate(_NARROW)
