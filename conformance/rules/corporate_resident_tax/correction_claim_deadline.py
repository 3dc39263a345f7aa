"""Until when a claim for correction (更正の請求) may be made."""

from datetime import date
from typing import Final

from conformance.rules.calendar import last_day_of_term
from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.scope import next_day

_LAW: Final = "地方税法第20条の9の3第1項"


@value
class Given:
    """The legal due date (法定納期限)."""

    legal_due_date: date


@value
class Output:
    """The last day, before it moves from a closed day."""

    nominal_deadline: date


@rule("corporate_resident_tax", "correction-claim-deadline", law="地方税法第20条の9の3")
def correction_claim_deadline(given: Given, law: Parameters, why: Why) -> Output:
    """Return the last day of five years counted from the day after the legal due date."""
    first = next_day("legal_due_date", given.legal_due_date)
    years = law.on(given.legal_due_date).integer("years")
    why(
        f"法定納期限{given.legal_due_date}の翌日{first}から起算する。",
        f"Counted from {first}, the day after the due date.",
        law=_LAW,
    )
    last = last_day_of_term(first, years)
    why(f"{years}年の満了日は{last}。", f"{years} years end on {last}.", law="民法第143条第2項")
    return Output(last)
