"""What foreigners stay by: status and period, special permanent residence, 経過滞在."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from conformance.population.edges import Edge
from conformance.population.people.named import names
from conformance.population.people.person import ResidenceStatus
from conformance.rules.calendar import add_months, add_years
from conformance.values.identifiers import registered

if TYPE_CHECKING:
    from collections.abc import Sequence

    from conformance.population.people.tape import Tape

FIRST = date(2012, 7, 9)
"""Since when foreigners are in the register (平成21年法律第77号, 住民基本台帳法の改正)."""

GRACE = 2
"""Months for which a status goes on while its renewal is being decided (入管法第20条第6項)."""

YEAR = 12
"""Months."""

PASSING = 60
"""Days for which who is born here, or has lost the nationality, stays without a status
(入管法第22条の2第1項)."""


_DAY = timedelta(days=1)
_PASSING = timedelta(days=PASSING)
_ADULT = 18
_YEARS = 10_000  # days that somebody has been in Japan at most
_CARDS = 9999
_STAY = "出入国管理及び難民認定法第2条の2第3項・第20条第6項"


@dataclass(frozen=True, slots=True)
class Basis:
    """A way to stay: the category of 第30条の45, the status, and one of its periods.

    Attributes:
        months: the period; None where it is indefinite, 0 where it is `PASSING` days.
        card: whether there is a 在留カード or 特別永住者証明書.
        works: whether one must be grown up to have it.
    """

    category: str
    status: str | None
    status_code: str | None
    months: int | None
    card: bool = True
    works: bool = False

    @property
    def key(self) -> str:
        """A stable name in ASCII."""
        return self.status_code or _KEYS[self.category]


_MID, SPECIAL = "中長期在留者", "特別永住者"
_BORN, _LOST = "出生による経過滞在者", "国籍喪失による経過滞在者"
REFUGE, PROVISIONAL = "一時庇護許可者", "仮滞在許可者"

_KEYS = {
    SPECIAL: "special-permanent",
    _BORN: "passing-born",
    _LOST: "passing-lost",
    REFUGE: "refuge",
    PROVISIONAL: "provisional",
}

PLAIN = Basis(_MID, "技術・人文知識・国際業務", "B07", 36, works=True)
PLAIN_CHILD = Basis(_MID, "家族滞在", "D03", 36)
BASES = (
    Basis(_MID, "永住者", "F01", None),
    Basis(SPECIAL, None, None, None),
    Basis(_MID, "日本人の配偶者等", "F02", 12),
    Basis(_MID, "定住者", "F04", 60),
    Basis(_MID, "留学", "D01", 15),
    Basis(_MID, "家族滞在", "D03", 6),
    Basis(_MID, "特定技能", "B12", 4, works=True),
    Basis(_MID, "技能実習", "B13", 12, works=True),
    Basis(_MID, "特定活動", "E01", 6),
    Basis(_MID, "興行", "B10", 6, works=True),
    Basis(_MID, "高度専門職", "B01", 60, works=True),
    Basis(_LOST, None, None, 0, card=False),
    Basis(REFUGE, None, None, 6, card=False),
    Basis(PROVISIONAL, None, None, 6, card=False),
)
"""Ways to stay that packages tell apart.

Sources: 住民基本台帳法第30条の45 (categories); 入管法別表第一・第二 and 施行規則別表第二 (statuses
and their periods; above three months, for others are not registered); 入管特例法第3条から第5条
(special permanent residents, without a period).
"""

BORN = Basis(_BORN, None, None, 0, card=False)
"""Of a child born here: no status yet."""


def residence(
    tape: Tape, day: date, born: date, arrived: date, country: str, edges: Sequence[Edge]
) -> ResidenceStatus:
    """Choose what somebody stays by on a day: never run out longer ago than the law lets it go on.

    Args:
        tape: where the choices are read.
        day: the day somebody stays on.
        born: the day of birth.
        arrived: the day from which somebody has been a resident of the municipality.
        country: three letters.
        edges: of the calendar and of the law, at which periods of stay end.
    """
    basis = _basis(tape, day, born)
    granted, expires = _period(tape, basis, day, born, edges)
    earlier = max(FIRST, born, arrived - timedelta(days=tape.number(_YEARS)))
    months = basis.months or 0
    return ResidenceStatus(
        country,
        names().countries[country],
        basis.category,
        basis.status,
        basis.status_code,
        months // YEAR,
        months % YEAR,
        PASSING if basis.months == 0 else 0,
        granted,
        expires,
        granted if basis.months == 0 else earlier,
        registered()["zairyu_card_no"].generate(tape.number(_CARDS)) if basis.card else None,
    )


def expiry_edges(day: date) -> tuple[Edge, ...]:
    """Return the ends of a period of stay at which something is decided on the day."""
    return (
        Edge("expires-today", "在留期間の満了の日", "the period of stay ends today", _STAY, (day,)),
        Edge("expires-tomorrow", "満了の前日", "it ends tomorrow", _STAY, (day + _DAY,)),
        Edge("expired", "満了の翌日（更新申請中）", "it ended yesterday", _STAY, (day - _DAY,)),
    )


def _basis(tape: Tape, day: date, born: date) -> Basis:
    """Choose what somebody born then can stay by."""
    if (day - born).days < PASSING:
        return BORN
    grown = add_years(born, _ADULT) <= day
    some = [(one,) for one in BASES if grown or not one.works]
    return tape.boosted((PLAIN if grown else PLAIN_CHILD,), some)


def _period(
    tape: Tape, basis: Basis, day: date, born: date, edges: Sequence[Edge]
) -> tuple[date, date | None]:
    """Choose the day of the permission and the end of the period it gives."""
    if basis is BORN:
        return born, born + _PASSING
    if basis.months is None:
        return max(born, day - timedelta(days=tape.number(_YEARS))), None
    if basis.months == 0:
        lost = max(born, FIRST, day - timedelta(days=tape.number(PASSING)))
        return lost, lost + _PASSING
    last = add_months(day, basis.months)
    end = tape.day((*expiry_edges(day), *edges), _months_before(day, GRACE), last)
    granted = max(born, _months_before(end, basis.months))
    return granted, add_months(granted, basis.months)


def _months_before(end: date, months: int) -> date:
    """Return the day from which so many months reach the end; in a short month the day after it."""
    before = add_months(end, -months)
    return before if add_months(before, months) >= end else before + _DAY
