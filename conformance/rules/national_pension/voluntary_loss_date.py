"""From which day somebody insured voluntarily is so no longer."""

from datetime import date
from typing import Final, Literal

from conformance.rules.core import OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.scope import next_day

Kind = Literal["receiving_under60", "domestic60_64", "overseas20_64"]
Cause = Literal[
    "death",
    "age65",
    "category2_start",
    "withdrawn",
    "months_480",
    "domicile_lost",
    "benefit_lost",
    "dependent_spouse",
    "arrears",
    "exclusion",
    "domicile_gained",
    "nationality_lost",
]
_SAME_DAY: Final[frozenset[Cause]] = frozenset(
    {"age65", "category2_start", "withdrawn", "months_480"}
)
"""Causes of paragraph 5 that count on their own day, whatever the kind."""

_OWN: Final[dict[Kind, frozenset[Cause]]] = {
    "receiving_under60": frozenset(
        {"domicile_lost", "benefit_lost", "dependent_spouse", "arrears", "exclusion"}
    ),
    "domestic60_64": frozenset({"domicile_lost", "arrears", "exclusion"}),
    "overseas20_64": frozenset(
        {"domicile_gained", "nationality_lost", "dependent_spouse", "arrears"}
    ),
}
_LAW: Final = "国民年金法附則第5条第5項から第8項まで"


@value
class Given:
    """The kind, the cause, the day it came about, whether insured anew on that very day."""

    kind: Kind
    cause: Cause
    event_on: date
    insured_anew_same_day: bool = False


@value
class Output:
    """The day on which the qualification is lost."""

    lost_on: date


@rule("national_pension", "voluntary-loss-date", law=_LAW)
def voluntary_loss_date(given: Given, law: Parameters, why: Why) -> Output:
    """Return the day itself or the day after, by kind and cause.

    Age 65, the pension of employees, a withdrawal and 480 months count on their day for every kind
    (第5項), the end of an old-age benefit and becoming a dependent spouse on theirs for those at
    home under 60 (第6項). Abroad, too, becoming a dependent spouse counts on its day: who is one
    and under 60 (第7条第1項第3号) is insured anew on it as one of category 3. All else counts from
    the next day, or from the day itself where somebody is insured anew on it: by moving at home, by
    any cause of paragraph 8 abroad. Out of scope: causes that the kind does not know.
    """
    known = _SAME_DAY | _OWN[given.kind] | {"death"}
    if given.cause not in known:
        msg = f"cause: expected one of {sorted(known)} with {given.kind}, found {given.cause}"
        raise OutOfScopeError(msg)
    law.on(given.event_on)
    same = _counts_at_once(given)
    on = given.event_on if same else next_day("event_on", given.event_on)
    why(
        f"事由{given.cause}は{'当日' if same else '翌日'}の{on}に資格を喪失する。",
        f"{given.cause}: lost on {on}, {'the same day' if same else 'the day after'}.",
        law=_LAW,
    )
    return Output(on)


def _counts_at_once(given: Given) -> bool:
    if given.cause in _SAME_DAY:
        return True
    if given.cause == "dependent_spouse":
        return True
    if given.kind == "receiving_under60" and given.cause == "benefit_lost":
        return True
    if given.kind == "overseas20_64":
        return given.insured_anew_same_day and given.cause != "death"
    return given.insured_anew_same_day and given.cause == "domicile_lost"
