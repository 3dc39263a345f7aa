"""Whether somebody has been on the residents' register for three months."""

from datetime import date

from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.electoral_roll._terms import term_end_as_read
from conformance.rules.scope import not_before


@value
class Given:
    """The day the record was made (a move in: reported), the day it ended, the base day."""

    residence_start: date
    record_ended: date | None
    base_date: date


@value
class Output:
    """The last day of the three months, and whether they are complete on the base day."""

    three_month_date: date
    residence_ok: bool


@rule("electoral_roll", "three-month-residence", law="公職選挙法第21条第1項")
def three_month_residence(given: Given, law: Parameters, why: Why) -> Output:
    """Return when three months are complete, counted from the day after the record was made.

    The last day itself counts. A record that ended by the base day does not do.
    """
    base, ended = given.base_date, given.record_ended
    if ended is not None:
        not_before("record_ended", ended, given.residence_start)
    months = law.on(base).integer("months")
    complete = term_end_as_read("residence_start", given.residence_start, months, law)
    why(
        f"{given.residence_start}の翌日から{months}か月は{complete}に満了する。",
        f"{months} months from the day after {given.residence_start} end on {complete}.",
        law="公職選挙法第21条第1項、民法第140条・第143条",
    )
    unbroken = ended is None or ended > base
    ok = complete <= base and unbroken
    why(
        f"基準日{base}に要件を{'満たす' if ok else '満たさない'}"
        f"（記録は{'続いている' if unbroken else '途切れた'}）。",
        f"On {base} the requirement is {'met' if ok else 'not met'}; the record "
        f"{'goes on' if unbroken else 'has ended'}.",
        law="公職選挙法第21条第1項",
    )
    return Output(complete, ok)
