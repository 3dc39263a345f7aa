"""What sets a value apart from the plain ones people try first, and where packages then fail.

A trait is a name for something that can be seen in one value: a text, or a day `YYYY-MM-DD`.
"""

from __future__ import annotations

import re
from calendar import monthrange
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from conformance.values.eras import ERAS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from conformance.findings import Json

LONG = 20
"""Characters from which a name or a line of an address is long."""

_SELECTOR = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_JOINED = re.compile("[A-Za-z]['\u2019-][A-Za-z]")
_MONTH = 7  # characters of a month


def has_trait(name: str, value: Json) -> bool:
    """Say whether a value has a trait.

    Raises:
        KeyError: there is no such trait.
    """
    return isinstance(value, str) and TRAITS[name](value)


def _among(*ranges: tuple[int, int]) -> Callable[[str], bool]:
    return lambda text: any(a <= ord(c) <= b for c in text for a, b in ranges)


def _on(month: int, day: int) -> Callable[[str], bool]:
    return lambda text: text[4:] == f"-{month:02}-{day:02}"


def _month_end(text: str) -> bool:
    year, month, day = _parts(text)
    return day > 0 and 1 <= month <= 12 and year > 0 and day == monthrange(year, month)[1]  # noqa: PLR2004 - months of a year


def _unknown_day(text: str) -> bool:
    return len(text) > _MONTH and (text.endswith("-00") or text[4:_MONTH] == "-00")


def _parts(text: str) -> tuple[int, int, int]:
    """Return year, month and day of a text; zeros where it is no date."""
    parts = text.split("-")
    if len(parts) == 3 and all(p.isascii() and p.isdigit() for p in parts):  # noqa: PLR2004 - of a date
        return int(parts[0]), int(parts[1]), int(parts[2])
    return 0, 0, 0


_ERA_DAYS = frozenset(era.start.isoformat() for era in ERAS)

TRAITS: Final[Mapping[str, Callable[[str], bool]]] = MappingProxyType(
    {
        "variation_selector": _among((0xE0100, 0xE01EF), (0xFE00, 0xFE0F)),
        "beyond_bmp": _among((0x20000, 0x3FFFF)),
        "added_character": _among((0x100000, 0x10FFFD)),
        "roman_letters": _among((0x41, 0x5A), (0x61, 0x7A), (0xFF21, 0xFF3A), (0xFF41, 0xFF5A)),
        "middle_dot": _among((0x30FB, 0x30FB)),
        "brackets": _among((0xFF08, 0xFF09), (0x28, 0x29)),
        "hyphen": lambda text: _JOINED.search(text) is not None,
        "iteration_mark": _among((0x3005, 0x3007)),
        "one_character": lambda text: len(_SELECTOR.sub("", text)) == 1,
        "one_word": lambda text: bool(text) and " " not in text and "\u3000" not in text,
        "three_words": lambda text: len(text.replace("\u3000", " ").split()) >= 3,  # noqa: PLR2004 - as its name says
        "long": lambda text: len(text) >= LONG,
        "leap_day": _on(2, 29),
        "february_28": _on(2, 28),
        "month_end": _month_end,
        "first_of_month": lambda text: text[7:] == "-01",
        "fiscal_year_end": _on(3, 31),
        "april_1": _on(4, 1),
        "april_2": _on(4, 2),
        "january_1": _on(1, 1),
        "january_2": _on(1, 2),
        "year_end": _on(12, 31),
        "unknown_day": _unknown_day,
        "era_begins": _ERA_DAYS.__contains__,
    }
)
"""Every trait by its name."""
