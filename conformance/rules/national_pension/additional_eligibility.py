"""Who may pay the additional premium, and what it brings."""

from datetime import date
from typing import Final, Literal

from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.national_pension._premium_status import Relief

_SINCE: Final = date(1970, 10, 1)
"""The inputs name no month; the amounts have not changed since the additional premium began."""

_PAYABLE: Final = frozenset({"none", "maternity", "childcare", "statutory_with_offer", "voluntary"})
_LAW = "国民年金法第87条の2"


@value
class Given:
    """How premiums are paid, and whether a member of a pension fund."""

    status: Relief | Literal["statutory_with_offer", "voluntary", "special_voluntary"]
    fund_member: bool


@value
class Output:
    """Whether it may be paid, and yen of pension a year for one month of it."""

    payable: bool
    annual_pension_per_month: int


@rule("national_pension", "additional-eligibility", law="国民年金法第87条の2・第44条")
def additional_eligibility(given: Given, law: Parameters, why: Why) -> Output:
    """Return whether the additional premium may be paid and what a month of it adds.

    Not by members of a pension fund nor by those relieved of premiums, but for the months around a
    birth and of childcare (国民年金法第87条の2).
    """
    payable = given.status in _PAYABLE and not given.fund_member
    why(
        f"納付の状態{given.status}、基金の加入員で{'ある' if given.fund_member else 'ない'}。"
        f"付加保険料を{'納められる' if payable else '納められない'}。",
        f"Status {given.status}, fund member: {given.fund_member}; payable: {payable}.",
        law=_LAW,
    )
    pension = law.on(_SINCE).integer("annual_pension") if payable else 0
    why(
        f"1か月納めると年金額は年{pension}円増える。",
        f"A month adds {pension} yen a year.",
        law="国民年金法第44条",
    )
    return Output(payable, pension)
