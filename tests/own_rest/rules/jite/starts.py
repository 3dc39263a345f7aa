"""From which month an allowance is paid or changed."""

from collections.abc import Collection
from datetime import date

from own_rest.rules import read
from own_rest.rules.faults import BadInput, OutOfScope
from own_rest.rules.jite.book import rule
from own_rest.rules.months import Month, days_later, next_month, open_day

_WITHIN = 15
_REFORM = date(2024, 10, 1)
_REFORM_CLAIMS_UNTIL = date(2025, 3, 31)
_PRIVILEGED = ("birth", "move_in", "leave_public_service", "leave_facility")


def start(event: date, claim: date, closed: Collection[date]) -> tuple[Month, bool]:
    """Return the first month after birth, move or the like, and whether the 15 days gave it."""
    if claim <= event:
        return next_month(event), False
    in_time = claim <= _fifteenth(event, closed)
    special = in_time and Month.of(claim) > Month.of(event)
    return (next_month(event) if special else next_month(claim)), special


def _fifteenth(event: date, closed: Collection[date]) -> date:
    return open_day(days_later(event, _WITHIN), closed, +1)


def _nobody_unborn(event_type: str, event: date, claim: date) -> None:
    if event_type == "birth" and claim < event:
        raise OutOfScope("nothing is claimed for a child that is not born yet")


@rule(
    "payment-start-month",
    event_type=read.code(*_PRIVILEGED, "other"),
    event_date=read.day,
    claim_date=read.day,
    closed_dates=read.many(read.day),
)
def payment_start_month(event_type, event_date, claim_date, closed_dates):
    month, special = next_month(claim_date), False
    if event_type in _PRIVILEGED:
        _nobody_unborn(event_type, event_date, claim_date)
        month, special = start(event_date, claim_date, closed_dates)
    return {"start_month": month, "special_15day": special}


@rule(
    "unavoidable-start-month",
    claim_date=read.day,
    unavoidable_from=read.day,
    unavoidable_to=read.day,
    closed_dates=read.many(read.day),
)
def unavoidable_start_month(claim_date, unavoidable_from, unavoidable_to, closed_dates):
    if not unavoidable_from <= unavoidable_to <= claim_date:
        raise OutOfScope("nobody hindered can claim before the hindrance is over")
    special = claim_date <= _fifteenth(unavoidable_to, closed_dates)
    return {
        "start_month": next_month(unavoidable_from if special else claim_date),
        "special": special,
    }


@rule(
    "amount-change-month",
    change=read.code("increase", "decrease"),
    cause=read.code("birth", "leave_facility", "other"),
    event_date=read.day,
    claim_date=read.optional(read.day),
    closed_dates=read.many(read.day),
)
def amount_change_month(change, cause, event_date, claim_date, closed_dates):
    if change == "decrease":
        return {"effective_month": next_month(event_date), "special_15day": False}
    if claim_date is None:
        raise BadInput("claim_date", "an increase needs a claim", "E0001")
    month, special = next_month(claim_date), False
    if cause != "other":
        _nobody_unborn(cause, event_date, claim_date)
        month, special = start(event_date, claim_date, closed_dates)
    return {"effective_month": month, "special_15day": special}


@rule("reform-claim-start", claim_date=read.day, eligible_on_reform=read.flag)
def reform_claim_start(claim_date, eligible_on_reform):
    if claim_date < _REFORM:
        raise OutOfScope("claims from 2024-10-01")
    back = eligible_on_reform and claim_date <= _REFORM_CLAIMS_UNTIL
    return {
        "start_month": Month.of(_REFORM) if back else next_month(claim_date),
        "retroactive": back,
    }


@rule(
    "move-split-total",
    monthly_amount=read.count,
    planned_move_out=read.day,
    claim_date=read.day,
    period_from=read.month,
    period_to=read.month,
    closed_dates=read.many(read.day),
)
def move_split_total(
    monthly_amount, planned_move_out, claim_date, period_from, period_to, closed_dates
):
    if period_to < period_from:
        raise OutOfScope("the period ends before it begins")
    first, _ = start(planned_move_out, claim_date, closed_dates)
    months = [Month(index) for index in range(period_from.index, period_to.index + 1)]
    old = sum(month <= Month.of(planned_move_out) for month in months)
    new = sum(month >= first for month in months)
    return {
        "old_total": old * monthly_amount,
        "new_total": new * monthly_amount,
        "unpaid_months": len(months) - old - new,
    }
