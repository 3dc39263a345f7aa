"""The share of those who were vaccinated or screened."""

from decimal import Decimal
from fractions import Fraction
from typing import Final

from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.rounding import half_up_to
from conformance.rules.scope import within

_LAW: Final = "地域保健・健康増進事業報告等の集計慣行"
_TENTHS: Final = 10


@value
class Given:
    """The people concerned and those done."""

    target_count: int
    done_count: int


@value
class Output:
    """Per cent to one decimal; None when nobody was concerned."""

    rate: Decimal | None


@rule("health_management", "coverage-rate", law=_LAW)
def coverage_rate(given: Given, _law: Parameters, why: Why) -> Output:
    """Return the percentage, half of a tenth upwards; above 100 it stays as it is.

    Negative counts are out of scope.
    """
    target, done = (
        within(name, getattr(given, name), 0) for name in ("target_count", "done_count")
    )
    if target == 0:
        why("対象者がないため率は求めない。", "Nobody was concerned: no rate.", law=_LAW)
        return Output(None)
    tenths = half_up_to(Fraction(done * 100 * _TENTHS, target))
    rate = Decimal(tenths) / _TENTHS
    why(
        f"{done}÷{target}×100の小数第2位を四捨五入して{rate}％。",
        f"{done} of {target}, rounded to one decimal: {rate} per cent.",
        law=_LAW,
    )
    return Output(rate)
