"""From when until when benefits are cut after premiums became time-barred."""

from datetime import date
from typing import Annotated, Final

from pydantic import Field

from conformance.rules.calendar_room import roomy
from conformance.rules.core import Parameters, Why, rule, value
from conformance.values.year_month import YearMonth

_LAW: Final = "介護保険法第69条第1項・第3項から第6項まで、同法施行令第34条第1項"


@value
class Given:
    """The day of the entry in the certificate, the months of reduction, the day asked about."""

    recorded_on: date
    reduction_months: Annotated[int, Field(ge=1, le=60)]
    as_of: date


@value
class Output:
    """The first and the last day of the reduction, and whether the day lies among them."""

    first_day: date
    last_day: date
    reduced: bool


@rule("long_term_care_insurance", "benefit-reduction-term", law=_LAW)
def benefit_reduction_term(given: Given, _law: Parameters, why: Why) -> Output:
    """Return the months from the one after the entry on (介護保険法第69条第3項)."""
    first = YearMonth.of(roomy("recorded_on", given.recorded_on)).plus(1)
    last = first.plus(given.reduction_months - 1).last_day
    reduced = first.first_day <= given.as_of <= last
    why(
        f"記載を受けた{given.recorded_on}の属する月の翌月の初日{first.first_day}から"
        f"{given.reduction_months}か月は{last}まで。",
        f"{given.reduction_months} months from {first.first_day}, the first of the month after "
        f"the entry of {given.recorded_on}, end on {last}.",
        law=_LAW,
    )
    why(
        f"{given.as_of}は減額{'する' if reduced else 'しない'}。",
        f"On {given.as_of} benefits are {'' if reduced else 'not '}reduced.",
        law=_LAW,
    )
    return Output(first.first_day, last, reduced)
