from dataclasses import dataclass
from datetime import date

import pytest

from conformance.rules.core import InForce, OutOfScopeError
from conformance.rules.judged_income import base_amount, judged_income, tier

NOW = InForce(
    date(2026, 4, 1), {"pension_deduction": 150_000, "base": 430_000, "per_earner": 100_000}
)


@dataclass(frozen=True)
class Someone:
    income: int = 0
    pension_income_65: int = 0
    earner: bool = False


def test_up_to_150000_yen_of_a_pension_do_not_count() -> None:
    assert judged_income([Someone(1_000_000, 100_000)], NOW) == 900_000
    assert judged_income([Someone(1_000_000, 500_000)], NOW) == 850_000
    assert judged_income([Someone(100_000, 500_000), Someone(50_000)], NOW) == 50_000


def test_a_negative_pension_is_out_of_scope() -> None:
    with pytest.raises(OutOfScopeError, match="pension_income_65"):
        judged_income([Someone(0, -1)], NOW)


def test_the_base_grows_with_every_earner_after_the_first() -> None:
    earner = Someone(earner=True)

    assert [base_amount([earner] * n, NOW) for n in range(4)] == [
        430_000,
        430_000,
        530_000,
        630_000,
    ]


def test_each_limit_itself_belongs_to_the_better_tier() -> None:
    judged = (430_000, 430_001, 1_050_000, 1_050_001, 1_570_000, 1_570_001)

    assert [tier(yen, 430_000, 2, (310_000, 570_000)) for yen in judged] == [7, 5, 5, 2, 2, 0]
