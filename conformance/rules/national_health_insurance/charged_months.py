"""The months of a fiscal year charged for one period of being insured."""

from datetime import date, timedelta
from typing import Final, Literal

from conformance.rules.charged_span import charged_span
from conformance.rules.core import OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.scope import not_before
from conformance.values.year_month import YearMonth

_LAW: Final = "国民健康保険条例（参考例）の月割規定"
_DEEMED_A_DAY_EARLIER: Final = {"other_insurance", "late_elderly"}  # 第6条第1号から第8号まで


@value
class Given:
    """The fiscal year, the days of acquisition and loss, the ground of the loss."""

    fiscal_year: int
    acquired_on: date
    lost_on: date | None
    loss_ground: (
        Literal[
            "other_insurance",
            "late_elderly",
            "late_elderly_same_day",
            "move_out",
            "death",
            "welfare",
            "kumiai",
            "exclusion",
        ]
        | None
    )


@value
class Output:
    """The first and last month charged, None without any, and how many."""

    first_month: YearMonth | None
    last_month: YearMonth | None
    months: int


@rule("national_health_insurance", "charged-months", law=_LAW)
def charged_months(given: Given, law: Parameters, why: Why) -> Output:
    """Return the months from that of acquisition to the one before that of the loss.

    A loss on the first of a month through another insurance counts as made the day before, so that
    no month is paid twice. A loss before the acquisition or without a ground is out of scope.
    """
    lost = _counted_loss(given, law, why)
    span = charged_span(given.fiscal_year, given.acquired_on, lost)
    why(
        f"取得日{given.acquired_on}の月から数え、喪失日の月は数えない。",
        f"Counted from the month of {given.acquired_on}, without the month of the loss.",
        law=_LAW,
    )
    if not span.months:
        why("年度内に数える月がない。", "No month of the fiscal year counts.", law=_LAW)
        return Output(None, None, 0)
    why(
        f"{span.first}から{span.last}までの{span.months}か月に賦課する。",
        f"Charged from {span.first} to {span.last}: {span.months} months.",
        law=_LAW,
    )
    return Output(span.first, span.last, span.months)


def _counted_loss(given: Given, law: Parameters, why: Why) -> date | None:
    lost = given.lost_on
    if lost is None:
        return None
    not_before("lost_on", lost, given.acquired_on)
    if given.loss_ground is None:
        msg = f"loss_ground: expected the ground of the loss on {lost}, found None"
        raise OutOfScopeError(msg)
    stated = not law.reads("deemed_loss", "none")
    if not stated or given.loss_ground not in _DEEMED_A_DAY_EARLIER or lost.day != 1:
        return lost
    deemed = lost - timedelta(days=1)
    why(
        f"他の保険に移り月の初日{lost}に喪失したため、前日{deemed}に喪失したとみなす。",
        f"Lost to another insurance on the first of a month, {lost}: taken as {deemed}.",
        law=_LAW,
    )
    return deemed
