"""When an exemption from the suspension is reported in time, and the months it covers."""

from datetime import date
from typing import Final, Literal

from conformance.rules.calendar import next_open_day
from conformance.rules.core import OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.scope import within
from conformance.values.year_month import YearMonth

_JULY: Final = 7
_AUGUST: Final = 8
_OCTOBER: Final = 10
_NEW_YEARS_EVE: Final = (12, 31)
_FIRST_MONTH: Final = YearMonth(2018, 11)
"""The first month of the present law (平成30年法律第44号附則第6条)."""

_FIRST: Final = "児童扶養手当法施行規則第3条の4"
_RENEWAL: Final = "児童扶養手当法施行規則第24条の6"


@value
class Given:
    """A first report or a renewal, the month or year it is about, its day, days of closure."""

    kind: Literal["first", "renewal"]
    exemption_month: YearMonth | None
    filing_year: int | None
    consulted: bool
    submitted_on: date
    closed_dates: tuple[date, ...] = ()


@value
class Output:
    """Whether it is in time, and the first and last month exempted (None when late)."""

    in_time: bool
    exempt_from: YearMonth | None
    exempt_to: YearMonth | None


@value
class _Window:
    opens: date
    closes: date
    first: YearMonth
    last: YearMonth


@rule(
    "child_rearing_allowance",
    "exemption-period",
    law="児童扶養手当法第13条の3第2項・第26条、同法施行規則第3条の4・第24条の6、地方自治法第4条の2第4項",
)
def exemption_period(given: Given, _law: Parameters, why: Why) -> Output:
    """Return whether the report is in time and the months it exempts.

    Both ends of the time for reporting belong to it; a last day on which the office is closed is
    moved to the next open one. Without the month (first) or the year (renewal) it is about: out of
    scope; so is a report in the new year where nobody said whether 31 December is a closed day.
    """
    window = _first(given) if given.kind == "first" else _renewal(given)
    closes = next_open_day(window.closes, given.closed_dates)
    _check_new_year(given, closes)
    in_time = window.opens <= given.submitted_on <= closes
    provision = _FIRST if given.kind == "first" else _RENEWAL
    why(
        f"届出期間は{window.opens}から{window.closes}（閉庁日なら次の開庁日{closes}）までで、"
        f"{given.submitted_on}の届出は期間{'内' if in_time else '外'}。",
        f"To be reported from {window.opens} to {window.closes}, or the next open day {closes}: "
        f"{given.submitted_on} is "
        f"{'in time' if in_time else 'not'}.",
        law=provision,
    )
    if not in_time:
        return Output(in_time=False, exempt_from=None, exempt_to=None)
    why(
        f"{window.first}から{window.last}まで適用を除外する。",
        f"Exempted from {window.first} to {window.last}.",
        law=provision,
    )
    return Output(in_time, window.first, window.last)


def _check_new_year(given: Given, closes: date) -> None:
    """Ordinances close offices at the turn of the year (地方自治法第4条の2第2項第3号)."""
    if (closes.month, closes.day) == _NEW_YEARS_EVE and given.submitted_on > closes:
        msg = f"closed_dates: expected to say whether {closes} is a closed day"
        raise OutOfScopeError(msg)


def _first(given: Given) -> _Window:
    month = given.exemption_month
    if month is None:
        msg = "exemption_month: expected the month of the ground for a first report, found null"
        raise OutOfScopeError(msg)
    within("exemption_month.year", month.year, _FIRST_MONTH.year, date.max.year - 1)
    if month < _FIRST_MONTH:
        msg = f"exemption_month: expected {_FIRST_MONTH} or later, found {month}"
        raise OutOfScopeError(msg)
    closes = date(month.year, 9, 30) if month.month == _AUGUST else month.last_day
    if month.month <= _JULY:
        return _Window(date(month.year - 1, 8, 1), closes, month, YearMonth(month.year, _OCTOBER))
    opens = month.plus(-3).first_day if month.month <= _OCTOBER else date(month.year, 8, 1)
    return _Window(opens, closes, month, YearMonth(month.year + 1, _OCTOBER))


def _renewal(given: Given) -> _Window:
    if given.filing_year is None:
        msg = "filing_year: expected the year of the renewal, found null"
        raise OutOfScopeError(msg)
    year = within("filing_year", given.filing_year, _FIRST_MONTH.year + 1, date.max.year - 1)
    closes = date(year, 9, 30) if given.consulted else date(year, 8, 31)
    return _Window(date(year, 8, 1), closes, YearMonth(year, 11), YearMonth(year + 1, _OCTOBER))
