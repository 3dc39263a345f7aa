"""At which stage the furigana of a name are."""

from datetime import date
from typing import Final, Literal

from conformance.rules.core import OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.scope import within

State = Literal["pending", "filed", "ex_officio"]
_FILING: Final = "届出期間"
_LAW: Final = "令和5年法律第48号附則・戸籍法第13条"


@value
class Given:
    """The day, when furigana were filed, if they were, and how often they were changed since."""

    as_of: date
    filed_on: date | None
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
    municipality enters afterwards may be changed once without. Other filings are out of scope.
    """
    used = within("changes_used", given.changes_used, 0)
    phase = law.on(given.as_of).text("phase")
    filed = _filed(given, law)
    state: State = "filed" if filed else "pending" if phase == _FILING else "ex_officio"
    why(
        f"{given.as_of}は{phase}で、届出は{given.filed_on if filed else 'なく'}、段階は{state}。",
        f"On {given.as_of}, {'filed' if filed else 'not filed'}: {state}.",
        law=_LAW,
    )
    free = state == "ex_officio" and used == 0
    why(
        f"許可なしの変更は{'一度できる' if free else 'できない'}。",
        f"A change without the court's leave: {'once' if free else 'no'}.",
        law=_LAW,
    )
    return Output(state, free)


def _filed(given: Given, law: Parameters) -> bool:
    if given.filed_on is None:
        return False
    if law.on(given.filed_on).text("phase") != _FILING:
        msg = f"filed_on: expected a day of the year of filing, found {given.filed_on}"
        raise OutOfScopeError(msg)
    return given.filed_on <= given.as_of
