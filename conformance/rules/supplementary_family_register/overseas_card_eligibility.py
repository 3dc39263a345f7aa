"""Who may apply for an individual number card from abroad."""

from datetime import date
from typing import Final

from conformance.rules.core import OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.scope import not_before

_LAW: Final = "番号法第17条・住民基本台帳法第17条"


@value
class Given:
    """Nationality, what the book says of a move abroad, and the day."""

    japanese: bool
    overseas_mover: bool
    overseas_on: date | None
    as_of: date


@value
class Output:
    """Whether the person may apply."""

    eligible: bool


@rule("supplementary_family_register", "overseas-card-eligibility", law=_LAW, also_before=True)
def overseas_card_eligibility(given: Given, law: Parameters, why: Why) -> Output:
    """Return whether the book records a move abroad of a Japanese who has a number.

    Numbers exist since the day the parameters state; whoever left before has none. The scheme
    itself began later; before that nobody may apply. The book records a move abroad with its
    planned day, and from that day on: other facts are out of scope.
    """
    now = law.on(given.as_of)
    if "overseas_on_from" not in now:
        why(
            f"{given.as_of}は制度の始まる前。",
            f"On {given.as_of} the scheme had not begun.",
            law=_LAW,
        )
        return Output(eligible=False)
    _hold_recorded(given)
    first = now.date("overseas_on_from")
    recorded = given.japanese and given.overseas_mover
    why(
        f"国外転出者である旨は{'載っている' if recorded else '載っていない'}。",
        f"A move abroad is {'' if recorded else 'not '}recorded.",
        law=_LAW,
    )
    numbered = given.overseas_on is not None and given.overseas_on >= first
    why(
        f"国外転出の予定日{given.overseas_on or '（なし）'}は{first}以後で"
        f"{'ある' if numbered else 'ない'}。",
        f"Left on {given.overseas_on or 'no day'}; numbers exist since {first}.",
        law=_LAW,
    )
    return Output(recorded and numbered)


def _hold_recorded(given: Given) -> None:
    if not given.overseas_mover:
        return
    if given.overseas_on is None:
        msg = "overseas_on: expected the planned day of who is recorded as abroad, found null"
        raise OutOfScopeError(msg)
    not_before("as_of", given.as_of, given.overseas_on)
