"""Siblings counted by birth to find a child's place (子ども・子育て支援法施行令第13条)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from conformance.rules.child_childcare_support._age_limits import school_start
from conformance.rules.core import OutOfScopeError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from conformance.values.year_month import YearMonth


class Sibling(Protocol):
    """What is known of a child of the household."""

    @property
    def birth_date(self) -> date:
        """The day of birth."""

    @property
    def in_facility(self) -> bool:
        """Whether the child attends a kindergarten, day nursery or the like."""


def before_school(child: Sibling, month: YearMonth) -> bool:
    """Say whether the child is not yet of school age in the month."""
    return month.first_day < school_start(child.birth_date)


def place_of(target: int, children: Sequence[Sibling], counted: Sequence[int]) -> int:
    """Return the target's place, from 1, among the counted children by birth date.

    Equal birth dates keep the order given. `OutOfScopeError` when the target is not counted.
    """
    ordered = sorted(counted, key=lambda place: children[place].birth_date)
    if target not in ordered:
        msg = (
            f"target: expected one of the counted children {sorted(ordered)} (from 0), "
            f"found {target}"
        )
        raise OutOfScopeError(msg)
    return ordered.index(target) + 1


def check_born(children: Sequence[Sibling], month: YearMonth) -> None:
    """Refuse a child born after the month (`OutOfScopeError`): it cannot be counted in it."""
    for child in children:
        if child.birth_date > month.last_day:
            msg = f"birth_date: expected a day until {month.last_day}, found {child.birth_date}"
            raise OutOfScopeError(msg)
