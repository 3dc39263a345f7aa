from datetime import date
from decimal import Decimal

import pytest
from pydantic import TypeAdapter, ValidationError

from conformance.rules.core import ParameterPeriod, Parameters
from conformance.rules.inputs import Yen, latest, plain


@pytest.mark.parametrize(
    ("written", "shown"),
    [("12.30", "12.3"), ("6.0", "6"), ("150", "150"), ("1E+2", "100"), ("0.000", "0")],
)
def test_a_number_is_shown_without_trailing_zeros_or_exponent(written: str, shown: str) -> None:
    assert str(plain(Decimal(written))) == shown


def test_the_latest_parameters_are_the_last_stated() -> None:
    law = Parameters(
        (
            ParameterPeriod(date(2000, 1, 1), None, {"rate": 1}),
            ParameterPeriod(date(2020, 1, 1), None, {"rate": 2}),
        )
    )

    assert latest(law).integer("rate") == 2


def test_an_amount_of_yen_is_never_negative() -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(Yen).validate_python(-1)
