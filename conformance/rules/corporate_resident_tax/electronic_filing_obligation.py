"""Whether a corporation must file electronically, and whether its return counts."""

from datetime import date
from typing import Final, Literal

from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.inputs import Yen

_LAW: Final = "地方税法第321条の8(電子情報処理組織による申告の特例)"
_WITHOUT_CAPITAL: Final = frozenset({"mutual", "investment", "specific_purpose"})


@value
class Given:
    """The corporation, its capital when the period begins (yen), how the return came in."""

    kind: Literal[
        "ordinary", "public_interest", "cooperative", "mutual", "investment", "specific_purpose"
    ]
    domestic: bool
    period_from: date
    capital_at_start: Yen
    submitted_by: Literal["eltax", "paper"]
    approved_exception: bool | None = None


@value
class Output:
    """Whether electronic filing is an obligation and whether the return counts as filed."""

    obligated: bool
    accepted: bool


@rule("corporate_resident_tax", "electronic-filing-obligation", law=_LAW, also_before=True)
def electronic_filing_obligation(given: Given, law: Parameters, why: Why) -> Output:
    """Return the obligation of domestic corporations above the capital and of three kinds.

    It holds for periods that begin on or after 1 April 2020. A return on paper then counts only
    with an approved exception.
    """
    stated = law.on(given.period_from)
    large = given.kind in _WITHOUT_CAPITAL or (
        "capital_over" in stated and given.capital_at_start > stated.integer("capital_over")
    )
    obligated = given.domestic and "capital_over" in stated and large
    why(
        f"{given.kind}(内国法人{'である' if given.domestic else 'でない'})、開始日"
        f"{given.period_from}、資本金{given.capital_at_start}円で、電子申告の義務は"
        f"{'ある' if obligated else 'ない'}。",
        f"{given.kind}, from {given.period_from}, capital {given.capital_at_start} yen: "
        f"{'obliged' if obligated else 'not obliged'}.",
        law=_LAW,
    )
    paper = given.submitted_by == "paper" and not given.approved_exception
    accepted = not (obligated and paper)
    why(
        f"申告は{'あったもの' if accepted else 'なかったもの'}として扱う。",
        f"The return {'counts' if accepted else 'does not count'} as filed.",
        law=_LAW,
    )
    return Output(obligated, accepted)
