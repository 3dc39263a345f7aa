"""How much of a file was judged; told without the engine that judged it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FileCoverage:
    """How much of a file was judged.

    Attributes:
        judged: rows that could be judged.
        outside: rows that hold what the catalogue does not decide.
        beyond: rows left out because there were too many different ones.
    """

    judged: int = 0
    outside: int = 0
    beyond: int = 0
