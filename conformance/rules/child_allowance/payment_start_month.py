"""The first month paid after a claim, with the fifteen-day exception."""

from datetime import date
from typing import Final, Literal

from conformance.rules.child_allowance._fifteen_days import last_claim_day
from conformance.rules.child_allowance._reform import check_reform_claim
from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.scope import not_before
from conformance.values.year_month import YearMonth

_NOBODY_BEFORE: Final = ("birth", "other")
_AGAIN: Final = ("move_in", "leave_public_service")  # claimed by 第7条第3項, not by its 第1項


@value
class Given:
    """The event, its day (a move: the planned day of moving out), the claim, the closed days."""

    event_type: Literal["birth", "move_in", "leave_public_service", "leave_facility", "other"]
    event_date: date
    claim_date: date
    closed_dates: tuple[date, ...]


@value
class Output:
    """The first month paid and whether the fifteen-day exception gave it."""

    start_month: YearMonth
    special_15day: bool


@rule(
    "child_allowance",
    "payment-start-month",
    law="児童手当法第8条第2項・第3項、第17条第3項、第24条（民法の期間の規定の準用）",
)
def payment_start_month(given: Given, _law: Parameters, why: Why) -> Output:
    """Return the month payment starts: the month after the claim, or after the event.

    A claim until the fifteenth day from the day after the event counts as made in the event's
    month (児童手当法第8条第3項); the exception is named only where it changes the month. A claim
    on or before the day of a move, a retirement or a release starts the month after the event;
    before any other event nobody is entitled yet (第4条・第7条): out of scope, as are first claims
    that the reform of October 2024 paid from that month.
    """
    made = first_month(given, why)
    if given.event_type not in _AGAIN:
        check_reform_claim(given.event_date, given.claim_date, made.start_month)
    return made


def first_month(given: Given, why: Why) -> Output:
    """Return the month as 第8条 has it, which 第9条第2項 applies to higher amounts, too."""
    if given.event_type in _NOBODY_BEFORE:
        not_before("claim_date", given.claim_date, given.event_date)
    after_event = YearMonth.of(given.event_date).plus(1)
    after_claim = YearMonth.of(given.claim_date).plus(1)
    if given.event_type == "other":
        why(
            f"15日特例の対象でない事由のため、請求月の翌月{after_claim}分から支給する。",
            f"The event has no fifteen-day exception: paid from {after_claim}, "
            "the month after the claim.",
            law="児童手当法第8条第2項",
        )
        return Output(after_claim, special_15day=False)
    if given.claim_date <= given.event_date:
        why(
            f"事由発生日{given.event_date}以前の請求のため、その翌月{after_event}分から支給する。",
            f"Claimed on or before {given.event_date}: paid from {after_event}, "
            "the month after the event.",
            law="児童手当法第8条第2項",
        )
        return Output(after_event, special_15day=False)
    return _after_event(given, after_event, after_claim, why)


def _after_event(given: Given, after_event: YearMonth, after_claim: YearMonth, why: Why) -> Output:
    """Decide a claim made after the event by the last day of the exception."""
    last_day = last_claim_day(given.event_date, given.closed_dates)
    why(
        f"事由発生日{given.event_date}の翌日から15日目（閉庁日なら次の開庁日）は{last_day}。",
        f"The fifteenth day from the day after {given.event_date}, or the next open day, "
        f"is {last_day}.",
        law="児童手当法第8条第3項・第24条、民法第140条・第142条",
    )
    special = given.claim_date <= last_day and after_claim > after_event
    start = after_event if special else after_claim
    why(
        f"{given.claim_date}の請求は15日特例に{'当たり' if special else 'よらず'}、"
        f"{start}分から支給する。",
        f"The claim of {given.claim_date} is paid from {start}, "
        f"{'by' if special else 'without'} the fifteen-day exception.",
        law="児童手当法第8条第3項" if special else "児童手当法第8条第2項",
    )
    return Output(start, special)
