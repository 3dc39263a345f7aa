"""How the value of an item stands on paper: 和暦, separators, the words of a code.

Print data hold values as the catalogue types them; pages hold what residents read. A value may
lawfully be printed in several ways; the first is the one the sample package prints.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import jaconv

from conformance.values import standard_date, unknown_dates
from conformance.values.eras import ERAS, SOLAR_CALENDAR, to_short, to_wareki
from conformance.values.standard_date import StandardDate

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from conformance.catalog.models.records import CodeList, Item

    Codes = Mapping[str, CodeList]

_SPACE = re.compile(r"\s+")
_HYPHENS = re.compile("[\u2010-\u2015\u2212\uff0d]")
_POSTAL = 7
FLAGS = {"1": "有", "0": "無"}
"""How the sample package prints a flag; no source seen says how, so pages are not judged by it."""


def printings(item: Item, text: str, codes: Codes) -> tuple[str, ...]:
    """Return the ways in which the value may stand on paper; none where no source says how.

    A text that is no value of its type (month 13, letters for a number) may only stand as it is.
    """
    try:
        return _WAYS.get(item.type, _as_it_is)(item, text, codes)
    except ValueError:
        return (text,)


def printed(item: Item, text: str, codes: Codes) -> str:
    """Return the value as the sample package prints it."""
    if item.type == "flag":
        return FLAGS.get(text, text)
    if item.type == "date" and (partly := partly_known(text)) is not None:
        return partly
    return next(iter(printings(item, text, codes)), text)


def partly_known(text: str) -> str | None:
    """Return a date with unknown parts (不詳) as the sample prints it; None for a whole one.

    The wording is ours: no source seen says how forms print such a date, so pages are not judged
    by it.
    """
    found = unknown_dates.read_unknown_date(text)
    if not isinstance(found, StandardDate) or found.kind != "partial":
        return None
    if found.year is None:
        return "不詳"
    months = f"{found.month}月（日不詳）" if found.month else "（月日不詳）"
    era = _years(date(found.year, found.month or 12, 1))
    return f"{era[0] if era else f'西暦{found.year}年'}{months}"


def normal(text: str) -> str:
    """Return text for comparison: no white space, one width of ASCII, one kind of hyphen.

    Ideographs, variation sequences and kana stay as they are: there, a difference is a fault.
    """
    narrow = str(jaconv.z2h(_SPACE.sub("", text), kana=False, ascii=True, digit=True))
    return _HYPHENS.sub("-", narrow)


def _as_it_is(item: Item, text: str, codes: Codes) -> tuple[str, ...]:
    del codes
    if item.identifier == "postal_code" and len(text) == _POSTAL:
        return f"〒{text[:3]}-{text[3:]}", f"{text[:3]}-{text[3:]}", text
    return (text,)


def _date(item: Item, text: str, codes: Codes) -> tuple[str, ...]:
    del item, codes
    found = standard_date.parse_standard_date(text)
    day = found.exact if isinstance(found, StandardDate) else None
    if day is None or day < SOLAR_CALENDAR:
        return ()
    return to_wareki(day), to_short(day)


def _year_month(item: Item, text: str, codes: Codes) -> tuple[str, ...]:
    del item, codes
    year, month = int(text[:4]), int(text[5:7])
    return tuple(f"{era}{month}月" for era in _years(date(year, month, 1)))


def _year(item: Item, text: str, codes: Codes) -> tuple[str, ...]:
    del item, codes
    if text in {"0000", "9999"}:
        return ()
    first, last = date(int(text), 1, 1), date(int(text), 12, 31)
    return (*dict.fromkeys((*_years(last), *_years(first))), f"{text}年")


def _years(day: date) -> tuple[str, ...]:
    if day < SOLAR_CALENDAR:
        return ()
    era = next(era for era in reversed(ERAS) if era.start <= _month_end(day))
    number = day.year - era.start.year + 1
    return (f"{era.name}{'元' if number == 1 else number}年",)


def _month_end(day: date) -> date:
    """Return the last day of the month: a month in which an era begins is named by it."""
    return standard_date.StandardDate("partial", day.year, day.month).bounds[1]  # type: ignore[index]  # a year is given, so there are bounds


def _datetime(item: Item, text: str, codes: Codes) -> tuple[str, ...]:
    return _date(item, text[:10], codes)


def _integer(item: Item, text: str, codes: Codes) -> tuple[str, ...]:
    del item, codes
    return f"{int(text):,}", text


def _code(item: Item, text: str, codes: Codes) -> tuple[str, ...]:
    listed = codes.get(item.code_list) if item.code_list else None
    label = listed.values.get(text) if listed else None
    return (label, text) if label else (text,)


def _flag(item: Item, text: str, codes: Codes) -> tuple[str, ...]:
    del item, text, codes
    return ()


_WAYS: Mapping[str, Callable[[Item, str, Codes], tuple[str, ...]]] = {
    "date": _date,
    "year_month": _year_month,
    "year": _year,
    "datetime": _datetime,
    "integer": _integer,
    "code": _code,
    "flag": _flag,
}
