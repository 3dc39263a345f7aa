"""When an entry of the roll is marked and when it is deleted."""

from datetime import date, timedelta
from typing import Final, Literal

from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.electoral_roll._terms import term_end_as_read
from conformance.rules.scope import not_before

MarkKind = Literal["1", "2", "3"]
DeleteReason = Literal["1", "2", "3", "4", "5"]
_AT_ONCE: Final[dict[str, DeleteReason]] = {
    "death": "1",
    "nationality_lost": "2",
    "overseas_transfer": "4",
    "wrongly_registered": "5",
}
_FORESEEN: Final = frozenset({"move_out", "move_out_abroad", "move_inside"})
"""What may be known beforehand: a move away is notified before it (住民基本台帳法第24条)."""
_MOVES: Final[dict[str, MarkKind]] = {"move_out": "1", "move_out_abroad": "3"}
_AFTER_FOUR_MONTHS: Final = "3"
_DISENFRANCHISED: Final = "2"


@value
class Given:
    """What happened, on which day, and when the office came to know."""

    event: Literal[
        "move_out",
        "move_out_abroad",
        "death",
        "nationality_lost",
        "overseas_transfer",
        "wrongly_registered",
        "disenfranchised",
        "move_inside",
    ]
    event_date: date
    known_date: date


@value
class Output:
    """The mark and the deletion, each None when there is none."""

    mark: bool
    mark_kind: MarkKind | None
    delete_on: date | None
    delete_reason: DeleteReason | None


@rule("electoral_roll", "mark-and-delete", law="公職選挙法第27条・第28条")
def mark_and_delete(given: Given, law: Parameters, why: Why) -> Output:
    """Return the mark and the deletion that an event leads to.

    Who moves away is marked and deleted the day after four months, or when it becomes known if
    later; death and the like delete at once, loss of the vote only marks, a move within neither.
    But for a move nothing is known before it has happened: out of scope.
    """
    if given.event not in _FORESEEN:
        not_before("known_date", given.known_date, given.event_date)
    found = _found(given, law)
    why(
        f"{given.event}（{given.event_date}、{given.known_date}に知った）により表示"
        f"{'する' if found.mark else 'しない'}。",
        f"{given.event} on {given.event_date}, known on {given.known_date}: "
        f"{'marked' if found.mark else 'not marked'}.",
        law="公職選挙法第27条",
    )
    why(
        f"抹消日は{found.delete_on or 'なし'}（事由{found.delete_reason or 'なし'}）。",
        f"Deleted on {found.delete_on or 'no day'}, reason {found.delete_reason or 'none'}.",
        law="公職選挙法第28条",
    )
    return found


def _found(given: Given, law: Parameters) -> Output:
    if given.event in _MOVES:
        months = law.on(given.event_date).integer("delete_after_months")
        after = term_end_as_read("event_date", given.event_date, months, law) + timedelta(days=1)
        delete_on = max(after, given.known_date)
        return Output(
            mark=True,
            mark_kind=_MOVES[given.event],
            delete_on=delete_on,
            delete_reason=_AFTER_FOUR_MONTHS,
        )
    if given.event in _AT_ONCE:
        return Output(
            mark=False,
            mark_kind=None,
            delete_on=given.known_date,
            delete_reason=_AT_ONCE[given.event],
        )
    marked = given.event == "disenfranchised"
    return Output(marked, _DISENFRANCHISED if marked else None, None, None)
