"""Small and large special vehicles: which tax they bear."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field, NonNegativeInt

from conformance.rules.core import InForce, Parameters, Why, rule, value

_LAW = "道路運送車両法施行規則別表第一"
_RATE_LAW = "地方税法第448条(令和7年度までは第463条の15)"


@value
class Given:
    """The use, length, width and height (m), and the maximum speed (km/h).

    `ordinance_annual`: what the ordinance taxes a small one of this use with (yen a year).
    """

    use: Literal["farm", "other"]
    length_m: Decimal
    width_m: Decimal
    height_m: Decimal
    max_speed_kmh: NonNegativeInt
    ordinance_annual: NonNegativeInt | None = None


@value
class Output:
    """The class, the tax that it bears and the light vehicle tax of a year (yen)."""

    class_: Annotated[Literal["small_special", "large_special"], Field(alias="class")]
    tax_item: Literal["light_vehicle", "fixed_asset_depreciable"]
    annual: int


@rule(
    "light_vehicle_tax",
    "special-vehicle-kind",
    law=f"{_LAW}、地方税法第341条・第448条(令和7年度までは第463条の15)",
)
def special_vehicle_kind(given: Given, law: Parameters, why: Why) -> Output:
    """Return the class of a vehicle with a seat, on public roads or not.

    Farm vehicles are small below their speed, whatever their size; others up to every limit. The
    rate of a small one is the ordinance's; without one the model ordinance's stands.
    """
    in_force = law.on(date.max)
    small = _is_small(given, in_force)
    why(
        f"用途{given.use}、{given.length_m}×{given.width_m}×{given.height_m}m、"
        f"{given.max_speed_kmh}km/hは{'小型特殊' if small else '大型特殊'}。",
        f"A {given.use} vehicle of {given.max_speed_kmh} km/h: {'small' if small else 'large'}.",
        law=_LAW,
    )
    if not small:
        why("償却資産となる。", "It is a depreciable asset.", law="地方税法第341条第4号")
        return Output("large_special", "fixed_asset_depreciable", 0)
    own = given.ordinance_annual
    annual = in_force.integer(given.use) if own is None else own
    why(
        f"税額は{'条例準則' if own is None else '条例'}の年{annual}円。",
        f"{annual} yen a year by the {'model ' if own is None else ''}ordinance.",
        law=_RATE_LAW,
    )
    return Output("small_special", "light_vehicle", annual)


def _is_small(given: Given, law: InForce) -> bool:
    if given.use == "farm":
        return given.max_speed_kmh < law.integer("farm_speed")
    sizes = {"length": given.length_m, "width": given.width_m, "height": given.height_m}
    fits = all(size <= law.decimal(name) for name, size in sizes.items())
    return fits and given.max_speed_kmh <= law.integer("other_speed")
