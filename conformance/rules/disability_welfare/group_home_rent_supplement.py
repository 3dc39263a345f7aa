"""The supplement to the rent of a group home (特定障害者特別給付費)."""

from typing import Final, Literal

from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.inputs import Yen, latest

_LAW: Final = "障害者総合支援法第34条、同法施行令第20条・第21条"
_GRANTED: Final = frozenset({"1", "2"})  # 生活保護, 低所得


@value
class Given:
    """The class of income and the rent in yen a month."""

    category: Literal["1", "2", "3", "4"]
    rent: Yen


@value
class Output:
    """Yen a month."""

    supplement: int


@rule("disability_welfare", "group-home-rent-supplement", law=_LAW)
def group_home_rent_supplement(given: Given, law: Parameters, why: Why) -> Output:
    """Return the rent up to the cap for people on welfare or untaxed, nothing for others."""
    granted, cap = given.category in _GRANTED, latest(law).integer("cap")
    why(
        f"区分{given.category}は対象で{'ある' if granted else 'ない'}。",
        f"Class {given.category} is {'' if granted else 'not '}granted.",
        law=_LAW,
    )
    supplement = min(given.rent, cap) if granted else 0
    why(
        f"家賃{given.rent}円、月額{cap}円を限度に{supplement}円を支給する。",
        f"Rent {given.rent} yen, at most {cap}: {supplement} yen.",
        law=_LAW,
    )
    return Output(supplement)
