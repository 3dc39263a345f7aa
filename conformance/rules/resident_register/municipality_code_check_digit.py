"""The check digit of the municipality code (全国地方公共団体コード)."""

from typing import Annotated, Final

from pydantic import StringConstraints

from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.resident_register._check_digits import MODULUS, weighted_sum

_WEIGHTS: Final = (6, 5, 4, 3, 2)
_SOURCE: Final = "全国地方公共団体コード（JIS X 0401・0402）"


@value
class Given:
    """Two digits of the prefecture (JIS X 0401) and three of the municipality (JIS X 0402)."""

    code5: Annotated[str, StringConstraints(pattern=r"^[0-9]{5}$")]


@value
class Output:
    """The check digit and the six-digit code."""

    check_digit: int
    code6: str


@rule("resident_register", "municipality-code-check-digit", law=_SOURCE)
def municipality_code_check_digit(given: Given, _law: Parameters, why: Why) -> Output:
    """Return the six-digit code: the last digit of 11 less the remainder of the weighted sum."""
    total = weighted_sum(given.code5, _WEIGHTS)
    remainder = total % MODULUS
    why(
        f"上位から6,5,4,3,2を掛けた合計は{total}、11で割った余りは{remainder}。",
        f"Weights 6 to 2 from the highest digit give {total}, remainder {remainder} by 11.",
        law=_SOURCE,
    )
    digit = (MODULUS - remainder) % 10
    why(
        f"11-{remainder}の一の位は{digit}。",
        f"The last digit of 11 - {remainder} is {digit}.",
        law=_SOURCE,
    )
    return Output(digit, f"{given.code5}{digit}")
