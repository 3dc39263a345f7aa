"""The check digit of addressee numbers (宛名番号) and household numbers (世帯番号)."""

from typing import Final, Literal

from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.resident_register._check_digits import MODULUS, Digits, weighted_sum

_WEIGHTS: Final = (2, 3, 4, 5, 6, 7)
_SOURCE: Final = "住民記録システム標準仕様書 第1.0版 1.1.13"


@value
class Given:
    """The serial without check digit, and the municipality's choice for a remainder of 1."""

    serial: Digits
    remainder_one: Literal["zero", "skip"]


@value
class Output:
    """The remainder, the check digit and the whole number (both None: the serial is skipped)."""

    remainder: int
    check_digit: int | None
    number: str | None


@rule("resident_register", "atena-number-check-digit", law=_SOURCE)
def atena_number_check_digit(given: Given, _law: Parameters, why: Why) -> Output:
    """Return the number made of the serial and its check digit (modulus 11, weights 2 to 7).

    The specification gives the check digit 0 for a remainder of 0 and is silent on a remainder of
    1, where 11 - 1 has two digits: the municipality sets it to 0 or leaves the serial out.
    """
    total = weighted_sum(reversed(given.serial), _WEIGHTS)
    remainder = total % MODULUS
    why(
        f"下の桁から2,3,4,5,6,7を繰り返し掛けた合計は{total}、11で割った余りは{remainder}。",
        f"Weights 2 to 7 from the lowest digit give {total}, remainder {remainder} by 11.",
        law=_SOURCE,
    )
    digit = _check_digit(remainder, given.remainder_one, why)
    return Output(remainder, digit, None if digit is None else f"{given.serial}{digit}")


def _check_digit(remainder: int, remainder_one: Literal["zero", "skip"], why: Why) -> int | None:
    if remainder == 1:
        skipped = remainder_one == "skip"
        why(
            f"余り1は団体の設定により{'欠番とする' if skipped else '0とする'}。",
            f"A remainder of 1: the municipality {'skips the serial' if skipped else 'sets 0'}.",
            law="団体の設定（第1.0版に定めなし）",
        )
        return None if skipped else 0
    digit = 0 if remainder == 0 else MODULUS - remainder
    why(f"検査数字は{digit}。", f"The check digit is {digit}.", law=_SOURCE)
    return digit
