"""Which changes of the resident record erase a registration, when, and who is told."""

from datetime import date
from typing import Final, Literal

from conformance.rules.core import Code, Parameters, Why, rule, value
from conformance.rules.scope import not_before
from conformance.rules.seal_registration._guideline import GUIDELINE

Event = Literal[
    "move_out",
    "move_out_abroad",
    "death",
    "missing_declared",
    "ex_officio_deletion",
    "foreign_status_lost",
    "guardianship_started",
    "move_inside",
    "address_renamed",
    "household_change",
    "naturalized",
]

_REASONS: Final = {
    "move_out": "03",
    "move_out_abroad": "03",
    "death": "04",
    "missing_declared": "05",
    "ex_officio_deletion": "06",
    "foreign_status_lost": "08",
    "guardianship_started": "09",
}
"""抹消事由 of the events that erase."""

_FORESEEN: Final = frozenset({"move_out", "move_out_abroad"})
"""What is processed beforehand, too: a move away is notified before it (住民基本台帳法第24条)."""

_TOLD: Final = frozenset({"foreign_status_lost", "guardianship_started"})


@value
class Given:
    """The event, its day, and the day it was processed."""

    event: Event
    event_date: date
    processed_date: date


@value
class Output:
    """Whether and when the registration is erased, why, and whether the person is told."""

    erase: bool
    erase_date: date | None
    reason: Code | None
    notice: bool


@rule("seal_registration", "erase-by-resident-event", law=f"{GUIDELINE}(印鑑登録の抹消)")
def erase_by_resident_event(given: Given, law: Parameters, why: Why) -> Output:
    """Return what an event does; the day of erasure is the event's, or as read the processing.

    Moves inside the municipality, changes of the household and naturalisation itself erase
    nothing (a changed name is judged by another rule). But for a move away no erasure is processed
    before its event: out of scope.
    """
    reason = _REASONS.get(given.event)
    if reason is None:
        why(f"{given.event}では抹消しない。", f"{given.event} erases nothing.", law=GUIDELINE)
        return Output(erase=False, erase_date=None, reason=None, notice=False)
    if given.event not in _FORESEEN:
        not_before("processed_date", given.processed_date, given.event_date)
    on_processing = law.reads("day_of_erasure", "processed")
    erased_on = given.processed_date if on_processing else given.event_date
    why(
        f"{given.event}により事由{reason}で抹消し、抹消日は{erased_on}とする。",
        f"{given.event} erases for reason {reason} on {erased_on}.",
        law=GUIDELINE,
    )
    notice = given.event in _TOLD
    why(
        f"登録者に通知{'する' if notice else 'しない'}。",
        f"The person is {'' if notice else 'not '}told.",
        law=GUIDELINE,
    )
    return Output(erase=True, erase_date=erased_on, reason=reason, notice=notice)
