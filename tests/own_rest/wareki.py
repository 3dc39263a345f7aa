"""Days as the product writes them: R08.04.01 on the screen, 令和8年4月1日 on paper."""

from __future__ import annotations

import re
from datetime import date, timedelta

SOLAR = date(1873, 1, 1)
"""The first day of the solar calendar; days before it are written as they are (ISO)."""
ERAS = (
    ("R", date(2019, 5, 1)),
    ("H", date(1989, 1, 8)),
    ("S", date(1926, 12, 25)),
    ("T", date(1912, 7, 30)),
    ("M", date(1868, 1, 1)),
)
NAMES = {"R": "令和", "H": "平成", "S": "昭和", "T": "大正", "M": "明治"}
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


def printed(iso: str) -> str:
    """Return a day, a month, a year, or a day with its time in words; ISO before the solar time."""
    day, _, time = iso.partition("T")
    year, month, number = (int(p) for p in (*day.split("-"), "0", "0")[:3])
    last = date(year, month, number) if number else end(year, month or 12)
    found = next((known for known in ERAS if last >= max(known[1], SOLAR)), None)
    if found is None:
        return iso
    count = year - found[1].year + 1
    words = f"{NAMES[found[0]]}{'元' if count == 1 else count}年"
    words += f"{month}月" if month else ""
    words += f"{number}日" if number else ""
    return f"{words} {time}".rstrip()


def end(year: int, month: int) -> date:
    """Return the last day of a month."""
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
