"""What tells where a supported person is does not go to others."""

from typing import Literal

from conformance.rules.core import Parameters, Why, rule, value

_LAW = "住民基本台帳事務処理要領 第5の10、地方税法第22条"
_LOCATING = frozenset({"garage_location", "owner_address", "user_address"})


@value
class Given:
    """The item, who receives it, and whether owner or user is supported."""

    item: Literal["garage_location", "owner_address", "user_address", "plate_number", "annual_tax"]
    recipient: Literal["self", "dealer", "former_spouse", "other_city", "lease_company"]
    supported: bool


@value
class Output:
    """Whether the item is printed."""

    printed: bool


@rule("light_vehicle_tax", "dv-garage-location", law="DV等支援措置通知、地方税法第22条")
def dv_garage_location(given: Given, law: Parameters, why: Why) -> Output:
    """Return whether the item is printed: addresses and the garage go to the person alone."""
    locating = given.item in _LOCATING
    why(
        f"項目{given.item}は所在を{'示す' if locating else '示さない'}。",
        f"{given.item} {'tells' if locating else 'does not tell'} where the person is.",
        law=_LAW,
    )
    entitled = {"self", "other_city"} if law.reads("other_city", "given") else {"self"}
    printed = not (given.supported and locating and given.recipient not in entitled)
    why(
        f"支援措置{'あり' if given.supported else 'なし'}、受取人{given.recipient}には"
        f"{'出す' if printed else '出さない'}。",
        f"To {given.recipient}: {'printed' if printed else 'left out'}.",
        law=_LAW,
    )
    return Output(printed)
