"""検査数字."""

from itertools import cycle

from own_rest.rules import read
from own_rest.rules.juki.book import rule

_MODULUS = 11


def _weighted(digits: str, weights) -> int:
    return sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=False))


@rule("atena-number-check-digit", serial=read.digits(), remainder_one=read.code("zero", "skip"))
def atena_number_check_digit(serial, remainder_one):
    remainder = _weighted(serial[::-1], cycle(range(2, 8))) % _MODULUS
    if remainder == 1 and remainder_one == "skip":
        return {"remainder": 1, "check_digit": None, "number": None}
    digit = 0 if remainder <= 1 else _MODULUS - remainder
    return {"remainder": remainder, "check_digit": digit, "number": f"{serial}{digit}"}


@rule("my-number-check-digit", base11=read.digits(11))
def my_number_check_digit(base11):
    remainder = _weighted(base11[::-1], (2, 3, 4, 5, 6, 7, 2, 3, 4, 5, 6)) % _MODULUS
    digit = 0 if remainder <= 1 else _MODULUS - remainder
    return {"check_digit": digit, "my_number": f"{base11}{digit}"}


@rule("municipality-code-check-digit", code5=read.digits(5))
def municipality_code_check_digit(code5):
    digit = (_MODULUS - _weighted(code5, (6, 5, 4, 3, 2)) % _MODULUS) % 10
    return {"check_digit": digit, "code6": f"{code5}{digit}"}
