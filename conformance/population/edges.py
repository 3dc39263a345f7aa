"""Days at which administration decides otherwise from one day to the next, each with its source.

Deadlines, ages and law changes are where packages fail; days drawn at random hardly ever meet one.
Days of law changes come from the catalogue's parameters: a new effective day is an edge at once.
"""

from __future__ import annotations

import re
from calendar import isleap, monthrange
from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from conformance.rules.calendar import add_years
from conformance.values.eras import ERAS
from conformance.values.year_month import YearMonth

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.requirements import Rule

AGES = (3, 6, 15, 18, 20, 40, 65, 70, 75)
"""Ages at which some allowance, tax, insurance or right begins or ends."""

_DAY = timedelta(days=1)
_LIFE = 100  # years of births
_CHANGES = "spec_catalog の規則の parameters"
_DATED = re.compile(r"[0-9]{4}-[0-9]{2}(-[0-9]{2})?")
_MONTH = 7  # characters of a month
_AGES_LAW = "年齢計算ニ関スル法律（明治35年法律第50号）"
_PERIOD_LAW = "民法第140条・第143条（期間の計算）"
_SCHOOL_LAW = "学校教育法第17条（4月1日生まれは前の学年）"
_NEWBORN = (
    ("newborn", "前日・当日の出生", "born today or yesterday", 1, _PERIOD_LAW),
    ("newborn-14", "出生届の期限", "the notice of birth is due", 14, "戸籍法第49条（14日以内）"),
    ("newborn-60", "経過滞在の期限", "60 days without a status end", 60, "入管法第22条の2第1項"),
)
_FISCAL_LAW = "地方自治法第208条（会計年度）"
_TAX_LAW = "地方税法第39条・第318条・第359条（賦課期日は1月1日）"
_FIFTEEN = "児童手当法第8条第3項ほか（15日以内の特例）、住民基本台帳法第22条（14日以内の届出）"


@dataclass(frozen=True, slots=True)
class Edge:
    """A kind of day worth trying.

    Attributes:
        key: stable and ASCII.
        title_ja, title_en: what is special about it.
        source: the law or the entry of the catalogue that makes it so.
        days: the days, near the day of reference.
    """

    key: str
    title_ja: str
    title_en: str
    source: str
    days: tuple[date, ...]

    def within(self, earliest: date, latest: date) -> tuple[date, ...]:
        """Return those of the days that lie from `earliest` to `latest`."""
        return tuple(day for day in self.days if earliest <= day <= latest)


def calendar_edges(reference: date) -> tuple[Edge, ...]:
    """Return the edges of the calendar in the years around a day."""
    years = (reference.year - 1, reference.year)
    leap = [y for y in range(reference.year, reference.year - 9, -1) if monthrange(y, 2)[1] == 29]  # noqa: PLR2004 - a leap February
    ends = [date(y, m, monthrange(y, m)[1]) for y in years for m in range(1, 13)]
    return (
        Edge("leap-day", "2月29日", "29 February", _PERIOD_LAW, (date(leap[0], 2, 29),)),
        Edge("april-1", "4月1日", "1 April", _SCHOOL_LAW, _each(years, 4, 1)),
        Edge("april-2", "4月2日", "2 April", _SCHOOL_LAW, _each(years, 4, 2)),
        Edge("january-1", "1月1日", "1 January", _TAX_LAW, _each(years, 1, 1)),
        Edge("year-end", "12月31日", "31 December", _TAX_LAW, _each(years, 12, 31)),
        Edge("fiscal-year-end", "3月31日", "31 March", _FISCAL_LAW, _each(years, 3, 31)),
        Edge("month-end", "月末", "the last day of a month", _PERIOD_LAW, tuple(ends)),
        Edge("fourteenth-day", "14日目", "the 14th day", _FIFTEEN, _days_before(reference, 14)),
        Edge("fifteenth-day", "15日目", "the 15th day", _FIFTEEN, _days_before(reference, 15)),
        *_era_edges(),
    )


def age_edges(reference: date) -> tuple[Edge, ...]:
    """Return for each age the birthdays of those who reach it on the day, before and after.

    An age is reached at the end of the day before the birthday; who is born on 29 February and who
    is born the day after reach it on one day.
    """
    return tuple(
        Edge(
            f"turns-{age}",
            f"{age}歳到達とその前後の日",
            f"turning {age}, and the days around",
            _AGES_LAW,
            tuple(add_years(reference, -age) + n * _DAY for n in (-1, 0, 1, 2, 3)),
        )
        for age in AGES
    )


