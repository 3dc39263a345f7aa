"""How an application is confirmed before the seal is registered."""

from typing import Final, Literal

from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.seal_registration._guideline import GUIDELINE

Method = Literal["immediate", "guarantor", "inquiry", "refuse"]
_SAME_DAY: Final = frozenset({"immediate", "guarantor"})
_LAW: Final = f"{GUIDELINE}(登録申請の確認)"


@value
class Given:
    """Who applies, what is shown, and whether an adult ward's representative came along."""

    applicant: Literal["self", "agent"]
    photo_id: bool
    guarantor: bool
    guarantor_allowed: bool
    adult_ward: bool
    legal_representative_present: bool


@value
class Output:
    """The method and whether the seal can be registered the same day."""

    method: Method
    same_day: bool


@rule("seal_registration", "registration-method", law=_LAW)
def registration_method(given: Given, _law: Parameters, why: Why) -> Output:
    """Return the method: an agent always leads to an inquiry, whatever is shown.

    An adult ward applies in person with the legal representative, or not at all; otherwise a
    photo identity comes before a guarantor, where the municipality knows one.
    """
    why(
        f"申請者は{'本人' if given.applicant == 'self' else '代理人'}、成年被後見人で"
        f"{'ある' if given.adult_ward else 'ない'}。",
        f"The applicant is {given.applicant}; {'' if given.adult_ward else 'not '}an adult ward.",
        law=_LAW,
    )
    method = _method(given)
    why(f"確認方法は{method}。", f"The method is {method}.", law=_LAW)
    return Output(method, method in _SAME_DAY)


def _method(given: Given) -> Method:
    in_person = given.applicant == "self"
    if given.adult_ward and not (in_person and given.legal_representative_present):
        return "refuse"
    if not in_person:
        return "inquiry"
    if given.photo_id:
        return "immediate"
    return "guarantor" if given.guarantor and given.guarantor_allowed else "inquiry"
