"""Days as the product writes them: era letter, year, month, day (R08.04.01)."""

from __future__ import annotations

import re
from datetime import date

SOLAR = date(1873, 1, 1)
"""The first day of the solar calendar; days before it are written as they are (ISO)."""
ERAS = (
    ("R", date(2019, 5, 1)),
    ("H", date(1989, 1, 8)),
    ("S", date(1926, 12, 25)),
    ("T", date(1912, 7, 30)),
    ("M", date(1868, 1, 1)),
)
_FORM = re.compile(r"([MTSHR])(\d{2,4})\.(\d\d)\.(\d\d)")


def write(iso: str) -> str:
    """Return an ISO day in the era it lies in."""
    day = date.fromisoformat(iso)
    for letter, first in ERAS:
        if day >= max(first, SOLAR):
            return f"{letter}{day.year - first.year + 1:02}.{day.month:02}.{day.day:02}"
    return iso


def read(text: str) -> str:
    """Return the ISO day (`ValueError` when there is no such day in that era)."""
    found = _FORM.fullmatch(text)
    if not found:
        day = date.fromisoformat(text)
        if day >= SOLAR:
            raise ValueError(text)
        return text
    letter, year, month, number = found[1], *map(int, found.groups()[1:])
    first = dict(ERAS)[letter]
    iso = date(first.year + year - 1, month, number).isoformat()
    if write(iso)[0] != letter:
        raise ValueError(text)
    return iso
