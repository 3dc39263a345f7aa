"""The months around a birth for which a mother is not charged."""

from datetime import date
from typing import Final

from conformance.rules.charged_span import MonthSpan
from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.scope import LATEST, fiscal_year_months
from conformance.values.year_month import YearMonth

_LAW: Final = (
    "国民健康保険法施行令第29条の7第6項第8号・第9号(令和7年度までは第5項)、地方税法第703条の5第3項"
)
_MONTHS_AFTER: Final = 2  # 翌々月まで


@value
class Given:
    """The day of delivery (expected or actual), whether of several children, the fiscal year."""

    delivery_date: date
    multiple: bool
    fiscal_year: int


@value
class Output:
    """The first and last month exempt, None without any, and how many lie in the fiscal year."""

    from_month: YearMonth | None
    to_month: YearMonth | None
    months_in_fiscal_year: int


@rule("national_health_insurance", "maternity-exemption", law=_LAW)
def maternity_exemption(given: Given, law: Parameters, why: Why) -> Output:
    """Return the months until the second after the delivery: four, for several children six.

    Months before January 2024 do not count, so that deliveries before November 2023 have none.
    Income and per-capita amounts of the mother are exempt, the per-household amount is not.
    """
    april, march = fiscal_year_months(given.fiscal_year)
    now = law.on(LATEST)
    start = YearMonth.of(now.date("first_month_on"))
    last = YearMonth.of(given.delivery_date).plus(_MONTHS_AFTER)
    if last < start:
        why(
            f"出産日{given.delivery_date}の翌々月{last}は{start}より前のため対象外。",
            f"Delivered on {given.delivery_date}: its months end in {last}, before {start}.",
            law=_LAW,
        )
        return Output(None, None, 0)
    length = now.integer("multiple_months" if given.multiple else "single_months")
    first = max(last.plus(1 - length), start)
    why(
        f"出産日{given.delivery_date}（{'多胎' if given.multiple else '単胎'}）により{first}から"
        f"{last}までを免除する。",
        f"Delivery on {given.delivery_date}: exempt from {first} to {last}.",
        law=_LAW,
    )
    months = MonthSpan(max(first, april), min(last, march)).months
    why(
        f"{given.fiscal_year}年度に属するのは{months}か月。",
        f"{months} of them lie in fiscal {given.fiscal_year}.",
    )
    return Output(first, last, months)
