"""Until when an application for recognition must be decided, and how it stands."""

from datetime import date, timedelta
from typing import Final, Literal

from conformance.rules.calendar import is_closed
from conformance.rules.core import OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.scope import not_before

State = Literal["decided_in_time", "decided_late", "pending", "deemed_rejectable"]

_LAW: Final = "子ども・子育て支援法第20条第6項・第7項"
_DAYS: Final = timedelta(days=30)
_WORDS: Final[dict[State, str]] = {
    "decided_in_time": "期限内に決定した",
    "decided_late": "期限後に決定した",
    "pending": "期限まで審査中である",
    "deemed_rejectable": "申請者は却下とみなすことができる",
}


@value
class Given:
    """The application, the decision, the notice of delay with its new day, the day of judging.

    `closed_dates`: days on which the office is closed, beside Saturdays and Sundays.
    """

    applied_on: date
    decided_on: date | None
    delay_notice_on: date | None
    extended_to: date | None
    as_of: date
    closed_dates: tuple[date, ...] = ()


@value
class Output:
    """The deadline and the state of the application."""

    due_on: date
    state: State


@rule("child_childcare_support", "recognition-deadline", law=_LAW)
def recognition_deadline(given: Given, _law: Parameters, why: Why) -> Output:
    """Return the deadline, thirty days after the application, and the state on a day.

    The first day does not count. A delay notified by the thirtieth day moves the deadline to the
    day notified; a later notice has no effect. Where the thirtieth day is closed, the Act does not
    say whether it moves: out of scope, as are events before the application and a delay without
    its day or with one before the deadline.
    """
    _check_order(given)
    due = given.applied_on + _DAYS
    if is_closed(due, given.closed_dates):
        msg = f"applied_on: expected one whose thirtieth day is open, found {due}"
        raise OutOfScopeError(msg)
    why(
        f"申請日{given.applied_on}の翌日から30日目は{due}。",
        f"The thirtieth day from the day after {given.applied_on} is {due}.",
        law=_LAW,
    )
    if given.delay_notice_on is not None and given.delay_notice_on <= due:
        due = not_before("extended_to", _extended(given), due)
        why(
            f"{given.delay_notice_on}に延期を通知したため期限は{due}。",
            f"The delay notified on {given.delay_notice_on} moves the deadline to {due}.",
            law="子ども・子育て支援法第20条第6項ただし書",
        )
    state = _state(given, due)
    why(
        f"{given.as_of}現在、{_WORDS[state]}。",
        f"On {given.as_of} the application is {state}.",
        law="子ども・子育て支援法第20条第7項",
    )
    return Output(due, state)


def _check_order(given: Given) -> None:
    for name, day in (
        ("decided_on", given.decided_on),
        ("delay_notice_on", given.delay_notice_on),
        ("as_of", given.as_of),
    ):
        if day is not None:
            not_before(name, day, given.applied_on)


def _extended(given: Given) -> date:
    if given.extended_to is None:
        msg = f"extended_to: expected the day notified on {given.delay_notice_on}, found none"
        raise OutOfScopeError(msg)
    return given.extended_to


def _state(given: Given, due: date) -> State:
    if given.decided_on is not None and given.decided_on <= given.as_of:
        return "decided_in_time" if given.decided_on <= due else "decided_late"
    return "pending" if given.as_of <= due else "deemed_rejectable"
