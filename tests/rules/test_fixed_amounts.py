from fractions import Fraction

import pytest

from conformance.rules.fixed_amounts import fixed_charge, interest_base


@pytest.mark.parametrize(
    ("amount", "base"), [(1_999, 0), (2_000, 2_000), (2_999, 2_000), (3_000, 3_000)]
)
def test_late_charges_rest_on_thousands_from_two_thousand_yen_on(amount: int, base: int) -> None:
    assert interest_base(amount) == base


@pytest.mark.parametrize(
    ("amount", "charge"), [(Fraction(9_999, 10), 0), (1_000, 1_000), (1_099, 1_000), (1_100, 1_100)]
)
def test_a_charge_comes_in_hundreds_from_a_thousand_yen_on(
    amount: int | Fraction, charge: int
) -> None:
    assert fixed_charge(amount) == charge
