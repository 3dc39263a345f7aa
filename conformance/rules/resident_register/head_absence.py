"""What follows when the head of a household leaves it."""

from typing import Final, Literal

from conformance.rules.core import Code, OutOfScopeError, Parameters, Why, rule, value

_LAW: Final = "住民記録システム標準仕様書 第1.0版 4.0.4、4.0.5"


@value
class Given:
    """The members in the order of entry, the head, and who leaves, all by number (宛名番号)."""

    members_in_order: tuple[Code, ...]
    head: Code
    leaving: tuple[Code, ...]


@value
class Output:
    """What is done, the new head if one follows by law, and whom the notice is addressed to."""

    action: Literal["none", "household_ends", "set_head_ex_officio", "alert_change_head_first"]
    new_head: Code | None
    notice_to: Code | None


@rule("resident_register", "head-absence", law=_LAW)
def head_absence(given: Given, _law: Parameters, why: Why) -> Output:
    """Return that a sole remaining member becomes head ex officio, several are asked to choose.

    The request goes to the first of them in the order of entry. A head or a leaving person who is
    not a member is out of scope.
    """
    _check(given)
    if given.head not in given.leaving:
        why(
            f"世帯主{given.head}は異動しない。",
            f"The head {given.head} does not leave.",
            law="標準仕様書 第1.0版 4.0.4",
        )
        return Output("none", None, None)
    remaining = tuple(each for each in given.members_in_order if each not in given.leaving)
    why(
        f"世帯主{given.head}が異動し、残る者は{'、'.join(remaining) or 'いない'}。",
        f"The head {given.head} leaves; who remains: {', '.join(remaining) or 'nobody'}.",
        law="標準仕様書 第1.0版 4.0.4",
    )
    return _without_head(remaining, why)


def _without_head(remaining: tuple[Code, ...], why: Why) -> Output:
    if not remaining:
        why("世帯はなくなる。", "The household ends.", law=_LAW)
        return Output("household_ends", None, None)
    first = remaining[0]
    if len(remaining) == 1:
        why(
            f"一人だけ残る{first}を職権で世帯主とし、世帯主変更通知書を送る。",
            f"{first}, the only one left, becomes head ex officio and is notified.",
            law="標準仕様書 第1.0版 4.0.4、住民基本台帳法施行令第25条",
        )
        return Output("set_head_ex_officio", first, first)
    why(
        f"先に世帯主の変更を求め、世帯主変更依頼通知書を記載順で最も上の{first}に送る。",
        f"A change of head is asked for first; the request goes to {first}, first in order.",
        law="標準仕様書 第1.0版 4.0.5",
    )
    return Output("alert_change_head_first", None, first)


def _check(given: Given) -> None:
    strangers = {given.head, *given.leaving} - set(given.members_in_order)
    if strangers:
        msg = f"head, leaving: expected members of the household, found {sorted(strangers)}"
        raise OutOfScopeError(msg)
