"""The arguments of a script. `--short` is for a look whether it still runs to its end.

What a short run prints is no measurement.
"""

from __future__ import annotations

import sys

SHORT = "--short" in sys.argv[1:]
"""Whether little is measured, once."""

_GIVEN = [argument for argument in sys.argv[1:] if argument != "--short"]


def argument(place: int, usual: str, short: str) -> str:
    """Return the argument at a place; where there is none, the usual or the short one."""
    return _GIVEN[place] if place < len(_GIVEN) else short if SHORT else usual


def all_arguments() -> list[str]:
    """Return every argument but `--short`."""
    return list(_GIVEN)
