"""A month's fee when a child begins or stops during the month (日割り)."""

from datetime import date
from fractions import Fraction
from typing import Final, Literal

from conformance.rules.child_childcare_support._days_in_month import (
    covered_days,
    days_of,
    open_days,
)
from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.rounding import floor_to
from conformance.rules.scope import within
from conformance.values.year_month import YearMonth

_LAW: Final = "子ども・子育て支援法施行令第24条第2項、同法施行規則第58条・第59条"
_UNIT: Final = 10


@value
class Given:
    """Childcare or education, the month, the first and last day of use, the fee (yen)."""

    kind: Literal["childcare", "education"]
    month: YearMonth
    start_on: date
    end_on: date | None
    monthly_fee: int
    closed_dates: tuple[date, ...]


@value
class Output:
    """The open days that count and the fee (yen)."""

    open_days: int
    fee: int


@rule("child_childcare_support", "prorated-fee", law=_LAW)
def prorated_fee(given: Given, law: Parameters, why: Why) -> Output:
    """Return the fee for the open days of use over 25 (education 20), cut to ten yen.

    Sundays and closed days do not count, for education neither do Saturdays; days above the base
    neither. A whole month costs the whole fee, a month without use nothing. Education after
    September 2019 has no fee and is out of scope.
    """
    base = law.on(given.month).integer(f"base_days_{given.kind}")
    monthly = within("monthly_fee", given.monthly_fee, 0)
    used = covered_days(given.month, given.start_on, given.end_on)
    opened = open_days(used, given.closed_dates, saturdays=given.kind == "childcare")
    counted = min(opened, base)
    why(
        f"{given.month}の利用は{len(used)}日、開所日数は{opened}日（上限{base}日）。",
        f"{given.month}: {len(used)} days of use, {opened} of them open, at most {base} count.",
        law="子ども・子育て支援法施行規則第58条・第59条",
    )
    whole = len(used) == len(days_of(given.month))
    fee = monthly if whole else floor_to(Fraction(monthly * counted, base), _UNIT)
    why(
        f"{'全期間の利用のため月額' if whole else '10円未満を切り捨てた日割額'}{fee}円。",
        f"{'The whole month' if whole else 'By day, cut to ten yen'}: {fee} yen.",
        law="子ども・子育て支援法施行令第24条第2項",
    )
    return Output(counted, fee)
