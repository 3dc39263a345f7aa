"""The months free of premiums while bringing up a child."""

from datetime import date, timedelta
from typing import Final, Literal

from conformance.rules.ages import attains
from conformance.rules.core import InForce, OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.scope import next_day, not_before
from conformance.values.year_month import YearMonth

_START: Final = date(2026, 10, 1)
_EARLIEST: Final = timedelta(weeks=20)
_LATEST: Final = timedelta(weeks=4)
_LAW = "国民年金法第88条の3"


@value
class Given:
    """The birth, who asks, the day a mother was due, the day of adoption, the end of the care."""

    child_birth_date: date
    role: Literal["mother", "father", "adoptive"]
    maternity_exempted: bool
    delivery_date: date | None
    adoption_date: date | None
    care_ended_on: date | None


@value
class Output:
    """The first and last month and how many; none are null and 0."""

    from_month: YearMonth | None
    to_month: YearMonth | None
    months: int


@rule(
    "national_pension",
    "childcare-exemption",
    law=f"{_LAW}第1項・第2項(令和8年10月1日施行)",
    also_before=True,
    also_unborn=True,
)
def childcare_exemption(given: Given, law: Parameters, why: Why) -> Output:
    """Return the months of care, to the one before that of the day the child is one year old.

    A mother with maternity months has those from three until twelve months after the day she was
    due (第1項), whenever the child was born; others those from the birth or the adoption (第2項).
    Both end before the month of the day after the care ended. Months before October 2026 do not
    count. A day due without its like three or twelve months later is out of scope (open).
    """
    in_force = law.on(_START)
    if given.role == "mother" and given.maternity_exempted:
        first, end, paragraph = *_of_mother(given, in_force), "第1項"
    else:
        first, end, paragraph = *_of_others(given, in_force), "第2項"
    if given.care_ended_on is not None:
        ended = not_before("care_ended_on", given.care_ended_on, given.child_birth_date)
        end = min(end, next_day("care_ended_on", ended))
    first, last = max(first, YearMonth.of(_START)), YearMonth.of(end).plus(-1)
    why(
        f"{given.role}は施行後の{first}から、{end}の属する月の前月{last}まで。",
        f"{given.role} from {first} until {last}, the month before that of {end}.",
        law=f"{_LAW}{paragraph}",
    )
    if last < first:
        why("残る月がない。", "No months are left.", law=_LAW)
        return Output(None, None, 0)
    return Output(first, last, first.months_until(last) + 1)


def _of_mother(given: Given, in_force: InForce) -> tuple[YearMonth, date]:
    due = given.delivery_date
    if due is None:
        msg = "delivery_date: expected the day the maternity months count from, found null"
        raise OutOfScopeError(msg)
    if not due - _EARLIEST <= given.child_birth_date <= due + _LATEST:
        msg = f"delivery_date: expected a day near the birth, found {due}"
        raise OutOfScopeError(msg)
    begins = _after_months(due, in_force.integer("mother_from_months"))
    return YearMonth.of(begins), _after_months(due, in_force.integer("mother_until_months"))


def _after_months(due: date, months: int) -> date:
    """Return the day on which the months counted from `due` itself have passed (経過した日)."""
    month = YearMonth.of(due).plus(months)
    if month.last_day.day < due.day:
        msg = f"delivery_date: expected a day that {month} has, too, found {due}"
        raise OutOfScopeError(msg)
    return month.first_day.replace(day=due.day)


def _of_others(given: Given, in_force: InForce) -> tuple[YearMonth, date]:
    birth = given.child_birth_date
    end = next_day("child_birth_date", attains(birth, in_force.integer("until_age")))
    if given.role != "adoptive":
        return YearMonth.of(birth), end
    if given.adoption_date is None:
        msg = "adoption_date: expected the day the child came into care, found null"
        raise OutOfScopeError(msg)
    return YearMonth.of(not_before("adoption_date", given.adoption_date, birth)), end
