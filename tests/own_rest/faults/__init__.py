"""Faults that can be sown into the product, each with the requirement it breaks.

A fault changes one running product, or the town whose files it exports, never the code: its
definitions or one of its parts.
"""

from own_rest.faults import (
    applications,
    border,
    events,
    flows,
    outputs,
    refusals,
    town_files,
    views,
)
from own_rest.faults.sowing import FAULTS, TOWN_FAULTS

__all__ = [
    "FAULTS",
    "TOWN_FAULTS",
    "applications",
    "border",
    "events",
    "flows",
    "outputs",
    "refusals",
    "town_files",
    "views",
]
