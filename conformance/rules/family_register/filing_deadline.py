"""Until when a notification must be made."""

from datetime import date, timedelta
from typing import Final, Literal, cast

from conformance.rules.calendar import last_day_of_months
from conformance.rules.core import InForce, Parameters, Why, rule, value
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

_FROM_NEXT_DAY: Final = "surname_after_divorce"
"""Its term stands in the Civil Code, which leaves the first day out (民法第767条第2項・第140条)."""

_FOREIGN_SURNAME: Final = frozenset({"surname_after_foreign_divorce", "foreign_spouse_surname"})
"""Whether their first day counts is open: 戸籍法第107条 says so little, 第43条 counts it."""


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
def filing_deadline(given: Given, law: Parameters, why: Why) -> Output:
    """Return the last day; one that is closed moves to the next open day.

    Reports count the day of the event as the first; a choice of surname begins the day after, of a
    foreign spouse's as the open question is read. Only birth, death and changes of nationality
    have longer abroad. Events before 1985 are out of scope.
    """
    first = next_day("base_on", given.base_on) if _skips(given, law) else given.base_on
    last = _last_day(given, first, law.on(given.base_on))
    why(
        f"{given.kind}の届出は{first}を一日目に数え、末日は{last}。",
        f"{given.kind}: counted from {first}, the term ends on {last}.",
        law="戸籍法第43条、民法第140条・第143条",
    )
    deadline = moved_past(last, given.closed_days)
    why(
        f"休日を送り、期限は{deadline}。",
        f"Past closed days the last day is {deadline}.",
        law="民法第142条、地方自治法第4条の2第4項",
    )
    return Output(deadline)


def _skips(given: Given, law: Parameters) -> bool:
    if given.kind in _FOREIGN_SURNAME:
        return not law.reads("foreign_surname_term", "event_day")
    return given.kind == _FROM_NEXT_DAY


def _last_day(given: Given, first: date, now: InForce) -> date:
    if given.abroad and given.kind in now.texts("longer_abroad"):
        return last_day_of_months(first, now.integer("months_abroad"))
    days, months = (cast("dict[str, int]", now.raw(name)) for name in ("days", "months"))
    if given.kind in days:
        return first + timedelta(days=days[given.kind] - 1)
    return last_day_of_months(first, months[given.kind])
