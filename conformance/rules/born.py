"""Facts of days before somebody's birth: nobody is asked about who is not yet born."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING

from conformance.rules.errors import OutOfScopeError
from conformance.rules.first_day import day_of, tells_birth

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date


def hold_born(facts: object) -> None:
    """Hold that no day of the facts is before a birth that they tell (`OutOfScopeError`).

    A month or year counts with its last day. Lists of days are not looked at: they hold closed days
    and elections, not what happened to somebody.
    """
    told = dict(_days(facts))
    births = [day for name, day in told.items() if tells_birth(name)]
    if not births:
        return
    born = max(births)
    for name, day in told.items():
        if day < born and not tells_birth(name):
            msg = f"{name}: expected a day on or after the birth on {born}, found {day}"
            raise OutOfScopeError(msg)


def _days(facts: object) -> Iterator[tuple[str, date]]:
    for one in fields(facts) if is_dataclass(facts) else ():
        day = day_of(getattr(facts, one.name), one.name)
        if day is not None:
            yield one.name, day
