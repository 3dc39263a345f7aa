"""The age by which screenings go: the one attained by the end of the fiscal year."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from conformance.rules.ages import age_at_end_of_day
from conformance.rules.scope import not_before, within

if TYPE_CHECKING:
    from conformance.rules.core import Why

_LAST_YEAR = 9000
FEMALE = "2"


def age_at_fiscal_year_end(birth: date, fiscal_year: int) -> int:
    """Return the age attained by 31 March that ends the fiscal year.

    Born 1 April it is attained on that day. `OutOfScopeError` when the birth lies after it.
    """
    last = date(within("fiscal_year", fiscal_year, 1, _LAST_YEAR) + 1, 3, 31)
    not_before("the end of fiscal_year", last, birth)
    return age_at_end_of_day(birth, last)


def age_reached(birth: date, fiscal_year: int, why: Why) -> int:
    """Return the same age, and say so as a step of the derivation."""
    age = age_at_fiscal_year_end(birth, fiscal_year)
    why(
        f"{fiscal_year}年度末までに達する年齢は{age}歳。",
        f"By the end of fiscal year {fiscal_year} the age is {age}.",
        law="年齢計算ニ関スル法律",
    )
    return age
