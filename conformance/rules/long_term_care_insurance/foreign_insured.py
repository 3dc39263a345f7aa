"""Whether a foreign resident is insured in the first category."""

from datetime import date
from typing import Final, Literal

from conformance.rules.ages import attains
from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.long_term_care_insurance._acquisition import LAW_START
from conformance.rules.scope import not_before

_LAW = "介護保険法第9条、住民基本台帳法第30条の45"
_REGISTERED: Final = frozenset(
    {"mid_to_long", "special_permanent", "temporary_refuge", "birth_or_nationality_loss"}
)
"""Foreigners whom the resident register holds (住民基本台帳法第30条の45)."""


@value
class Given:
    """The birth, the residence category, the day of becoming a resident, the day asked about."""

    birth_date: date
    residence_category: Literal[
        "mid_to_long",
        "special_permanent",
        "temporary_refuge",
        "birth_or_nationality_loss",
        "short_term",
        "diplomat",
        "undocumented",
    ]
    resident_from: date | None
    as_of: date


@value
class Output:
    """Whether insured on that day, and since when."""

    insured: bool
    acquisition_date: date | None


@rule("long_term_care_insurance", "foreign-insured", law=_LAW)
def foreign_insured(given: Given, law: Parameters, why: Why) -> Output:
    """Return the same as for a Japanese national, for those in the resident register.

    Insured from the later of attaining 65 and becoming a resident; whoever the register does not
    hold is not insured (介護保険法第9条、住民基本台帳法第30条の45). A residence before the birth is
    out of scope.
    """
    in_force = law.on(given.as_of)
    basis = in_force.text("basis")
    if given.residence_category not in _REGISTERED or given.resident_from is None:
        why(
            f"{given.residence_category}は{basis}の住民でないため被保険者としない。",
            f"{given.residence_category}: not in the resident register, not insured.",
            law=_LAW,
        )
        return Output(insured=False, acquisition_date=None)
    not_before("resident_from", given.resident_from, given.birth_date)
    by_age = attains(given.birth_date, in_force.integer("first_insured_age"))
    acquired = not_before("acquisition_date", max(by_age, given.resident_from), LAW_START)
    insured = acquired <= given.as_of
    why(
        f"65歳到達は{by_age}、住民となった日は{given.resident_from}で、取得日は{acquired}。"
        f"{given.as_of}には被保険者で{'ある' if insured else 'ない'}。",
        f"65 attained on {by_age}, resident from {given.resident_from}: insured from {acquired}; "
        f"on {given.as_of}: {'yes' if insured else 'not yet'}.",
        law=_LAW,
    )
    return Output(insured, acquired if insured else None)
