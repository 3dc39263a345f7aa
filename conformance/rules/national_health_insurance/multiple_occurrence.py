"""Whether high costs recurred often enough for the lower limit (多数回該当)."""

from typing import Final

from conformance.rules.core import Parameters, Why, rule, value
from conformance.values.year_month import YearMonth

_LAW: Final = "国民健康保険法施行令第29条の3"


@value
class Paid:
    """A month in which high costs were paid to the household, and whether by this municipality."""

    month: YearMonth
    same_municipality: bool


@value
class Given:
    """The month of the service, the months paid, whether a moved household goes on."""

    service_month: YearMonth
    paid_months: tuple[Paid, ...]
    household_continues: bool


@value
class Output:
    """The months counted and whether they are enough."""

    count: int
    multiple: bool


@rule("national_health_insurance", "multiple-occurrence", law=_LAW)
def multiple_occurrence(given: Given, law: Parameters, why: Why) -> Output:
    """Return how many of the eleven months before count, each once, and whether three do.

    Months paid elsewhere count only for a household that went on after a move in the prefecture.
    """
    now = law.on(given.service_month)
    window, required = now.integer("window_months"), now.integer("required")
    counted = {
        paid.month
        for paid in given.paid_months
        if 0 < paid.month.months_until(given.service_month) < window
        and (paid.same_municipality or given.household_continues)
    }
    why(
        f"{given.service_month}の前{window - 1}か月のうち支給のあった月は{len(counted)}か月。",
        f"Paid in {len(counted)} of the {window - 1} months before {given.service_month}.",
        law=_LAW,
    )
    multiple = len(counted) >= required
    why(
        f"{required}か月以上{'ある' if multiple else 'ない'}。",
        f"{'At least' if multiple else 'Fewer than'} {required}.",
        law=_LAW,
    )
    return Output(len(counted), multiple)
