"""Additions for disability, for single parents and for raising children."""

from typing import Final, Literal

from conformance.rules.core import InForce, Json, Parameters, Why, rule, value
from conformance.rules.inputs import Count, latest
from conformance.rules.nested import whole_at

_LAW: Final = "昭和38年厚生省告示第158号別表第1第2章"


@value
class Given:
    """The class of the area, who is disabled to which degree, how many children are raised."""

    area: Literal[1, 2, 3]
    parent_disability: Literal["none", "A", "B"]
    other_disability: tuple[Literal["A", "B"], ...]
    single_parent_children: Count
    children: Count


@value
class Output:
    """Yen a month of each addition and their total."""

    disability: int
    single_parent: int
    child_raising: int
    total: int


@rule("public_assistance", "additions", law=_LAW)
def additions(given: Given, law: Parameters, why: Why) -> Output:
    """Return the additions of a household.

    A single parent who is also disabled gets the higher of the two additions only; those of other
    disabled members stay. Children are counted up to the end of the fiscal year of age 18.
    """
    now = latest(law)
    others = sum(_disability(now, given.area, each) for each in given.other_disability)
    own, single = _own(now, given)
    raising = given.children * now.integer("child_raising")
    why(
        f"{given.area}級地、障害者加算は親以外{others}円・親{own}円、母子加算{single}円"
        "（併給できないときは高い方だけ）。",
        f"Area {given.area}: disability {others} yen for others and {own} for the parent, single "
        f"parent {single} yen (the higher only where both apply).",
        law=_LAW,
    )
    why(
        f"児童養育加算は{given.children}人で{raising}円。",
        f"Raising {given.children} children: {raising} yen.",
        law=_LAW,
    )
    return Output(others + own, single, raising, others + own + single + raising)


def _own(now: InForce, given: Given) -> tuple[int, int]:
    """Return the parent's disability addition and the single parent's, one of them 0."""
    degree = given.parent_disability
    own = 0 if degree == "none" else _disability(now, given.area, degree)
    single = _single(now.raw("single_parent"), given)
    return (own, 0) if own >= single else (0, single)


def _disability(now: InForce, area: int, degree: str) -> int:
    return whole_at(now.raw("disability"), str(area), degree)


def _single(table: Json, given: Given) -> int:
    """Return the single parent's addition: one child, two, then so much for each further one."""
    count, area = given.single_parent_children, str(given.area)
    if count == 0:
        return 0
    if count == 1:
        return whole_at(table, area, "one")
    return whole_at(table, area, "two") + (count - 2) * whole_at(table, area, "extra")
