"""Class and rate of mopeds, motorcycles and small special vehicles."""

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field, NonNegativeInt

from conformance.rules.core import InForce, OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.light_vehicle_tax._base_date import Year, law_of
from conformance.rules.light_vehicle_tax._two_wheelers import (
    LAW,
    by_displacement,
    by_output,
    is_new_class1,
)

_NEW_CLASS = "class1_new"
_BY_ORDINANCE = frozenset({"farm_special", "other_special", "snow", "trailer"})
"""Classes without a standard rate of their own: the ordinance makes them (第448条第3項)."""


@value
class Given:
    """The year, the kind, displacement (cc), maximum and rated output (kW).

    `ordinance_annual`: the rate that the ordinance sets for this class (yen a year).
    """

    fiscal_year: Year
    kind: Literal[
        "moped_or_cycle",
        "mini_car",
        "specified_small",
        "farm_special",
        "other_special",
        "snow",
        "trailer",
    ]
    displacement_cc: NonNegativeInt | None = None
    max_output_kw: Decimal | None = None
    rated_kw: Decimal | None = None
    ordinance_annual: NonNegativeInt | None = None


@value
class Output:
    """The class and the tax of a year (yen)."""

    class_: Annotated[str, Field(alias="class")]
    annual: int


@rule("light_vehicle_tax", "two-wheel-rate", law=LAW)
def two_wheel_rate(given: Given, law: Parameters, why: Why) -> Output:
    """Return class and rate; a rated output tells an electric vehicle.

    From 2025 more than 50 and up to 125 cc with a confirmed output of at most 4.0 kW is the new
    class 1; up to 50 cc with such an output, classes before they existed, and two wheels without
    any size are out of scope. So is a rate of the ordinance above 1.5 times the standard rate
    (第448条第2項) of a class that has one.
    """
    in_force = law_of(law, given.fiscal_year)
    found = _class(given, in_force)
    why(
        f"種類{given.kind}(排気量{given.displacement_cc or '-'}cc、定格{given.rated_kw or '-'}kW、"
        f"最高出力{given.max_output_kw or '-'}kW)は{found}。",
        f"A {given.kind} of this size is {found}.",
        law=LAW,
    )
    annual = _rate(found, given.ordinance_annual, in_force)
    why(f"税率は年{annual}円。", f"The rate is {annual} yen a year.", law=LAW)
    return Output(found, annual)


def _rate(found: str, own: int | None, law: InForce) -> int:
    usual = law.integer(found)
    most = usual * law.decimal("limit_multiplier")
    if own is not None and found not in _BY_ORDINANCE and own > most:
        msg = f"ordinance_annual: expected at most {most} (地方税法第448条第2項), found {own}"
        raise OutOfScopeError(msg)
    return usual if own is None else own


def _class(given: Given, law: InForce) -> str:
    if given.kind != "moped_or_cycle":
        return given.kind
    if given.rated_kw is not None:
        return by_output(given.rated_kw, law)
    found = by_displacement(given.displacement_cc, law)
    cc = given.displacement_cc or 0
    if _NEW_CLASS in law and is_new_class1(cc, given.max_output_kw, law):
        return _NEW_CLASS
    return found
