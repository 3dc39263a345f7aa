"""Whether the requirements are met, and the first reason that decides."""

from typing import Final, Literal

from conformance.rules.core import Code, Parameters, Why, rule, value
from conformance.rules.scope import within

Reason = Literal[
    "ground_met",
    "no_domestic_address",
    "facility",
    "shared_livelihood",
    "de_facto_marriage",
    "duration_short",
    "no_court_order",
    "no_ground",
]

_AT_ONCE: Final = ("01", "02", "03", "04", "08", "09")
_LASTING: Final = ("05", "07")  # 遺棄、拘禁: 児童扶養手当法施行令第1条の2・第2条
_PARENT_DISABLED: Final = "03"
_COURT_ORDER: Final = "06"
_MONTHS: Final = 12


@value
class Given:
    """The ground, where recipient and child live and with whom, how long, a court order.

    `parent_disabled`: the other parent is in the state of disability that the order names.
    """

    ground: Code | None
    nationality: Literal["JP", "foreign"]
    recipient_domestic: bool
    child_domestic: bool
    child_in_facility: bool
    shares_livelihood: bool
    de_facto_marriage: bool
    duration_months: int
    court_order: bool
    parent_disabled: bool = False


@value
class Output:
    """Whether eligible and why, or why not."""

    eligible: bool
    reason: Reason


@rule(
    "child_rearing_allowance",
    "eligibility-ground",
    law="児童扶養手当法第4条、同法施行令第1条の2・第2条",
)
def eligibility_ground(given: Given, _law: Parameters, why: Why) -> Output:
    """Return eligibility and the first reason: what excludes, then what the ground lacks.

    Nationality plays no part. Desertion and detention need twelve months, the ground of a
    protection order needs the order of a court; support measures alone do not do. To share the
    livelihood of a parent so disabled excludes on no ground (第4条第2項第3号・第5号ただし書).
    """
    within("duration_months", given.duration_months, 0)
    why(
        f"国籍（{given.nationality}）は判定に用いない。",
        f"Nationality ({given.nationality}) plays no part.",
        law="児童扶養手当法第4条",
    )
    reason = _excluded(given) or _by_ground(given)
    why(
        f"該当事由{given.ground}について、判定の理由は{reason}。",
        f"On ground {given.ground}: {reason}.",
        law="児童扶養手当法第4条、同法施行令第1条の2・第2条",
    )
    return Output(eligible=reason == "ground_met", reason=reason)


def _excluded(given: Given) -> Reason | None:
    if not (given.recipient_domestic and given.child_domestic):
        return "no_domestic_address"
    if given.child_in_facility:
        return "facility"
    disabled = given.parent_disabled or given.ground == _PARENT_DISABLED
    if given.shares_livelihood and not disabled:
        return "shared_livelihood"
    return "de_facto_marriage" if given.de_facto_marriage else None


def _by_ground(given: Given) -> Reason:
    if given.ground in _AT_ONCE:
        return "ground_met"
    if given.ground in _LASTING:
        return "ground_met" if given.duration_months >= _MONTHS else "duration_short"
    if given.ground == _COURT_ORDER:
        return "ground_met" if given.court_order else "no_court_order"
    return "no_ground"
