"""The check digit of the Individual Number (個人番号, マイナンバー)."""

from typing import Annotated, Final

from pydantic import StringConstraints

from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.resident_register._check_digits import MODULUS, weighted_sum

_WEIGHTS: Final = (2, 3, 4, 5, 6, 7, 2, 3, 4, 5, 6)
"""Qn of the formula: n + 1 for the places n = 1 to 6, n - 5 for 7 to 11, from the lowest place."""
_FORMULA: Final = "個人番号に関する省令第5条"


@value
class Given:
    """The eleven digits before the check digit."""

    base11: Annotated[str, StringConstraints(pattern=r"^[0-9]{11}$")]


@value
class Output:
    """The check digit and the twelve-digit number."""

    check_digit: int
    my_number: str


@rule(
    "resident_register", "my-number-check-digit", law="番号法施行令第8条、個人番号に関する省令第5条"
)
def my_number_check_digit(given: Given, _law: Parameters, why: Why) -> Output:
    """Return the Individual Number made of the eleven digits and their check digit.

    The number itself stays out of the derivation: only sums are told.
    """
    total = weighted_sum(reversed(given.base11), _WEIGHTS)
    remainder = total % MODULUS
    why(
        f"最下位からn桁目にn+1（7桁目からはn-5）を掛けた合計は{total}、11で割った余りは{remainder}。",
        f"Weights n + 1 (n - 5 from the 7th place) from the lowest give {total}, "
        f"remainder {remainder} by 11.",
        law=_FORMULA,
    )
    digit = 0 if remainder <= 1 else MODULUS - remainder
    why(
        f"余りが{'1以下なので0' if remainder <= 1 else f'2以上なので11-{remainder}={digit}'}。",
        f"The check digit is {digit}.",
        law=_FORMULA,
    )
    return Output(digit, f"{given.base11}{digit}")
