"""How long an identification code for an electronic certificate is valid."""

from datetime import date
from typing import Final

from conformance.rules.calendar import last_day_of_months
from conformance.rules.core import Parameters, Why, rule, value

_LAW: Final = "戸籍法施行規則第79条の2の2第3項"


@value
class Given:
    """When the code was issued and when it is used."""

    issued_on: date
    used_on: date


@value
class Output:
    """Whether it is valid then."""

    valid: bool


@rule("family_register", "e-certificate-code-validity", law=_LAW)
def e_certificate_code_validity(given: Given, law: Parameters, why: Why) -> Output:
    """Return whether the use lies in the months that begin with the day of issue."""
    months = law.on(given.issued_on).integer("months")
    last = last_day_of_months(given.issued_on, months)
    why(
        f"{given.issued_on}を一日目に数えて{months}か月の最終日は{last}。",
        f"{months} months from {given.issued_on}, that day included, end on {last}.",
        law=_LAW,
    )
    valid = given.issued_on <= given.used_on <= last
    why(
        f"{given.used_on}には{'有効' if valid else '無効'}。",
        f"On {given.used_on} it is {'' if valid else 'not '}valid.",
        law=_LAW,
    )
    return Output(valid)
