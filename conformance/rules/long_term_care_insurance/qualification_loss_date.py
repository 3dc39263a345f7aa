"""The day on which an insured person's qualification ends."""

from datetime import date, timedelta
from typing import Literal

from conformance.rules.core import OutOfScopeError, Parameters, Why, rule, value

_NEXT_DAY = timedelta(days=1)
_LAW = "介護保険法第11条"


@value
class Given:
    """Why it ends, the day of the event, and the day of the new residence where there is one."""

    reason: Literal["move_out", "death"]
    event_date: date
    new_residence_date: date | None


@value
class Output:
    """The day of loss."""

    loss_date: date


@rule("long_term_care_insurance", "qualification-loss-date", law=_LAW)
def qualification_loss_date(given: Given, law: Parameters, why: Why) -> Output:
    """Return the day after the event, or its very day when the person resides elsewhere from then.

    介護保険法第11条. A death always counts from the next day. A new residence before the old one
    ended is out of scope.
    """
    principle = law.on(given.event_date).text("rule")
    same_day = given.reason == "move_out" and _moved_on_same_day(given)
    lost = given.event_date if same_day else given.event_date + _NEXT_DAY
    why(
        f"{given.event_date}の{'転出' if given.reason == 'move_out' else '死亡'}で、"
        f"同じ日に他市町村の住所を得た者で{'ある' if same_day else 'ない'}（{principle}）。",
        f"{'Moved out' if given.reason == 'move_out' else 'Died'} on {given.event_date}; resident "
        f"elsewhere from the same day: {'yes' if same_day else 'no'}.",
        law=_LAW,
    )
    why(f"喪失日は{lost}。", f"The qualification is lost on {lost}.", law=_LAW)
    return Output(lost)


def _moved_on_same_day(given: Given) -> bool:
    new = given.new_residence_date
    if new is not None and new < given.event_date:
        msg = f"new_residence_date: expected {given.event_date} or later, found {new}"
        raise OutOfScopeError(msg)
    return new == given.event_date
