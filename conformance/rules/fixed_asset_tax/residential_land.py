"""Which part of a lot is residential land, and its base before burden adjustment."""

from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Final

from pydantic import Field

from conformance.rules.core import InForce, OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.inputs import Count, Measure, Yen, latest, plain
from conformance.rules.rounding import floor_to

_TALL: Final = 5  # 地上階数5以上
_QUARTER, _HALF, _THREE_QUARTERS = Fraction(1, 4), Fraction(1, 2), Fraction(3, 4)


@value
class Given:
    """The lot (㎡, yen), the house on it (㎡, storeys, fireproof) and its dwellings.

    The municipality may have recommended measures against the house as an ill-kept vacant one.
    """

    land_area: Annotated[Decimal, Field(gt=0)]
    land_value: Yen
    floor_area: Measure
    residential_floor_area: Measure
    stories: Count
    fireproof: bool
    units: Count
    vacant_house_recommended: bool = False


@value
class Output:
    """The areas of each kind (㎡) and the bases of both taxes (yen)."""

    small_area: Decimal
    general_area: Decimal
    non_residential_area: Decimal
    base_fixed: int
    base_city_plan: int


@rule(
    "fixed_asset_tax",
    "residential-land",
    law="地方税法第349条の3の2・第702条の3、施行令第52条の11",
)
def residential_land(given: Given, law: Parameters, why: Why) -> Output:
    """Return small, general and non-residential area, and the bases of both taxes.

    The lot counts up to ten times the floor area before the rate applies (施行令第52条の11第2項);
    200 ㎡ for each dwelling are small. The lot of a vacant house against which measures were
    recommended is not residential. Bases are cut to a yen once, after adding up. Out of scope:
    more residential than whole floor area, and dwellings without such an area or the reverse.
    """
    stated = latest(law)
    rate = _rate(given)
    if given.vacant_house_recommended:
        rate = Decimal(0)
        why(
            "空家等対策の推進に関する特別措置法による勧告を受けた家屋の敷地は除く。",
            "The lot of a vacant house under a recommendation is left out.",
            law="地方税法第349条の3の2第1項",
        )
    why(
        f"床面積{given.floor_area}㎡のうち居住部分{given.residential_floor_area}㎡で率{rate}。",
        f"{given.residential_floor_area} of {given.floor_area} ㎡ are lived in: rate {rate}.",
        law="地方税法施行令第52条の11第2項",
    )
    most = given.floor_area * stated.integer("max_ratio")
    residential = min(given.land_area, most) * rate
    small = min(residential, Decimal(stated.integer("unit_area") * given.units))
    areas = (small, residential - small, given.land_area - residential)
    why(
        f"小規模{areas[0]}㎡、一般{areas[1]}㎡、非住宅{areas[2]}㎡。",
        f"Small {areas[0]}, general {areas[1]}, non-residential {areas[2]} ㎡.",
        law="地方税法第349条の3の2",
    )
    each = law.reads("base_fraction", "each_part")
    fixed = _base(given, areas, stated, ("small", "general"), each=each)
    city = _base(given, areas, stated, ("city_small", "city_general"), each=each)
    why(
        f"特例適用後の額は固定資産税{fixed}円、都市計画税{city}円。",
        f"Bases: fixed asset tax {fixed} yen, city planning tax {city} yen.",
        law="地方税法第349条の3の2・第702条の3",
    )
    return Output(plain(areas[0]), plain(areas[1]), plain(areas[2]), fixed, city)


def _rate(given: Given) -> Decimal:
    """Return the share of the lot that is residential, by the share of the house."""
    lived_in = given.residential_floor_area
    if lived_in > given.floor_area or bool(given.units) != bool(lived_in):
        msg = (
            f"floor_area: expected the {lived_in} ㎡ and {given.units} dwellings to lie within it, "
            f"neither without the other, found {given.floor_area}"
        )
        raise OutOfScopeError(msg)
    if not given.floor_area:
        return Decimal(0)
    share = Fraction(lived_in) / Fraction(given.floor_area)
    if share < _QUARTER:
        return Decimal(0)
    if share < _HALF:
        return Decimal("0.5")
    tall = given.fireproof and given.stories >= _TALL
    return Decimal("0.75") if tall and share < _THREE_QUARTERS else Decimal(1)


def _base(
    given: Given,
    areas: tuple[Decimal, Decimal, Decimal],
    law: InForce,
    names: tuple[str, str],
    *,
    each: bool,
) -> int:
    """Return the value shared out by area, each part at its rate, cut to a yen once or each."""
    rates = (Fraction(law.text(names[0])), Fraction(law.text(names[1])), Fraction(1))
    yen_per_area = given.land_value / Fraction(given.land_area)
    parts = [yen_per_area * Fraction(a) * r for a, r in zip(areas, rates, strict=True)]
    return sum(map(floor_to, parts)) if each else floor_to(sum(parts, Fraction(0)))
