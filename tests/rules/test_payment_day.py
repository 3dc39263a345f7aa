from datetime import date

import pytest

from conformance.rules.core import Why
from conformance.rules.payment_day import payment_day


@pytest.mark.parametrize(
    ("regular", "paid_on"),
    [
        (date(2025, 6, 12), date(2025, 6, 12)),  # a Thursday
        (date(2025, 6, 14), date(2025, 6, 13)),  # a Saturday
        (date(2025, 6, 17), date(2025, 6, 13)),  # closed, as the Monday before it is
    ],
)
def test_a_closed_day_moves_to_the_open_day_before(regular: date, paid_on: date) -> None:
    why = Why()
    closed = (date(2025, 6, 16), date(2025, 6, 17))

    assert payment_day(regular, closed, why) == paid_on
    assert str(paid_on) in why.steps[0].en
