"""How long a support level (障害支援区分) is valid."""

from datetime import date
from typing import Final

from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.disability_welfare._rounded_terms import last_day_of_rounded_term

_LAW: Final = "障害者総合支援法第21条、同法施行令第10条"


@value
class Given:
    """The day of the decision and the months by the board's opinion."""

    decided_on: date
    months: int


@value
class Output:
    """Whether so many months may be decided, and the last day."""

    accepted: bool
    level_to: date | None


@rule("disability_welfare", "support-level-validity", law=_LAW)
def support_level_validity(given: Given, law: Parameters, why: Why) -> Output:
    """Return the last day of the months, after the rest of a month begun in its course."""
    now, months = law.on(given.decided_on), given.months
    least, most = now.integer("min"), now.integer("max")
    accepted = least <= months <= most
    why(
        f"{months}か月は{least}か月以上{most}か月以内で{'ある' if accepted else 'ない'}。",
        f"{months} months are {'' if accepted else 'not '}from {least} to {most}.",
        law=_LAW,
    )
    if not accepted:
        return Output(accepted, None)
    last = last_day_of_rounded_term(given.decided_on, months)
    why(
        f"{given.decided_on}に認定した区分は{last}まで有効とする。",
        f"A level decided on {given.decided_on} is valid until {last}.",
        law=_LAW,
    )
    return Output(accepted, last)
