"""Whose income is examined when a person lives apart from a violent spouse."""

from typing import Literal

from conformance.rules.core import OutOfScopeError, Parameters, Why, rule, value

_LAW = "国民年金法施行規則第77条の7第3号"


@value
class Given:
    """Whether violence is certified, the couple lives apart, there is a spouse; who is the head."""

    dv_certified: bool
    separated: bool
    has_spouse: bool
    head: Literal["self", "spouse", "third"]


@value
class Output:
    """Who is examined."""

    examined: tuple[Literal["applicant", "spouse", "head"], ...]


@rule(
    "national_pension",
    "dv-income-scope",
    law="国民年金法施行規則第77条の7、平成24年7月6日年管管発0706第1号",
)
def dv_income_scope(given: Given, _law: Parameters, why: Why) -> Output:
    """Return the applicant, the spouse unless certified and apart, and a third person as the head.

    A spouse as the head is treated as the spouse (国民年金法施行規則第77条の7第3号). A spouse as
    the head where there is none is out of scope.
    """
    if given.head == "spouse" and not given.has_spouse:
        msg = "head: expected self or third without a spouse, found spouse"
        raise OutOfScopeError(msg)
    left_out = given.dv_certified and given.separated
    why(
        f"証明{'あり' if given.dv_certified else 'なし'}、"
        f"{'別居' if given.separated else '同居'}のため配偶者を審査から"
        f"{'除く' if left_out else '除かない'}。",
        f"Certified: {given.dv_certified}, apart: {given.separated}; the spouse is "
        f"{'not ' if left_out else ''}examined.",
        law=_LAW,
    )
    third = given.head == "third"
    why(
        f"世帯主は{given.head}で、世帯主として{'審査する' if third else '別に審査しない'}。",
        f"The head is {given.head}: {'examined' if third else 'not examined apart'}.",
        law=_LAW,
    )
    spouse = given.has_spouse and not left_out
    return Output(("applicant", *(("spouse",) if spouse else ()), *(("head",) if third else ())))
