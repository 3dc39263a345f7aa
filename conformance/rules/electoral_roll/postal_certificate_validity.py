"""How long a certificate for voting by post is valid (郵便等投票証明書)."""

from datetime import date
from typing import Literal

from conformance.rules.calendar import last_day_of_term
from conformance.rules.core import OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.scope import next_day

_LAW = "公職選挙法施行規則第10条の3第4項"


@value
class Given:
    """Whose it is, its issue, the end of the care certification (care insurance), the day."""

    holder: Literal["disability_card", "war_injury_card", "care_insurance"]
    issued_on: date
    certified_until: date | None
    as_of: date


@value
class Output:
    """Whether it is valid on the day."""

    valid: bool


@rule("electoral_roll", "postal-certificate-validity", law=_LAW)
def postal_certificate_validity(given: Given, law: Parameters, why: Why) -> Output:
    """Return whether it is: seven years from the issue, or until the care certification ends.

    Whether the day of issue is the first of the seven years is not said: the day that depends on
    it is out of scope. So are certificates given back or withdrawn.
    """
    last = _last_day(given, law.on(given.as_of).integer("years"))
    why(
        f"有効期間は{given.issued_on}から{last}まで。",
        f"Valid from {given.issued_on} to {last}.",
        law=_LAW,
    )
    valid = given.issued_on <= given.as_of <= last
    why(
        f"{given.as_of}には{'有効' if valid else '有効でない'}。",
        f"On {given.as_of} it is {'' if valid else 'not '}valid.",
        law=_LAW,
    )
    return Output(valid)


def _last_day(given: Given, years: int) -> date:
    if given.holder == "care_insurance":
        if given.certified_until is None or given.certified_until < given.issued_on:
            msg = (
                f"certified_until: expected a day from the issue on, found {given.certified_until}"
            )
            raise OutOfScopeError(msg)
        return given.certified_until
    counted = last_day_of_term(given.issued_on, years)
    from_next = last_day_of_term(next_day("issued_on", given.issued_on), years)
    if counted < given.as_of <= from_next:
        msg = f"as_of: expected another day than the last of the years, {from_next}"
        raise OutOfScopeError(msg)
    return counted
