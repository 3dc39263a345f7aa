"""The relief for those whose insurance came from somebody who left at 75 (旧被扶養者)."""

from datetime import date
from typing import Final

from conformance.rules.ages import attains
from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.scope import not_before, within
from conformance.values.year_month import YearMonth

_LAW: Final = "国民健康保険条例の減免規定（国の減免の考え方による）"
_AGE: Final = 65


@value
class Given:
    """The birth, the acquisition, the month asked, the reduction for low incomes (percent)."""

    birth_date: date
    acquired_on: date
    month: YearMonth
    reduction_percent: int


@value
class Output:
    """Whether the income levy is waived; the whole reduction of the per-capita amount."""

    income_levy_waived: bool
    per_capita_reduction_percent: int


@rule("national_health_insurance", "former-dependent-relief", law=_LAW)
def former_dependent_relief(given: Given, law: Parameters, why: Why) -> Output:
    """Return the relief of those aged 65 at the acquisition; others have none.

    The income levy is waived without an end, the per-capita amount halved for 24 months from that
    of the acquisition. Months before it are out of scope.
    """
    first = YearMonth.of(given.acquired_on)
    not_before("month", given.month.first_day, first.first_day)
    percent = within("reduction_percent", given.reduction_percent, 0, 100)
    now, reached = law.on(given.month), attains(given.birth_date, _AGE)
    months = now.integer("months")
    former = reached <= given.acquired_on
    number = first.months_until(given.month) + 1
    why(
        f"65歳到達日{reached}、取得日{given.acquired_on}のため旧被扶養者に"
        f"{'当たる' if former else '当たらない'}。",
        f"65 attained on {reached}, acquired on {given.acquired_on}: "
        f"{'a' if former else 'no'} former dependent.",
        law=_LAW,
    )
    if not former:
        return Output(income_levy_waived=False, per_capita_reduction_percent=percent)
    raised = max(percent, now.integer("percent")) if number <= months else percent
    why(
        f"{given.month}は取得月から{number}か月目（{months}か月まで）、均等割の軽減は{raised}％。",
        f"Month {number} of {months}: the per-capita amount is reduced by {raised} percent.",
        law=_LAW,
    )
    return Output(income_levy_waived=True, per_capita_reduction_percent=raised)
