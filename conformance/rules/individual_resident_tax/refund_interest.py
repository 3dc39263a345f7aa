"""Interest that the municipality pays on a refund (還付加算金)."""

from datetime import date, timedelta
from typing import Literal

from pydantic import NonNegativeInt

from conformance.rules.calendar import last_day_of_months
from conformance.rules.core import OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.fixed_amounts import fixed_charge, interest_base
from conformance.rules.individual_resident_tax._calendar_years import DaySpan, interest
from conformance.rules.rounding import floor_to
from conformance.rules.scope import not_before

_LAW, _RATE_LAW = "地方税法第17条の4", "地方税法附則第3条の2"
_ONE_DAY = timedelta(days=1)
_RESTS_ON = {
    "income_tax_return": ("filed_date",),
    "income_tax_correction": ("notice_date",),
    "claim": ("claim_date", "correction_date"),
    "self_assessment_correction": ("correction_date",),
}
"""The days that come before the decision to pay back, of each reason."""


@value
class Given:
    """The amount (yen), why it is paid back, and the days that the reason needs."""

    amount: NonNegativeInt
    reason: Literal[
        "assessment",
        "income_tax_return",
        "income_tax_correction",
        "claim",
        "self_assessment_correction",
        "erroneous",
    ]
    paid_date: date
    decision_date: date
    notice_date: date | None = None
    claim_date: date | None = None
    correction_date: date | None = None
    filed_date: date | None = None


@value
class Output:
    """The interest (yen)."""

    interest: int


@rule("individual_resident_tax", "refund-interest", law=f"{_LAW}・施行令第6条の15・附則第3条の2")
def refund_interest(given: Given, law: Parameters, why: Why) -> Output:
    """Return the interest from the day the reason gives to the decision, both days included.

    Each calendar year has its rate and is cut to a yen; 365 days to the year. A day that the reason
    needs and that is not known is out of scope, as are years whose rate was not published, and
    returns of the income tax decided on before it is known that item 3 named them. So are days in
    an order that cannot be: a decision before what it rests on, a correction before its claim or
    before the payment that it makes too much.
    """
    _in_order(given)
    start = max(_start(given, law), given.paid_date + _ONE_DAY)
    why(f"起算日は{start}。", f"Interest runs from {start}.", law=f"{_LAW}第1項・施行令第6条の15")
    base = interest_base(given.amount)
    whole = 0
    for part in DaySpan(start, given.decision_date).by_year():
        percent = law.on(part.first).decimal("rate")
        yen = floor_to(interest(base, percent, part.days))
        whole += yen
        why(
            f"{part.first.year}年は{base}円×{percent}%×{part.days}日で{yen}円。",
            f"{part.first.year}: {base} yen at {percent} % for {part.days} days, {yen} yen.",
            law=_RATE_LAW,
        )
    found = fixed_charge(whole)
    why(f"還付加算金は{found}円。", f"The interest is {found} yen.", law="地方税法第20条の4の2")
    return Output(found)


def _in_order(given: Given) -> None:
    decision = given.decision_date
    not_before("decision_date", decision, given.paid_date)
    for name in _RESTS_ON.get(given.reason, ()):
        not_before("decision_date", decision, _known(name, getattr(given, name)))
    if given.reason in {"claim", "self_assessment_correction"}:
        corrected = _known("correction_date", given.correction_date)
        since = given.claim_date if given.reason == "claim" else None
        not_before("correction_date", corrected, max(since or given.paid_date, given.paid_date))


def _start(given: Given, law: Parameters) -> date:
    match given.reason:
        case "assessment":
            return given.paid_date + _ONE_DAY
        case "income_tax_return":
            law.on(given.decision_date).raw("returns_in_item_3")
            return _after_months(_known("filed_date", given.filed_date), 1)
        case "income_tax_correction":
            return _after_months(_known("notice_date", given.notice_date), 1)
        case "self_assessment_correction":
            return _after_months(_known("correction_date", given.correction_date), 1)
        case "erroneous":
            return _after_months(given.paid_date, 1)
        case "claim":
            claimed = _after_months(_known("claim_date", given.claim_date), 3)
            return min(claimed, _after_months(_known("correction_date", given.correction_date), 1))


def _after_months(event: date, months: int) -> date:
    """Return the day after a term of months counted from the day after `event`."""
    return last_day_of_months(event + _ONE_DAY, months) + _ONE_DAY


def _known(name: str, day: date | None) -> date:
    if day is None:
        msg = f"{name}: the reason of the refund needs this day"
        raise OutOfScopeError(msg)
    return day