def birth_edges(reference: date) -> tuple[Edge, ...]:
    """Return the birthdays at which something else is decided on a day than a day sooner or later.

    Each age is two edges: who has the birthday, and who has it tomorrow and reaches the age at the
    end of today. Besides stand the days of the year and of eras that decide over people born then.
    """
    years = tuple(range(reference.year - _LIFE, reference.year + 1))
    leap = tuple(year for year in years if isleap(year))
    fixed = (
        Edge("born-leap-day", "2月29日生", "born on 29 February", _AGES_LAW, _each(leap, 2, 29)),
        Edge("born-april-1", "4月1日生", "born on 1 April", _SCHOOL_LAW, _each(years, 4, 1)),
        Edge("born-april-2", "4月2日生", "born on 2 April", _SCHOOL_LAW, _each(years, 4, 2)),
        Edge("born-january-1", "1月1日生", "born on 1 January", _TAX_LAW, _each(years, 1, 1)),
        Edge("born-january-2", "1月2日生", "born on 2 January", _TAX_LAW, _each(years, 1, 2)),
        Edge("born-march-31", "3月31日生", "born on 31 March", _FISCAL_LAW, _each(years, 3, 31)),
    )
    young = tuple(
        Edge(key, ja, en, law, (reference - before * _DAY, reference - (before - 1) * _DAY))
        for key, ja, en, before, law in _NEWBORN
    )
    eras = tuple(replace(edge, key=f"born-{edge.key}") for edge in _era_edges())
    lived = tuple(
        replace(edge, days=tuple(day for day in edge.days if day <= reference))
        for edge in (*fixed, *young, *eras)
    )
    return (*_birthdays(reference), *(edge for edge in lived if edge.days))


def _birthdays(reference: date) -> Iterator[Edge]:
    for age in AGES:
        born = add_years(reference, -age)
        title = f"{age}歳の誕生日"
        yield Edge(f"birthday-{age}", f"{title}の当日", f"turns {age} today", _AGES_LAW, (born,))
        yield Edge(
            f"birthday-{age}-eve",
            f"{title}の前日（この日の終わりに{age}歳に達する）",
            f"turns {age} tomorrow: reaches {age} at the end of today",
            _AGES_LAW,
            (born + _DAY,),
        )


def change_edges(days: Iterable[date]) -> tuple[Edge, ...]:
    """Return for each day of a change of law three edges: the day before, the day, the next."""
    return tuple(
        Edge(f"change-{day}{key}", f"改正日{day}{ja}", f"{en}the change on {day}", _CHANGES, (at,))
        for day in sorted(set(days))
        for key, ja, en, at in (
            ("-eve", "の前日", "the day before ", day - _DAY),
            ("", "の当日", "the day of ", day),
            ("-next", "の翌日", "the day after ", day + _DAY),
        )
    )


def law_days(specification: Specification) -> tuple[date, ...]:
    """Return the days on which a parameter of any rule of a specification changes, ascending."""
    rules = specification.rules.values()
    return tuple(sorted({day for rule in rules for day in change_days(rule)}))


def edge_hits(edges: Iterable[Edge], drawn: Collection[date]) -> Mapping[str, int]:
    """Return by the key of each edge how many of the drawn days lie at it."""
    counts = Counter(drawn)
    return {edge.key: sum(counts[day] for day in set(edge.days)) for edge in edges}


def law_edges(specification: Specification) -> tuple[Edge, ...]:
    """Return the days around each day on which a parameter of a rule changes."""
    return tuple(
        Edge(
            f"law-{key}-{day.isoformat()}",
            f"{rule.title_ja}の改正日（{day}）",
            f"a parameter of {key} changes on {day}",
            f"{specification.domain}/rule/{key}",
            (day - _DAY, day, day + _DAY),
        )
        for key, rule in specification.rules.items()
        for day in change_days(rule)
    )


def change_days(rule: Rule) -> tuple[date, ...]:
    """Return the days on which the parameters of a rule change, ascending.

    A parameter dated by months changes on the first of a month. Those dated otherwise (by years of
    another count) give no edge.
    """
    found: set[date] = set()
    for entry in rule.parameters:
        begins, ends = str(entry.get("from", "")), str(entry.get("to", ""))
        if _DATED.fullmatch(begins):
            found.add(
                YearMonth.parse(begins[:7]).first_day if len(begins) == _MONTH else _day(begins)
            )
        if _DATED.fullmatch(ends) and not ends.startswith("9999"):
            last = YearMonth.parse(ends).last_day if len(ends) == _MONTH else _day(ends)
            found.add(last + _DAY)
    return tuple(sorted(found))


def _day(text: str) -> date:
    return date.fromisoformat(text)


def _each(years: tuple[int, ...], month: int, day: int) -> tuple[date, ...]:
    return tuple(date(year, month, day) for year in years)


def _days_before(reference: date, days: int) -> tuple[date, ...]:
    """Return first days of terms that end on the day of reference, one day sooner, one later."""
    return tuple(reference - timedelta(days=days + n) for n in (-1, 0, 1))


def _era_edges() -> Iterator[Edge]:
    for era in ERAS[-3:]:
        title = f"{era.name}の初日とその前日"
        days = (era.start - _DAY, era.start)
        yield Edge(f"era-{era.letter}", title, f"the era {era.letter} begins", era.source, days)
