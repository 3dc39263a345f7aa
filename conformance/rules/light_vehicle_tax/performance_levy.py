"""The former levy on acquiring a vehicle by its performance (環境性能割)."""

from datetime import date
from decimal import Decimal

from pydantic import NonNegativeInt

from conformance.rules.core import OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.rounding import floor_to, percent_of

_LAW = "令和8年3月31日までの地方税法第451条・附則第29条の9"
_ABOLISHED_LAW = "令和8年法律第2号附則第15条第2項"
_BASE_UNIT, _TAX_UNIT = 1_000, 100


@value
class Given:
    """The day of acquisition, the usual price (yen) and the rate (per cent)."""

    acquired_on: date
    price: NonNegativeInt
    rate_percent: Decimal


@value
class Output:
    """The levy (yen)."""

    tax: int


@rule("light_vehicle_tax", "performance-levy", law=f"{_LAW}ほか、{_ABOLISHED_LAW}")
def performance_levy(given: Given, law: Parameters, why: Why) -> Output:
    """Return the levy from October 2019 to March 2026, 0 from April 2026.

    A price up to the threshold is free; above it, cut to 1,000 yen, the levy to 100 yen. A rate
    below 0 or above the highest, and earlier acquisitions, are out of scope.
    """
    in_force = law.on(given.acquired_on)
    if "abolished" in in_force:
        why(
            f"{given.acquired_on}は廃止後。",
            f"Abolished on {given.acquired_on}.",
            law=_ABOLISHED_LAW,
        )
        return Output(0)
    threshold, most = in_force.integer("threshold"), in_force.decimal("max_rate")
    if not 0 <= given.rate_percent <= most:
        msg = f"rate_percent: expected 0 to {most}, found {given.rate_percent}"
        raise OutOfScopeError(msg)
    base = floor_to(given.price, _BASE_UNIT) if given.price > threshold else 0
    why(
        f"取得価額{given.price}円(免税点{threshold}円)の課税標準は{base}円。",
        f"A price of {given.price} yen (threshold {threshold}) gives a base of {base} yen.",
        law=_LAW,
    )
    tax = floor_to(percent_of(base, given.rate_percent), _TAX_UNIT)
    why(f"税率{given.rate_percent}%で{tax}円。", f"{given.rate_percent} %: {tax} yen.", law=_LAW)
    return Output(tax)
