"""Whether a child born abroad keeps Japanese nationality."""

from datetime import date
from typing import Final

from conformance.rules.calendar import last_day_of_months
from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.family_register._terms import moved_past
from conformance.rules.scope import not_before

_LAW: Final = "国籍法第12条・戸籍法第104条"


@value
class Given:
    """The birth of a Japanese child, another nationality, the reservation, the closed days."""

    born_on: date
    born_abroad: bool
    foreign_nationality: bool
    reserved_on: date | None
    closed_days: tuple[date, ...]


@value
class Output:
    """The last day to reserve, where it is needed, and whether the child is Japanese."""

    deadline: date | None
    japanese: bool


@rule("family_register", "nationality-reservation", law=f"{_LAW}・第43条")
def nationality_reservation(given: Given, law: Parameters, why: Why) -> Output:
    """Return the last day, months from the birth with that day counted, and the outcome.

    Only a child born abroad with another nationality by birth needs it; late or missing, Japanese
    nationality is lost from the birth on.
    """
    if not (given.born_abroad and given.foreign_nationality):
        why("国籍留保は要らない。", "No reservation is needed.", law="国籍法第12条")
        return Output(None, japanese=True)
    last = last_day_of_months(given.born_on, law.on(given.born_on).integer("months"))
    deadline = moved_past(last, given.closed_days)
    why(
        f"{given.born_on}を一日目に数えた末日は{last}、休日を送った期限は{deadline}。",
        f"Counted from {given.born_on}, until {last}; past closed days {deadline}.",
        law=_LAW,
    )
    reserved = given.reserved_on
    kept = reserved is not None and not_before("reserved_on", reserved, given.born_on) <= deadline
    why(
        f"留保の届は{reserved or 'なく'}、日本国籍を{'保つ' if kept else '失う'}。",
        f"Reserved on {reserved or 'no day'}: nationality is {'kept' if kept else 'lost'}.",
        law="国籍法第12条",
    )
    return Output(deadline, kept)
