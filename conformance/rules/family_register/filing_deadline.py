"""Until when a notification must be made."""

from datetime import date, timedelta
from typing import Final, Literal

from conformance.rules.calendar import last_day_of_months
from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.family_register._terms import moved_past
from conformance.rules.scope import next_day

Kind = Literal[
    "birth",
    "death",
    "judicial_divorce",
    "judicial_acknowledgment",
    "disappearance",
    "naturalization",
    "nationality_acquisition",
    "nationality_loss",
    "surname_after_divorce",
    "surname_after_foreign_divorce",
    "foreign_spouse_surname",
]

_DAYS: Final = {
    "birth": 14,
    "death": 7,
    "judicial_divorce": 10,
    "judicial_acknowledgment": 10,
    "disappearance": 10,
}
"""Terms in days: 戸籍法第49条・第86条・第63条(第77条・第94条で準用)."""

_MONTHS: Final = {
    "naturalization": 1,
    "nationality_acquisition": 1,
    "nationality_loss": 1,
    "surname_after_divorce": 3,
    "surname_after_foreign_divorce": 3,
    "foreign_spouse_surname": 6,
}
"""Terms in months: 戸籍法第102条・第102条の2・第103条・第107条、民法第767条第2項."""

_LONGER_ABROAD: Final = frozenset({"birth", "death", "nationality_acquisition", "nationality_loss"})
_MONTHS_ABROAD: Final = 3
_FROM_NEXT_DAY: Final = frozenset(
    {"surname_after_divorce", "surname_after_foreign_divorce", "foreign_spouse_surname"}
)
"""Notifications that create something: the first day is not counted (民法第140条)."""


@value
class Given:
    """What is notified, the day its term runs from, whether abroad, and closed days."""

    kind: Kind
    base_on: date
    abroad: bool
    closed_days: tuple[date, ...]


@value
class Output:
    """The last day."""

    deadline: date


@rule(
    "family_register",
    "filing-deadline",
    law="戸籍法第43条・第49条・第63条・第77条の2・第86条・第94条・第102条〜第103条・第107条",
)
def filing_deadline(given: Given, _law: Parameters, why: Why) -> Output:
    """Return the last day; one that is closed moves to the next open day.

    Reports count the day of the event as the first; choices of a surname begin the day after.
    Only birth, death and changes of nationality have longer abroad.
    """
    skips = given.kind in _FROM_NEXT_DAY
    first = next_day("base_on", given.base_on) if skips else given.base_on
    last = _last_day(given, first)
    why(
        f"{given.kind}の届出は{first}を一日目に数え、末日は{last}。",
        f"{given.kind}: counted from {first}, the term ends on {last}.",
        law="戸籍法第43条、民法第140条・第143条",
    )
    deadline = moved_past(last, given.closed_days)
    why(
        f"休日を送り、期限は{deadline}。",
        f"Past closed days the last day is {deadline}.",
        law="民法第142条",
    )
    return Output(deadline)


def _last_day(given: Given, first: date) -> date:
    if given.abroad and given.kind in _LONGER_ABROAD:
        return last_day_of_months(first, _MONTHS_ABROAD)
    if given.kind in _DAYS:
        return first + timedelta(days=_DAYS[given.kind] - 1)
    return last_day_of_months(first, _MONTHS[given.kind])
