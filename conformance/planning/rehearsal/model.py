"""What a rehearsal tells of one call: well or not, where it differs, and what to change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from conformance.findings import Exchange, Shown

Mark = Literal["good", "bad", "skipped"]
Place = tuple[str | int, ...]
"""Keys and indices from the top of the profile."""

MAPPING: Place = ("surfaces", "api", "mapping")


@dataclass(frozen=True, slots=True)
class RoundTripDifference:
    """A value that did not survive the way there and back, and the entry that says how it goes."""

    name: str
    expected: Shown
    found: Shown
    place: Place


@dataclass(frozen=True, slots=True)
class TriedCall:
    """One call as it was tried; `place` is its entry in the profile."""

    mark: Mark
    what: str
    ja: str = ""
    en: str = ""
    remedy_ja: str = ""
    remedy_en: str = ""
    place: Place = ()
    differences: tuple[RoundTripDifference, ...] = ()
    exchanges: tuple[Exchange, ...] = ()
