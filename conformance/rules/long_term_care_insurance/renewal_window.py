"""When an application counts as one for renewal."""

from datetime import date, timedelta
from typing import Literal

from conformance.rules.core import Parameters, Why, rule, value

_LAW = "介護保険法施行規則第39条"


@value
class Given:
    """The certification's last day and the day of application."""

    valid_to: date
    application_date: date


@value
class Output:
    """The first day to apply, and what the application is."""

    window_from: date
    kind: Literal["too_early", "renewal", "expired"]


@rule("long_term_care_insurance", "renewal-window", law="介護保険法第28条第2項、同法施行規則第39条")
def renewal_window(given: Given, law: Parameters, why: Why) -> Output:
    """Return the window of sixty days before the last day, both ends included.

    Earlier is refused, later is a new application (介護保険法施行規則第39条).
    """
    days = law.on(given.application_date).integer("days_before")
    first = given.valid_to - timedelta(days=days)
    why(
        f"満了日{given.valid_to}の{days}日前は{first}。",
        f"{days} days before the end {given.valid_to} is {first}.",
        law=_LAW,
    )
    if given.application_date < first:
        why("受付開始前のため受け付けない。", "Too early: refused.", law=_LAW)
        return Output(first, "too_early")
    if given.application_date > given.valid_to:
        why("満了後のため新規申請とする。", "Expired: a new application.", law=_LAW)
        return Output(first, "expired")
    why("期間内のため更新申請とする。", "Within the window: a renewal.", law=_LAW)
    return Output(first, "renewal")
