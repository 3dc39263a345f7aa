"""What a fault is, and how it is entered under its name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from own_rest.app import App
    from own_rest.town import Town

Sown = TypeVar("Sown")
JUKI, JITE = "resident_register", "child_allowance"


FAULTS: dict[str, Fault[App]] = {}
TOWN_FAULTS: dict[str, Fault[Town]] = {}
"""Faults of the files that are exported, sown into the town they are written from."""


@dataclass(frozen=True)
class Fault(Generic[Sown]):
    """A fault: what is wrong, the requirement that says so, and how it is sown."""

    text: str
    requirement: str
    sow: Callable[[Sown], None]
    cases: str = "*"

    @property
    def glob(self) -> str:
        """The cases that try the requirement, or those of them that the fault touches."""
        return f"{self.requirement}/{self.cases}"


def fault(text: str, requirement: str, cases: str = "*"):
    """Enter a function into `FAULTS` under its own name."""
    return entered(FAULTS, text, requirement, cases)


def town_fault(text: str, requirement: str, cases: str = "*"):
    """Enter a function into `TOWN_FAULTS` under its own name."""
    return entered(TOWN_FAULTS, text, requirement, cases)


def entered(faults: dict, text: str, requirement: str, cases: str):
    def enter(sow):
        faults[sow.__name__.replace("_", "-")] = Fault(text, requirement, sow, cases)
        return sow

    return enter


def changed(owner: object, name: str, change: Callable) -> None:
    """Put `change(original)` in place of a method of one object."""
    setattr(owner, name, change(getattr(owner, name)))


def moved(day: object, days: int) -> str:
    return (date.fromisoformat(str(day)) + timedelta(days=days)).isoformat()


def is_day(value: object) -> bool:
    return isinstance(value, str) and len(value) == len("YYYY-MM-DD") and value[4] == "-"
