"""The months of a fiscal year charged for a person."""

from datetime import date
from typing import Final

from conformance.rules.charged_span import charged_span
from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.late_elderly_medical_care._start import LAW_START
from conformance.rules.scope import not_before

_LAW: Final = "高齢者の医療の確保に関する法律施行令第18条、広域連合条例"


@value
class Given:
    """The fiscal year, the days of acquisition and loss."""

    fiscal_year: int
    acquired_on: date
    lost_on: date | None


@value
class Output:
    """How many months are charged, 0 to 12."""

    months: int


@rule("late_elderly_medical_care", "charged-months", law=_LAW)
def charged_months(given: Given, _law: Parameters, why: Why) -> Output:
    """Return the months from that of acquisition to the one before that of the loss.

    A loss before the acquisition, and an acquisition before this insurance began, are out of scope.
    """
    not_before("acquired_on", given.acquired_on, LAW_START)
    if given.lost_on is not None:
        not_before("lost_on", given.lost_on, given.acquired_on)
    months = charged_span(given.fiscal_year, given.acquired_on, given.lost_on).months
    why(
        f"取得日{given.acquired_on}の月を数え、喪失日{given.lost_on or '（なし）'}の月は数えない。",
        f"The month of {given.acquired_on} counts, that of the loss ({given.lost_on}) does not.",
        law=_LAW,
    )
    why(
        f"{given.fiscal_year}年度の4月から3月までのうち{months}か月。",
        f"{months} months of fiscal {given.fiscal_year}.",
        law=_LAW,
    )
    return Output(months)
