"""How public pensions are set off against the allowance."""

from typing import Final

from conformance.rules.child_rearing_allowance._pensions import (
    Caps,
    Pension,
    check,
    children_left_out,
    childs_own,
    disability_additions,
    own,
)
from conformance.rules.core import InForce, OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.rounding import half_up_to
from conformance.rules.scope import within
from conformance.values.year_month import YearMonth

_UNIT: Final = 10  # 児童扶養手当法施行令第6条の3第2項第7号
_FULL_STOP: Final = "full_stop"
_ADDITIONS_ONLY: Final = "difference_child_addition_for_disability"


@value
class Given:
    """The month, the allowance left by the income limits (yen), the children, the pensions."""

    month: YearMonth
    amount: int
    child_count: int
    pensions: tuple[Pension, ...]


@value
class Output:
    """What is set off and what is left to pay (yen)."""

    offset: int
    payable: int


@rule(
    "child_rearing_allowance",
    "pension-offset",
    law="児童扶養手当法第13条の2、同法施行令第6条の3・第6条の5・第6条の6",
)
def pension_offset(given: Given, law: Parameters, why: Why) -> Output:
    """Return what is set off and what is left.

    Up to 2014-11 a pension of the recipient takes everything, one for a child the child's share.
    Then the difference: pensions of the children, of the recipient, and from 2021-03 only the
    child additions where the recipient has a basic disability pension. Each sum is rounded to 10
    yen (5 upwards) and limited to what is left.
    """
    amount = within("amount", given.amount, 0)
    check(given.pensions, given.child_count)
    in_force = law.on(given.month)
    if in_force.text("mode") == _FULL_STOP:
        offset = amount if _stopped(given) else 0
        why(
            f"{given.month}分は年金等が{len(given.pensions)}件あり{offset}円を支給しない。",
            f"For {given.month}, {len(given.pensions)} pensions take {offset} yen.",
            law="児童扶養手当法第4条（平成26年法律第28号による改正前）",
        )
        return Output(offset, amount - offset)
    return _difference(given, in_force, why)


def _stopped(given: Given) -> bool:
    """Say whether the former law stopped all of it; a part of the children is out of scope.

    What is paid without some of the children does not follow from the amount for all of them.
    """
    left_out = children_left_out(given.pensions, given.child_count)
    if 0 < left_out < given.child_count:
        msg = f"pensions: expected those for all {given.child_count} children, found {left_out}"
        raise OutOfScopeError(msg)
    return left_out > 0


def _difference(given: Given, law: InForce, why: Why) -> Output:
    left = given.amount
    for name, exact in _sums(given, law):
        taken = min(left, half_up_to(exact, _UNIT))
        left -= taken
        why(
            f"{name}の月額{exact}円を10円単位にして{taken}円を差し引き、残りは{left}円。",
            f"{exact} yen a month ({name}), rounded to 10 yen: {taken} taken, {left} left.",
            law="児童扶養手当法施行令第6条の3・第6条の5・第6条の6",
        )
    return Output(given.amount - left, left)


def _sums(given: Given, law: InForce) -> tuple[tuple[str, int], ...]:
    caps = Caps(
        given.child_count, law.integer("child_cap_2nd"), law.integer("child_cap_3rd_or_later")
    )
    additions_only = law.text("mode") == _ADDITIONS_ONLY
    sums = (
        ("児童の年金等", childs_own(given.pensions, caps)),
        ("本人の年金等", own(given.pensions, caps, additions_only=additions_only)),
    )
    if not additions_only:
        return sums
    return (*sums, ("障害基礎年金等の子の加算", disability_additions(given.pensions, caps)))
