"""How the months charged are split between two municipalities of a prefecture."""

from datetime import date
from typing import Final

from conformance.rules.charged_span import charged_span
from conformance.rules.core import OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.late_elderly_medical_care._start import LAW_START
from conformance.rules.scope import fiscal_year_months, not_before

_LAW: Final = "高齢者の医療の確保に関する法律施行令（保険料の市町村間の月割）"


@value
class Given:
    """The fiscal year, the acquisition, the day of the move within the prefecture."""

    fiscal_year: int
    acquired_on: date
    moved_on: date


@value
class Output:
    """The months each municipality collects."""

    old_municipality_months: int
    new_municipality_months: int


@rule("late_elderly_medical_care", "within-prefecture-move-split", law=_LAW)
def within_prefecture_move_split(given: Given, _law: Parameters, why: Why) -> Output:
    """Return the months from that of the move for the new one, those before for the old one.

    A move outside the fiscal year or before the acquisition is out of scope, and so is an
    acquisition before this insurance began.
    """
    not_before("acquired_on", given.acquired_on, LAW_START)
    april, march = fiscal_year_months(given.fiscal_year)
    moved = not_before("moved_on", given.moved_on, max(given.acquired_on, april.first_day))
    if moved > march.last_day:
        msg = f"moved_on: expected a day up to {march.last_day}, found {moved}"
        raise OutOfScopeError(msg)
    whole = charged_span(given.fiscal_year, given.acquired_on, None).months
    new = charged_span(given.fiscal_year, moved, None).months
    why(
        f"取得日{given.acquired_on}から年度末まで{whole}か月を徴収する。",
        f"{whole} months are collected from {given.acquired_on} to the end of the year.",
        law=_LAW,
    )
    why(
        f"{moved}の月から新市町村が{new}か月、その前を旧市町村が{whole - new}か月。",
        f"From the month of {moved} the new one collects {new}, the old one {whole - new}.",
        law=_LAW,
    )
    return Output(whole - new, new)
