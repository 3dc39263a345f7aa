"""The years in which land and houses are valued anew (基準年度, 地方税法第341条第6号)."""

from typing import Final

CYCLE: Final = 3
"""Years from one revaluation to the next."""

ANCHOR: Final = 2024
"""A fiscal year of revaluation, from which the others are counted both ways."""


def base_year(fiscal_year: int, cycle: int = CYCLE, anchor: int = ANCHOR) -> int:
    """Return the year of revaluation on or before `fiscal_year`."""
    return fiscal_year - (fiscal_year - anchor) % cycle
