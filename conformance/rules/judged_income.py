"""The income that a reduction for low incomes is judged by (軽減判定所得) and its base amount.

Source: 国民健康保険法施行令第29条の7, 高齢者の医療の確保に関する法律施行令第18条第4項.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

from conformance.rules.scope import within

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_BASE: Final = 430_000  # 地方税法第314条の2第2項第1号
_PER_EARNER: Final = 100_000
_PENSION_DEDUCTION: Final = 150_000  # for public pensions of those aged 65 or over


class Person(Protocol):
    """What is known of a person whose income counts (yen)."""

    @property
    def income(self) -> int:
        """The total income (総所得金額等), which may be negative."""

    @property
    def pension_income_65(self) -> int:
        """The part of it from public pensions, of a person aged 65 or over."""

    @property
    def earner(self) -> bool:
        """Whether the person has employment or pension income that counts (給与所得者等)."""


def judged_income(people: Iterable[Person]) -> int:
    """Return the sum of incomes, each less up to 150,000 yen of pension and never below 0."""
    return sum(_counted(person) for person in people)


def base_amount(people: Sequence[Person]) -> int:
    """Return 430,000 yen, and 100,000 more for every earner after the first."""
    earners = sum(person.earner for person in people)
    return _BASE + _PER_EARNER * max(0, earners - 1)


def tier(judged: int, base: int, heads: int, per_head: tuple[int, int]) -> int:
    """Return 7, 5, 2 or 0: tenths taken off for an income up to three limits, and above them.

    The limits are `base`, and `base` with `heads` times the first and the second of `per_head`.
    """
    half, fifth = (base + heads * yen for yen in per_head)
    return next((n for n, limit in ((7, base), (5, half), (2, fifth)) if judged <= limit), 0)


def _counted(person: Person) -> int:
    pension = within("pension_income_65", person.pension_income_65, 0)
    return max(0, person.income - min(pension, _PENSION_DEDUCTION))
