"""The stage of the limits for food and room, and the limits a day."""

from datetime import date
from typing import Literal, cast

from pydantic import NonNegativeInt

from conformance.rules.core import Code, InForce, OutOfScopeError, Parameters, Why, rule, value

_LAW = "介護保険法施行規則第83条の5、平成17年厚生労働省告示第413号・第414号"

Room = Literal[
    "unit_private",
    "unit_semi",
    "old_special",
    "old_health",
    "multi_special",
    "multi_health",
    "multi_health_fee",
]


@value
class Given:
    """The day of service; assistance, pension, tax, income and assets; the room and the stay.

    `domiciled_on_tax_date`: everybody whose tax counts lived in Japan on 1 January of the tax year.
    """

    service_date: date
    welfare_recipient: bool
    old_age_pension: bool
    household_nontaxed: bool
    spouse_nontaxed: bool
    annual_income: NonNegativeInt
    assets: NonNegativeInt
    has_spouse: bool
    is_second_insured: bool
    room_type: Room
    stay_kind: Literal["facility", "short"]
    domiciled_on_tax_date: bool = True


@value
class Output:
    """The stage (`none`: no limit applies) and yen a day for food and for the room."""

    stage: Code
    food_limit: int | None
    room_limit: int | None


@rule(
    "long_term_care_insurance",
    "food-room-limit",
    law="介護保険法第51条の3・第61条の3、同法施行規則第83条の5、"
    "平成17年厚生労働省告示第413号・第414号",
)
def food_room_limit(given: Given, law: Parameters, why: Why) -> Output:
    """Return the stage and the daily limits on the day of service.

    Public assistance is stage 1 whatever the assets; else person, household and spouse must be
    untaxed, none of them only for want of a domicile in Japan, and the assets within the stage's
    bound, which is one for the second category (介護保険法施行規則第83条の5). A taxed spouse of
    somebody without one, and a kind of room not yet known on the day, are out of scope.
    """
    in_force = law.on(given.service_date)
    stage = "1" if given.welfare_recipient else _stage(given, in_force, why)
    if stage is None:
        why("負担限度額の対象外。", "No limit applies.", law=_LAW)
        return Output("none", None, None)
    food = cast("dict[str, int]", in_force.raw(f"food_{given.stay_kind}"))[stage]
    rooms = cast("dict[str, dict[str, int]]", in_force.raw("room"))[stage]
    if given.room_type not in rooms:
        msg = f"room_type: expected one of {sorted(rooms)} on {given.service_date}"
        raise OutOfScopeError(msg)
    room = rooms[given.room_type]
    why(
        f"第{stage}段階で、{given.service_date}の日額は食費{food}円、居住費{room}円。",
        f"Stage {stage}: on {given.service_date} food {food} yen and room {room} yen a day.",
        law=_LAW,
    )
    return Output(stage, food, room)


def _stage(given: Given, in_force: InForce, why: Why) -> str | None:
    """Return the stage by tax, income and assets; None when no limit applies."""
    if not given.has_spouse and not given.spouse_nontaxed:
        msg = "spouse_nontaxed: expected true without a spouse, found false"
        raise OutOfScopeError(msg)
    if not (given.household_nontaxed and given.spouse_nontaxed):
        why("世帯または配偶者が課税されている。", "The household or spouse is taxed.", law=_LAW)
        return None
    if not given.domiciled_on_tax_date:
        why(
            "賦課期日に国内に住所のない者がいる。",
            "Somebody had no domicile in Japan on the tax date.",
            law=_LAW,
        )
        return None
    stage = _by_income(given, in_force)
    allowed = _assets_allowed(given, stage, in_force)
    why(
        f"収入{given.annual_income}円により第{stage}段階、資産{given.assets}円の上限は{allowed}円。",
        f"Stage {stage} by an income of {given.annual_income} yen; assets of {given.assets} yen, "
        f"{allowed} allowed.",
        law=_LAW,
    )
    return stage if given.assets <= allowed else None


def _by_income(given: Given, in_force: InForce) -> str:
    if given.old_age_pension:
        return "1"
    if given.annual_income <= in_force.integer("low_threshold"):
        return "2"
    return "3-1" if given.annual_income <= in_force.integer("middle_income") else "3-2"


def _assets_allowed(given: Given, stage: str, in_force: InForce) -> int:
    size = "couple" if given.has_spouse else "single"
    if given.is_second_insured:
        return in_force.integer(f"second_assets_{size}")
    table = in_force.raw(f"assets_{size}")
    return cast("dict[str, int]", table)[stage]
