"""The last months that depend on a child's age (児童手当法第3条第1項・第6条第2項)."""

from datetime import date
from typing import Final

from conformance.rules.ages import fiscal_year_end_after_attaining
from conformance.values.year_month import YearMonth

CHILD_AGE: Final = 18
"""A child (児童) until the first 31 March after attaining this age (児童手当法第3条第1項)."""

SIBLING_AGE: Final = 22
"""An elder sibling still counts until the first 31 March after attaining this age (第6条第2項)."""

_MONTHS_UNDER_3: Final = 36


def under_3_last_month(birth: date) -> YearMonth:
    """Return the month of the third birthday: the last one at the rate for under three.

    The rate changes the month after; a child born on the first of a month, who attains three in
    the month before, keeps it through the month of birth all the same (第6条第2項の読替え). Born
    29 February: February.
    """
    return YearMonth.of(birth).plus(_MONTHS_UNDER_3)


def fiscal_year_last_month(birth: date, age: int) -> YearMonth:
    """Return the March that ends the fiscal year in which `age` is attained (N歳年度末)."""
    return YearMonth.of(fiscal_year_end_after_attaining(birth, age))
