"""The kind of a moped: specified small, mini-car, or by its class."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field, NonNegativeInt

from conformance.rules.core import InForce, OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.light_vehicle_tax import _two_wheelers

_LAW = "地方税法施行規則(旧第15条の8)・道路運送車両法施行規則第1条"
_TWO, _THREE = 2, 3


@value
class Given:
    """Wheels, displacement (cc) or rated output (kW), cabin, track, length, width (m), km/h.

    `max_output_kw`: of an engine, as the certificate of its type shows it.
    """

    wheels: Annotated[int, Field(ge=2)]
    cabin: Literal["none", "open_side", "closed"]
    track_m: Decimal
    displacement_cc: NonNegativeInt | None = None
    rated_kw: Decimal | None = None
    length_m: Decimal | None = None
    width_m: Decimal | None = None
    max_speed_kmh: NonNegativeInt | None = None
    max_output_kw: Decimal | None = None


@value
class Output:
    """The class and the tax of a year (yen)."""

    class_: Annotated[str, Field(alias="class")]
    annual: int


@rule(
    "light_vehicle_tax",
    "moped-kind",
    law=f"地方税法第448条第1項第1号(令和7年度までは第463条の15第1項第1号)、{_LAW}",
)
def moped_kind(given: Given, law: Parameters, why: Why) -> Output:
    """Return class and rate; three wheels and more above 50 cc or 0.6 kW are no moped.

    A size that is not stated is not shown to be small enough for a specified small moped.
    Without displacement and rated output it is out of scope.
    """
    in_force = law.on(date.max)
    found = _class(given, in_force)
    why(
        f"車輪{given.wheels}、車室{given.cabin}、輪距{given.track_m}m、排気量"
        f"{given.displacement_cc or '-'}cc、定格{given.rated_kw or '-'}kWの区分は{found}。",
        f"{given.wheels} wheels, cabin {given.cabin}, track {given.track_m} m: {found}.",
        law=_LAW,
    )
    annual = 0 if found == "not_moped" else in_force.integer(found)
    why(f"税額は年{annual}円。", f"{annual} yen a year.", law=_two_wheelers.LAW)
    return Output(found, annual)


def _class(given: Given, law: InForce) -> str:
    if given.rated_kw is None and given.displacement_cc is None:
        msg = "displacement_cc: expected the displacement or rated_kw, found neither"
        raise OutOfScopeError(msg)
    if _is_specified_small(given, law):
        return "specified_small"
    if given.wheels == _TWO:
        if given.rated_kw is not None:
            return _two_wheelers.by_output(given.rated_kw, law)
        if _two_wheelers.is_new_class1(given.displacement_cc or 0, given.max_output_kw, law):
            return "class1_new"
        return _two_wheelers.by_displacement(given.displacement_cc, law)
    if _above(given, law, "moped"):
        return "not_moped"
    if not _above(given, law, "plain"):
        return "class1"
    return "class1" if _is_narrow_and_open(given, law.decimal("track")) else "mini_car"


def _is_specified_small(given: Given, law: InForce) -> bool:
    sizes = (given.rated_kw, given.length_m, given.width_m, given.max_speed_kmh)
    limits = zip(sizes, _two_wheelers.decimals(law, "specified_small_limits"), strict=True)
    return all(size is not None and size <= most for size, most in limits)


def _above(given: Given, law: InForce, name: str) -> bool:
    if given.rated_kw is not None:
        return given.rated_kw > law.decimal(f"{name}_kw")
    return (given.displacement_cc or 0) > law.integer(f"{name}_cc")


def _is_narrow_and_open(given: Given, track: Decimal) -> bool:
    """Say whether the vehicle is narrow and without cabin, or a narrow open-sided three-wheeler."""
    open_three = given.cabin == "open_side" and given.wheels == _THREE
    return given.track_m <= track and (given.cabin == "none" or open_three)
