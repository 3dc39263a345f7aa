"""Whether a filing must be refused because a party asked for it beforehand (不受理申出)."""

from typing import Final, Literal

from pydantic import NaiveDatetime

from conformance.rules.core import Code, OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.family_register._creative import takes_effect_by_filing
from conformance.rules.scope import since_law

_LAW: Final = "戸籍法第27条の2第3項から第5項"


@value
class Given:
    """The filing and its moment, the request and its withdrawal, and whether the party came."""

    filing_kind: Code
    by_court: bool
    requested_at: NaiveDatetime | None
    withdrawn_at: NaiveDatetime | None
    filed_at: NaiveDatetime
    applicant_appeared: bool


@value
class Output:
    """What happens to the filing, and whether the party is told."""

    result: Literal["accept", "reject"]
    notify_applicant: bool


@rule("family_register", "non-acceptance-check", law=_LAW)
def non_acceptance_check(given: Given, law: Parameters, why: Why) -> Output:
    """Return whether the filing is refused, and the party told of it.

    A request made until the moment of filing holds without limit until it is withdrawn; it never
    stops what a court decided, nor the party in person. Filings before the Act had such requests
    are out of scope. A withdrawal before the request withdraws an earlier one and leaves this one
    in force: such facts, and a withdrawal of none, are out of scope.
    """
    _hold_order(given)
    since_law(law, "filed_at", given.filed_at.date())
    concerned = takes_effect_by_filing(given.filing_kind, by_court=given.by_court)
    in_force = _in_force(given)
    why(
        f"{given.filing_kind}は{'申出の対象' if concerned else '対象外'}で、申出は"
        f"{'有効' if in_force else '有効でない'}。",
        f"{given.filing_kind} is {'' if concerned else 'not '}concerned; the request is "
        f"{'' if in_force else 'not '}in force.",
        law=_LAW,
    )
    rejected = concerned and in_force and not given.applicant_appeared
    why(
        "受理せず、申出人に知らせる。" if rejected else "受理する。",
        "Refused, and the party told." if rejected else "Accepted.",
        law=_LAW,
    )
    return Output("reject" if rejected else "accept", rejected)


def _hold_order(given: Given) -> None:
    asked, withdrawn = given.requested_at, given.withdrawn_at
    if withdrawn is not None and (asked is None or withdrawn < asked):
        msg = f"withdrawn_at: expected a moment after requested_at {asked}, found {withdrawn}"
        raise OutOfScopeError(msg)


def _in_force(given: Given) -> bool:
    if given.requested_at is None or given.requested_at > given.filed_at:
        return False
    return given.withdrawn_at is None or given.withdrawn_at > given.filed_at
