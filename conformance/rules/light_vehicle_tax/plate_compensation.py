"""What is paid for a plate that is not given back."""

from typing import Literal

from pydantic import NonNegativeInt

from conformance.rules.core import Parameters, Why, rule, value

_LAW = "市区町村税条例"


@value
class Given:
    """Why, the fee of the ordinance (yen), a report to the police, the town's practice."""

    reason: Literal["returned", "lost", "damaged", "theft"]
    ordinance_fee: NonNegativeInt
    police_report: bool = False
    theft_exempt: bool = False


@value
class Output:
    """The fee (yen)."""

    fee: int


@rule("light_vehicle_tax", "plate-compensation", law="市区町村税条例(標識の返納)")
def plate_compensation(given: Given, _law: Parameters, why: Why) -> Output:
    """Return the fee; none for a returned plate, nor a reported theft where the town says so."""
    stolen = given.reason == "theft" and given.police_report and given.theft_exempt
    free = given.reason == "returned" or stolen
    why(
        f"事由は{given.reason}、警察への届出{'あり' if given.police_report else 'なし'}、"
        f"盗難の免除{'あり' if given.theft_exempt else 'なし'}。",
        f"Reason {given.reason}: {'free' if free else 'to be paid'}.",
        law=_LAW,
    )
    fee = 0 if free else given.ordinance_fee
    why(f"弁償金は{fee}円。", f"The fee is {fee} yen.", law=_LAW)
    return Output(fee)
