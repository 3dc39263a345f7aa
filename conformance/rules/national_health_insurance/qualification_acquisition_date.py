"""The day on which a person becomes insured."""

from datetime import date
from typing import Final, Literal

from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.scope import next_day

_LAW: Final = "国民健康保険法第7条"
_NEXT_DAY: Final = {"retired", "late_elderly_withdrawn"}


@value
class Given:
    """Why the person becomes insured and the day that goes with it."""

    cause: Literal[
        "move_in",
        "employer_insurance_lost",
        "birth",
        "welfare_ended",
        "kumiai_lost",
        "exclusion_ended",
        "retired",
        "late_elderly_withdrawn",
    ]
    event_date: date


@value
class Output:
    """The first day insured."""

    acquired_on: date


@rule("national_health_insurance", "qualification-acquisition-date", law=_LAW)
def qualification_acquisition_date(given: Given, _law: Parameters, why: Why) -> Output:
    """Return the event's day; after a last day of work or another insurance, the next day.

    A late notification moves nothing.
    """
    cause, day = given.cause, given.event_date
    if cause not in _NEXT_DAY:
        why(
            f"事由{cause}の日{day}に資格を取得する。",
            f"Insured from {day}, the day of {cause}.",
            law=_LAW,
        )
        return Output(day)
    acquired = next_day("event_date", day)
    why(
        f"{cause}の日{day}まで他の保険にあり、翌日{acquired}に資格を取得する。",
        f"Insured otherwise through {day} ({cause}): insured from {acquired}.",
        law=_LAW,
    )
    return Output(acquired)
