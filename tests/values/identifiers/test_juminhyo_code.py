"""The Resident Record Code, and the bodies whose check digit is undecided."""

import pytest

from conformance.values.identifiers.check_digits import weighted_sum
from conformance.values.identifiers.juminhyo_code import JUMINHYO_CODE

UNDECIDED = "0000000000"


@pytest.mark.parametrize("digit", ["0", "1"])
def test_both_digits_are_accepted_where_the_rule_does_not_decide_and_doubted(digit: str) -> None:
    code = UNDECIDED + digit
    assert JUMINHYO_CODE.check(code) is None
    assert JUMINHYO_CODE.doubt(code).code == "V-ID-CHECK-UNCERTAIN"


def test_any_other_digit_is_refused_there() -> None:
    assert all(JUMINHYO_CODE.check(UNDECIDED + digit) is not None for digit in "23456789")


def test_a_decided_code_is_not_doubted() -> None:
    assert JUMINHYO_CODE.doubt("12345678903") is None


def test_no_undecided_body_is_generated() -> None:
    made = [JUMINHYO_CODE.generate(seed) for seed in range(5_000)]
    assert all(weighted_sum(code[:-1], (2, 3, 4, 5, 6, 7)) % 11 for code in made)


def test_the_code_is_not_shown() -> None:
    assert "12345678904" not in JUMINHYO_CODE.check("12345678904").line()
