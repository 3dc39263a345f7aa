"""The limit of what a household or a person pays for the services of a month (高額療養費)."""

from typing import Final, Literal, cast

from conformance.rules.core import InForce, OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.rounding import half_up_to, percent_of
from conformance.rules.scope import within
from conformance.values.year_month import YearMonth

_LAW: Final = "国民健康保険法施行令第29条の3"
_OUTPATIENT: Final = {"IP", "L2", "L1"}
_UNDER_70: Final = {"A", "B", "C", "D", "E"}


@value
class Given:
    """The month, the class, whose limit, the whole costs (yen), recurrence, turning 75, a move."""

    service_month: YearMonth
    limit_class: Literal["A", "B", "C", "D", "E", "G3", "G2", "G1", "IP", "L2", "L1"]
    scope: Literal["household", "outpatient"]
    total_medical: int
    multiple: bool
    age75_split: bool
    moved_within_prefecture: bool = False


@value
class Output:
    """The limit in yen."""

    limit: int


@rule(
    "national_health_insurance", "high-cost-limit", law=f"{_LAW}第1項・第3項から第6項まで・第12項"
)
def high_cost_limit(given: Given, law: Parameters, why: Why) -> Output:
    """Return the class's fixed amount with one percent of the costs above a start.

    Half a yen of that percent counts as one. A recurrence has its own amount, outpatients of the
    lower classes theirs. All amounts are halved in a month of turning 75 (第3項・第5項・第6項); so
    they are, by both municipalities, in that of a move within the prefecture on another day than
    the first (第12項). People under 70 have no outpatients' limit: out of scope.
    """
    within("total_medical", given.total_medical, 0)
    if given.scope == "outpatient" and given.limit_class in _UNDER_70:
        msg = f"scope: expected household with class {given.limit_class}, found outpatient"
        raise OutOfScopeError(msg)
    now, parts = law.on(given.service_month), _parts(given, why)
    if given.scope == "outpatient" and given.limit_class in _OUTPATIENT:
        return Output(_outpatient(given, now, why) // parts)
    fixed, start, again = (yen // parts for yen in now.integers(given.limit_class))
    if given.multiple and again:
        why(f"多数回該当により{again}円。", f"A recurrence: {again} yen.", law=_LAW)
        return Output(again)
    above = half_up_to(percent_of(max(0, given.total_medical - start), 1)) if start else 0
    why(
        f"定額{fixed}円に加算{above}円を加えた{fixed + above}円。",
        f"{fixed} yen and {above} yen, a percent of the costs above the start, if it has one.",
        law=_LAW,
    )
    return Output(fixed + above)


def _parts(given: Given, why: Why) -> int:
    """Return by how much every amount is divided."""
    why(
        f"{given.service_month}の区分{given.limit_class}。",
        f"Class {given.limit_class} in {given.service_month}.",
        law=_LAW,
    )
    parts = 1
    if given.age75_split:
        parts *= 2
        why("75歳到達月は各額を2分の1とする。", "Amounts are halved on turning 75.", law=_LAW)
    if given.moved_within_prefecture:
        parts *= 2
        why(
            "月の途中の県内転居の月は各額を2分の1とする。",
            "Amounts are halved in the month of a move within the prefecture.",
            law=f"{_LAW}第12項",
        )
    return parts


def _outpatient(given: Given, now: InForce, why: Why) -> int:
    """Return the whole outpatients' limit of the class; recurrence does not change it."""
    table = cast("dict[str, int]", now.raw("outpatient"))
    yen = table[given.limit_class]
    why(f"外来の限度額は{yen}円。", f"The outpatients' limit is {yen} yen.", law=_LAW)
    return yen
