"""The months around a birth for which a mother is not charged."""

from datetime import date
from typing import Final

from conformance.rules.charged_span import Span
from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.scope import fiscal_year_months
from conformance.values.year_month import YearMonth

_LAW: Final = "国民健康保険法第72条の3の3、地方税法第703条の5第3項"
_FIRST_DELIVERY: Final = date(2023, 11, 1)
_FIRST_MONTH: Final = YearMonth(2024, 1)
_BEFORE_SINGLE, _BEFORE_MULTIPLE = 1, 3  # months before that of the delivery


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
    """Return four months from the one before the delivery, for several children six from the third.

    Months before January 2024 do not count; deliveries before November 2023 have none. Income and
    per-capita amounts of the mother are exempt, the per-household amount is not.
    """
    april, march = fiscal_year_months(given.fiscal_year)
    if given.delivery_date < _FIRST_DELIVERY:
        why(
            f"出産日{given.delivery_date}は令和5年11月1日より前のため対象外。",
            f"Delivered on {given.delivery_date}, before {_FIRST_DELIVERY}: not exempt.",
            law=_LAW,
        )
        return Output(None, None, 0)
    now = law.on(max(YearMonth.of(given.delivery_date), _FIRST_MONTH))
    name = "multiple_months" if given.multiple else "single_months"
    before = _BEFORE_MULTIPLE if given.multiple else _BEFORE_SINGLE
    start = YearMonth.of(given.delivery_date).plus(-before)
    first, last = max(start, _FIRST_MONTH), start.plus(now.integer(name) - 1)
    why(
        f"出産日{given.delivery_date}（{'多胎' if given.multiple else '単胎'}）により{first}から"
        f"{last}までを免除する。",
        f"Delivery on {given.delivery_date}: exempt from {first} to {last}.",
        law=_LAW,
    )
    months = Span(max(first, april), min(last, march)).months
    why(
        f"{given.fiscal_year}年度に属するのは{months}か月。",
        f"{months} of them lie in fiscal {given.fiscal_year}.",
    )
    return Output(first, last, months)
