"""At which stage the furigana of a name are."""

from datetime import date
from typing import Final, Literal

from conformance.rules.core import OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.scope import within

State = Literal["pending", "filed", "awaiting_entry", "ex_officio"]
_FILING: Final = "届出期間"
_LAW: Final = "令和5年法律第48号附則第6条・第8条から第10条まで・第12条"


@value
class Given:
    """The day; for a surname or a given name when furigana were filed or entered, and changes.

    `entered_on`: the day the municipality entered them of its own; None while it has not.
    `changes_used`: changes of the same part of the name since then.
    """

    as_of: date
    filed_on: date | None
    entered_on: date | None
    changes_used: int


@value
class Output:
    """The stage, and whether one change is free of the court's leave."""

    state: State
    change_without_court: bool


@rule("family_register", "furigana-state", law=_LAW)
def furigana_state(given: Given, law: Parameters, why: Why) -> Output:
    """Return the stage on the day, for persons in a register when the law began.

    What was filed within the year of filing changes with the court's leave only; what the
    municipality entered afterwards may be changed once without, and not before it is entered.
    Other filings, entries within that year or beside a filing, and changes of what is not yet
    entered are out of scope.
    """
    used = within("changes_used", given.changes_used, 0)
    state = _state(given, law)
    why(
        f"{given.as_of}に届出は{given.filed_on or 'なく'}、職権による記載は"
        f"{given.entered_on or 'なく'}、段階は{state}。",
        f"On {given.as_of}, filed on {given.filed_on or '(never)'}, entered by the municipality on "
        f"{given.entered_on or '(not yet)'}: {state}.",
        law=_LAW,
    )
    if used and state in {"pending", "awaiting_entry"}:
        msg = f"changes_used: expected 0 before furigana are entered, found {used}"
        raise OutOfScopeError(msg)
    free = state == "ex_officio" and used == 0
    why(
        f"許可なしの変更は{'一度できる' if free else 'できない'}。",
        f"A change without the court's leave: {'once' if free else 'no'}.",
        law=_LAW,
    )
    return Output(state, free)


def _state(given: Given, law: Parameters) -> State:
    _check_entry(given, law)
    if _filed(given, law):
        return "filed"
    if law.on(given.as_of).text("phase") == _FILING:
        return "pending"
    entered = given.entered_on is not None and given.entered_on <= given.as_of
    return "ex_officio" if entered else "awaiting_entry"


def _check_entry(given: Given, law: Parameters) -> None:
    if given.entered_on is None:
        return
    if given.filed_on is not None or law.on(given.entered_on).text("phase") == _FILING:
        msg = "entered_on: expected none in the year of filing or beside a filing"
        raise OutOfScopeError(f"{msg}, found {given.entered_on}")


def _filed(given: Given, law: Parameters) -> bool:
    if given.filed_on is None:
        return False
    if law.on(given.filed_on).text("phase") != _FILING:
        msg = f"filed_on: expected a day of the year of filing, found {given.filed_on}"
        raise OutOfScopeError(msg)
    return given.filed_on <= given.as_of
