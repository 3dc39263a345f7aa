"""The months free of premiums while bringing up a child."""

from datetime import date
from typing import Final, Literal

from conformance.rules.core import InForce, OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.scope import not_before
from conformance.values.year_month import YearMonth

_START: Final = date(2026, 10, 1)
_LEAP_DAY: Final = (2, 29)
_LAW = "国民年金法第88条の3(令和8年10月1日施行)"


@value
class Given:
    """The birth, who asks, whether the mother had maternity months, and the day of adoption."""

    child_birth_date: date
    role: Literal["mother", "father", "adoptive"]
    maternity_exempted: bool
    adoption_date: date | None


@value
class Output:
    """The first and last month and how many; none are null and 0."""

    from_month: YearMonth | None
    to_month: YearMonth | None
    months: int


@rule(
    "national_pension",
    "childcare-exemption",
    law="国民年金法の改正(子ども・子育て支援法等の一部を改正する法律、令和8年10月1日施行)",
)
def childcare_exemption(given: Given, law: Parameters, why: Why) -> Output:
    """Return the months until the one before the first birthday's.

    From the month of birth, of adoption, or after the mother's maternity months; months before
    October 2026 do not count. A child born on 29 February is out of scope (which month the
    birthday falls in is open), as is an adoptive parent without a day of adoption.
    """
    birth = given.child_birth_date
    if (birth.month, birth.day) == _LEAP_DAY:
        msg = f"child_birth_date: expected a day other than 29 February, found {birth}"
        raise OutOfScopeError(msg)
    in_force = law.on(_START)
    last = YearMonth.of(birth).plus(in_force.integer("max_months") - 1)
    first = max(_first(given, last, in_force), YearMonth.of(_START))
    why(
        f"{birth}生の子の1歳の誕生日の前月{last}まで、{given.role}は施行後の{first}から。",
        f"Until {last}, the month before the first birthday of {birth}; {given.role} from {first}.",
        law=_LAW,
    )
    if last < first:
        why("残る月がない。", "No months are left.", law=_LAW)
        return Output(None, None, 0)
    return Output(first, last, first.months_until(last) + 1)


def _first(given: Given, last: YearMonth, in_force: InForce) -> YearMonth:
    if given.role == "mother" and given.maternity_exempted:
        return last.plus(1 - in_force.integer("mother_months"))
    if given.role != "adoptive":
        return YearMonth.of(given.child_birth_date)
    if given.adoption_date is None:
        msg = "adoption_date: expected the day the child came into care, found null"
        raise OutOfScopeError(msg)
    return YearMonth.of(not_before("adoption_date", given.adoption_date, given.child_birth_date))
