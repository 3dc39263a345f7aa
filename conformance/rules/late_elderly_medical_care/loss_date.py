"""The day on which a person's insurance ends."""

from datetime import date
from typing import Final, Literal

from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.late_elderly_medical_care._start import LAW_START
from conformance.rules.scope import next_day, not_before

_LAW: Final = "高齢者の医療の確保に関する法律第53条"
_STAYS: Final = {"move_within_prefecture", "move_to_facility"}  # 第55条


@value
class Given:
    """Why and when it ends, and whether a new address elsewhere began the same day."""

    cause: Literal[
        "move_out_of_prefecture",
        "move_within_prefecture",
        "move_to_facility",
        "death",
        "disability_withdrawn",
        "disability_ceased",
        "exclusion",
        "welfare",
    ]
    event_date: date
    same_day_elsewhere: bool


@value
class Output:
    """The first day no longer insured; None when insurance goes on."""

    lost_on: date | None


@rule("late_elderly_medical_care", "loss-date", law=f"{_LAW}・第55条")
def loss_date(given: Given, _law: Parameters, why: Why) -> Output:
    """Return the day after the event; its day for welfare and an address elsewhere that day.

    A move within the prefecture or into a facility elsewhere (住所地特例) ends nothing. Days before
    this insurance began are out of scope.
    """
    cause, day = given.cause, not_before("event_date", given.event_date, LAW_START)
    if cause in _STAYS:
        why(f"事由{cause}では資格を失わない。", f"{cause} ends nothing.", law=f"{_LAW}・第55条")
        return Output(None)
    moved = cause == "move_out_of_prefecture" and given.same_day_elsewhere
    same = cause == "welfare" or moved
    lost = day if same else next_day("event_date", day)
    why(
        f"事由{cause}の日{day}の{'当日' if same else '翌日'}{lost}に資格を失う。",
        f"{cause} on {day}: ends on {lost}, the {'same' if same else 'next'} day.",
        law=_LAW,
    )
    return Output(lost)
