"""Whether a certificate may be had from another municipality (広域交付)."""

from datetime import date
from typing import Final, Literal

from conformance.rules.core import Code, Parameters, Why, rule, value

Reason = Literal[
    "not_started", "relation", "channel", "agent", "kind", "not_computerized", "photo_id"
]
_RELATIONS: Final = frozenset({"self", "spouse", "ascendant", "descendant"})
_KINDS: Final = frozenset(
    {"koseki_full", "removed_full", "reformed_full", "e_code", "removed_e_code"}
)
_LAW: Final = "戸籍法第120条の2・第120条の3"


@value
class Given:
    """When, by whom and how a certificate is asked for, which, and what is shown."""

    requested_on: date
    relation: Code
    channel: Code
    by_agent: bool
    kind: Code
    computerized: bool
    photo_id: bool


@value
class Output:
    """Whether the request is accepted, and every reason why not."""

    acceptable: bool
    reasons: tuple[Reason, ...]


@rule("family_register", "wide-area-eligibility", law=_LAW)
def wide_area_eligibility(given: Given, law: Parameters, why: Why) -> Output:
    """Return all conditions that are not met, in the order of the reasons."""
    found: tuple[tuple[Reason, bool], ...] = (
        ("not_started", "started" not in law.on(given.requested_on)),
        ("relation", given.relation not in _RELATIONS),
        ("channel", given.channel != "window"),
        ("agent", given.by_agent),
        ("kind", given.kind not in _KINDS),
        ("not_computerized", not given.computerized),
        ("photo_id", not given.photo_id),
    )
    reasons = tuple(reason for reason, holds in found if holds)
    why(
        f"{given.relation}が{given.channel}で{given.kind}を求めた。",
        f"{given.relation} asks for {given.kind} at the {given.channel}.",
        law=_LAW,
    )
    why(
        f"満たさない条件は{'・'.join(reasons) or 'なし'}。",
        f"Not met: {', '.join(reasons) or 'nothing'}.",
        law=_LAW,
    )
    return Output(not reasons, reasons)
