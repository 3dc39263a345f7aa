"""Japanese eras (元号): Western dates to 和暦 for print, and 和暦 back to Western dates.

和暦 is for print and 不詳表記 only, never for DATE items. The first year is 元年.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

import jaconv

from conformance.values.problem import Problem, problem

SOLAR_CALENDAR = date(1873, 1, 1)
"""明治6年1月1日. Before it months and days were lunisolar, so no earlier date is converted.

Source: 明治5年太政官布告第337号（改暦ノ布告）.
"""


@dataclass(frozen=True, slots=True)
class Era:
    """An era with its first day and the legal act that set it."""

    name: str
    letter: str
    start: date
    source: str

    @property
    def last(self) -> date:
        """The last day of the era; the last day of the calendar for the present era."""
        following = [era.start for era in ERAS if era.start > self.start]
        return min(following) - timedelta(days=1) if following else date.max


ERAS = (
    Era(
        "明治",
        "M",
        date(1868, 1, 25),
        "明治元年9月8日行政官布告（慶応4年1月1日に遡及。太陽暦換算）",
    ),
    Era("大正", "T", date(1912, 7, 30), "明治45年7月30日以後ヲ改メテ大正元年ト為ス詔書"),
    Era("昭和", "S", date(1926, 12, 25), "大正15年12月25日以後ヲ改メテ昭和元年ト為ス詔書"),
    Era(
        "平成",
        "H",
        date(1989, 1, 8),
        "元号法（昭和54年法律第43号）、元号を改める政令（昭和64年政令第1号）",
    ),
    Era(
        "令和",
        "R",
        date(2019, 5, 1),
        "元号法（昭和54年法律第43号）、元号を改める政令（平成31年政令第143号）",
    ),
)
"""The eras from Meiji on, oldest first."""

_NAMED = {name: era for era in ERAS for name in (era.name, era.letter)}
_PRINTED = re.compile(r"(明治|大正|昭和|平成|令和)(元|[0-9]{1,2})年([0-9]{1,2})月([0-9]{1,2})日")
_SHORT = re.compile(r"([MTSHR])(元|[0-9]{1,2})([./-])([0-9]{1,2})\3([0-9]{1,2})")


def era_of(day: date) -> Era:
    """Return the era of a day from 1873-01-01 on; `ValueError` for days before."""
    if day < SOLAR_CALENDAR:
        msg = f"expected a day from {SOLAR_CALENDAR} on (the solar calendar), found {day}"
        raise ValueError(msg)
    return next(era for era in reversed(ERAS) if era.start <= day)


def to_wareki(day: date) -> str:
    """Return the day as it is printed, in full-width digits: `令和元年５月１日`."""
    era = era_of(day)
    year = day.year - era.start.year + 1
    return _wide(f"{era.name}{'元' if year == 1 else year}年{day.month}月{day.day}日")


def to_short(day: date) -> str:
    """Return the day in the short form of lists and slips: `R1.5.1`."""
    era = era_of(day)
    return f"{era.letter}{day.year - era.start.year + 1}.{day.month}.{day.day}"


def parse_era_date(text: str) -> date | Problem:
    """Return the Western date of a 和暦 date; never raises.

    Understood are `令和元年５月１日`, `令和7年4月1日`, `R7.4.1`, `R07/04/01`, `Ｒ７．４．１`,
    with or without leading zeros. A date after the end of its era (平成31年5月1日) is refused.
    """
    narrow = str(jaconv.z2h(text, kana=False, ascii=True, digit=True))
    printed, short = _PRINTED.fullmatch(narrow), _SHORT.fullmatch(narrow)
    if printed is not None:
        return _dated(text, printed[1], printed[2], (printed[3], printed[4]))
    if short is not None:
        return _dated(text, short[1], short[2], (short[4], short[5]))
    return problem("V-ERA-FORM", text)


def _dated(text: str, name: str, year: str, month_day: tuple[str, str]) -> date | Problem:
    era = _NAMED[name]
    western = era.start.year + (1 if year == "元" else int(year)) - 1
    first = max(era.start, SOLAR_CALENDAR)
    try:
        day = date(western, int(month_day[0]), int(month_day[1]))
    except ValueError:
        day = date.min
    if first <= day <= era.last:
        return day
    last = "" if era is ERAS[-1] else str(era.last)
    return problem("V-ERA-RANGE", text, era=era.name, start=str(first), last=last)


def _wide(text: str) -> str:
    return str(jaconv.h2z(text, kana=False, ascii=False, digit=True))
