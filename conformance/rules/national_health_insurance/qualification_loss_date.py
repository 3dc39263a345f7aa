"""The day on which a person's insurance ends in the municipality and in the prefecture."""

from datetime import date
from typing import Final, Literal

from conformance.rules.core import OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.scope import next_day

_LAW: Final = "国民健康保険法第8条"
_SAME_DAY: Final = {"welfare", "kumiai"}  # 第6条第9号・第10号


@value
class Given:
    """Why and when it ends; a move's new address; how the ordinance reads two open points."""

    cause: Literal[
        "move_out",
        "late_elderly",
        "employer_insurance",
        "employer_dependent",
        "exclusion",
        "death",
        "welfare",
        "kumiai",
    ]
    event_date: date
    new_address_date: date | None
    prefecture_continues: bool
    late_elderly_rule: Literal["next_day", "same_day"] | None


@value
class Output:
    """The first day no longer insured; None in the prefecture when insurance goes on there."""

    applied_until: date
    prefecture_lost_on: date | None


@rule("national_health_insurance", "qualification-loss-date", law=_LAW)
def qualification_loss_date(given: Given, _law: Parameters, why: Why) -> Output:
    """Return the first day without insurance.

    The day after the event; the event's day for public assistance, a union's insurance and a move
    into a new address the same day. For those who turn 75 the profile says which day is taken.
    """
    same = _same_day(given)
    day = given.event_date if same else next_day("event_date", given.event_date)
    why(
        f"事由{given.cause}の日{given.event_date}の{'当日' if same else '翌日'}{day}に終わる。",
        f"{given.cause} on {given.event_date}: ends {day}, the {'same' if same else 'next'} day.",
        law=_LAW,
    )
    continues = given.cause == "move_out" and given.prefecture_continues
    why(
        "同一都道府県内の転出のため都道府県の資格は続く。"
        if continues
        else f"都道府県の資格も{day}に失う。",
        "A move within the prefecture, where insurance goes on."
        if continues
        else f"Insurance in the prefecture ends on {day} too.",
        law=_LAW,
    )
    return Output(day, None if continues else day)


def _same_day(given: Given) -> bool:
    if given.cause == "move_out":
        return given.new_address_date == given.event_date
    if given.cause == "late_elderly":
        if given.late_elderly_rule is None:
            msg = "late_elderly_rule: expected next_day or same_day with late_elderly, found None"
            raise OutOfScopeError(msg)
        return given.late_elderly_rule == "same_day"
    return given.cause in _SAME_DAY
