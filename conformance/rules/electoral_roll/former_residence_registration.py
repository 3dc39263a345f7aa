"""Whether somebody who moved away is registered on the roll of the former municipality."""

from datetime import date
from typing import Literal

from conformance.rules.ages import attains
from conformance.rules.core import OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.electoral_roll._terms import term_end
from conformance.rules.scope import not_before

Reason = Literal[
    "under_18",
    "less_than_3_months",
    "still_resident",
    "over_4_months",
    "registered_elsewhere",
    "ok",
]


@value
class Given:
    """The birth, the day for ages, the residence that ended, the base day, other rolls."""

    birth_date: date
    age_base_date: date
    residence_start: date
    move_out_date: date
    base_date: date
    registered_elsewhere: bool


@value
class Output:
    """Whether registered and marked as moved, the end of four months, the first reason."""

    register: bool
    mark: bool
    four_month_end: date
    reason: Reason


@rule(
    "electoral_roll",
    "former-residence-registration",
    law="公職選挙法第21条第2項・第27条第2項",
)
def former_residence_registration(given: Given, law: Parameters, why: Why) -> Output:
    """Return whether the former municipality registers, with the mark of having moved away.

    Needed: the age, three months of record by the move, a base day from the move to the end of
    four months after it, no other registration. The first that fails is the reason.
    Who moves on the very last day of the three months is out of scope.
    """
    not_before("move_out_date", given.move_out_date, given.residence_start)
    in_force = law.on(given.base_date)
    complete = term_end(
        "residence_start", given.residence_start, in_force.integer("residence_months")
    )
    last = term_end("move_out_date", given.move_out_date, in_force.integer("after_move_months"))
    why(
        f"3か月の満了日は{complete}、転出日は{given.move_out_date}、4か月の満了日は{last}。",
        f"Three months end on {complete}; moved on {given.move_out_date}; four months after it "
        f"end on {last}.",
        law="公職選挙法第21条第2項、民法第143条",
    )
    adult = attains(given.birth_date, in_force.integer("min_age"))
    reason = _reason(given, adult, complete, last)
    registers = reason == "ok"
    why(
        f"基準日{given.base_date}に登録{'し、転出の表示を付す' if registers else 'しない'}"
        f"（理由{reason}）。",
        f"On {given.base_date} {'registered and marked' if registers else 'not registered'}: "
        f"{reason}.",
        law="公職選挙法第21条第2項・第27条第2項",
    )
    return Output(registers, registers, last, reason)


def _reason(given: Given, adult: date, complete: date, last: date) -> Reason:
    if adult > given.age_base_date:
        return "under_18"
    if complete > given.move_out_date:
        return "less_than_3_months"
    if complete == given.move_out_date:
        msg = f"move_out_date: expected another day than the last of the three months, {complete}"
        raise OutOfScopeError(msg)
    if given.base_date < given.move_out_date:
        return "still_resident"
    if given.base_date > last:
        return "over_4_months"
    return "registered_elsewhere" if given.registered_elsewhere else "ok"
