"""Which municipality is responsible for protection (実施責任)."""

from typing import Final, Literal

from conformance.rules.core import Code, OutOfScopeError, Parameters, Why, rule, value

_LAW: Final = "生活保護法第19条・第84条の3"


@value
class Given:
    """Where the person lives and is, urgency, flight from violence, residence before a facility."""

    residence: Literal["known", "none"]
    residence_municipality: Code | None
    present_municipality: Code
    urgent: bool
    dv_evacuated: bool
    facility_origin: Code | None


@value
class Output:
    """The municipality responsible and on what that rests."""

    responsible: str
    basis: Literal["residence", "present", "urgent", "facility_origin"]


@rule("public_assistance", "implementing-agency", law=_LAW)
def implementing_agency(given: Given, _law: Parameters, why: Why) -> Output:
    """Return the municipality responsible.

    In this order: residence before entering a facility, presence of whoever has no residence or
    fled from violence, presence in urgency away from the residence, residence. Urgency of somebody
    in a facility, away from the residence before it, is out of scope: 第19条 does not say whether
    its 第2項 or 第3項 comes first. So is a residence said to be known without a municipality.
    """
    if given.residence == "known" and given.residence_municipality is None:
        msg = "residence_municipality: expected a municipality of a known residence, found none"
        raise OutOfScopeError(msg)
    found = _decided(given)
    why(
        f"居住地{given.residence_municipality or 'なし'}、現在地{given.present_municipality}、"
        f"入所前の居住地{given.facility_origin or 'なし'}。",
        f"Residence {given.residence_municipality}, present in {given.present_municipality}, "
        f"before the facility {given.facility_origin}.",
        law=_LAW,
    )
    why(
        f"{_WORDS[found.basis]}により{found.responsible}が実施する。",
        f"{found.responsible} is responsible by {found.basis}.",
        law=_LAW,
    )
    return found


def _decided(given: Given) -> Output:
    origin, present = given.facility_origin, given.present_municipality
    residence = given.residence_municipality
    if origin is not None:
        if given.urgent and present != origin:
            msg = f"present_municipality: expected {origin} of somebody in urgency, found {present}"
            raise OutOfScopeError(msg)
        return Output(origin, "facility_origin")
    if given.residence == "none" or residence is None or given.dv_evacuated:
        return Output(present, "present")
    if given.urgent and present != residence:
        return Output(present, "urgent")
    return Output(residence, "residence")


_WORDS: Final = {
    "residence": "居住地",
    "present": "現在地",
    "urgent": "急迫した現在地",
    "facility_origin": "施設入所前の居住地",
}
