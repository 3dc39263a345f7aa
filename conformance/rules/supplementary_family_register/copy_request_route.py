"""By which way a copy is asked for, and whether it may hold the resident code."""

from datetime import date
from typing import Final, Literal

from conformance.rules.core import Code, Parameters, Why, rule, value

Route = Literal["request", "official", "application_with_reason", "refuse"]

_ENTITLED: Final = frozenset({"self", "spouse", "ascendant", "descendant"})
_REASONS: Final = frozenset({"right_or_duty", "submission", "other_legitimate"})
_LAW: Final = "住民基本台帳法第20条・第21条の3"


@value
class Given:
    """Who asks, as seen from the person in the book, why, and the day of issue."""

    relation: Code
    reason_kind: Code | None
    issued_on: date


@value
class Output:
    """The way, and whether a copy with the resident code may be issued on it."""

    route: Route
    resident_code_allowed: bool


@rule("supplementary_family_register", "copy-request-route", law=_LAW)
def copy_request_route(given: Given, law: Parameters, why: Why) -> Output:
    """Return the way: the person, spouse and direct relatives need no reason, others do.

    The resident code is for the former alone, since it stands in the book.
    """
    now = law.on(given.issued_on)
    route = _route(given, needs_reason=now.raw("third_party_needs_reason") is True)
    why(
        f"請求者は{given.relation}、理由は{given.reason_kind or 'なし'}で、道筋は{route}。",
        f"Asked by {given.relation} for {given.reason_kind or 'no reason'}: {route}.",
        law=_LAW,
    )
    allowed = route == "request" and "resident_code" in now
    why(
        f"住民票コードの記載は{'できる' if allowed else 'できない'}。",
        f"The resident code may {'' if allowed else 'not '}be printed.",
        law=_LAW,
    )
    return Output(route, allowed)


def _route(given: Given, *, needs_reason: bool) -> Route:
    if given.relation in _ENTITLED:
        return "request"
    if given.relation == "public_body":
        return "official"
    if not needs_reason or given.reason_kind in _REASONS:
        return "application_with_reason"
    return "refuse"
