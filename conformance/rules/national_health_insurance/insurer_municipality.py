"""Which municipality insures a student or a patient who moved (住所地特例)."""

from typing import Final, Literal

from conformance.rules.core import Parameters, Why, rule, value

_STUDY: Final = "国民健康保険法第116条"
_FACILITY: Final = "国民健康保険法第116条の2"


@value
class Given:
    """Why the person moved, from where to where, and the municipalities that may go on."""

    move_reason: Literal["ordinary", "study", "hospital_or_facility"]
    family_municipality: str | None
    origin: str
    destination: str
    previous_exception_origin: str | None


@value
class Output:
    """The municipality that insures the person, and by which exception."""

    insurer: str
    exception: Literal["none", "study116", "address116_2"]


@rule(
    "national_health_insurance",
    "insurer-municipality",
    law="国民健康保険法第116条・第116条の2",
)
def insurer_municipality(given: Given, _law: Parameters, why: Why) -> Output:
    """Return where a student's family lives, or where a patient lived before, if not there.

    Moving on between hospitals keeps the first municipality; a return to it ends the exception.
    Article 116-2 asks where a person who is insured now lived when admitted, not how they were
    insured then.
    """
    if given.move_reason == "study":
        keeps, law = given.family_municipality, _STUDY
        why(
            f"修学のための転居で、世帯のある市町村は{keeps or 'ない'}。",
            f"Moved to study; the family's municipality: {keeps}.",
            law=law,
        )
    else:
        keeps, law = _before_facility(given), _FACILITY
        why(
            f"{given.move_reason}の転居で、元の市町村は{keeps or 'ない'}。",
            f"Moved for {given.move_reason}; the earlier municipality: {keeps}.",
            law=law,
        )
    if keeps is None or keeps == given.destination:
        why(
            f"転入先{given.destination}が保険者となる。",
            f"Insured by the destination, {given.destination}.",
            law="国民健康保険法第5条",
        )
        return Output(given.destination, "none")
    why(f"特例により{keeps}が保険者となる。", f"Insured by {keeps}, by exception.", law=law)
    return Output(keeps, "study116" if given.move_reason == "study" else "address116_2")


def _before_facility(given: Given) -> str | None:
    if given.move_reason != "hospital_or_facility":
        return None
    return given.previous_exception_origin or given.origin
