"""The income that a reduction for low incomes is judged by (軽減判定所得) and its base amount.

Source: 国民健康保険法施行令第29条の7第6項・附則第5条;
高齢者の医療の確保に関する法律施行令第18条第5項・附則第3条.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from conformance.rules.scope import within

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from conformance.rules.core import InForce


class PersonWithIncome(Protocol):
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


def judged_income(people: Iterable[PersonWithIncome], now: InForce) -> int:
    """Return the sum of incomes, each less up to `pension_deduction` of pension, never below 0.

    The deduction is for public pensions of those aged 65 or over.
    """
    deduction = now.integer("pension_deduction")
    return sum(_counted(person, deduction) for person in people)


def base_amount(people: Sequence[PersonWithIncome], now: InForce) -> int:
    """Return `base` yen (地方税法第314条の2第2項第1号) and `per_earner` for each further earner."""
    earners = sum(person.earner for person in people)
    return now.integer("base") + now.integer("per_earner") * max(0, earners - 1)


def tier(judged: int, base: int, heads: int, per_head: tuple[int, int]) -> int:
    """Return 7, 5, 2 or 0: tenths taken off for an income up to three limits, and above them.

    The limits are `base`, and `base` with `heads` times the first and the second of `per_head`.
    """
    half, fifth = (base + heads * yen for yen in per_head)
    return next((n for n, limit in ((7, base), (5, half), (2, fifth)) if judged <= limit), 0)


def _counted(person: PersonWithIncome, deduction: int) -> int:
    pension = within("pension_income_65", person.pension_income_65, 0)
    return max(0, person.income - min(pension, deduction))
