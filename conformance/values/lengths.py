"""How long a text is, and whether it keeps within its 桁数.

桁数 is a maximum of characters, not of bytes. Whether an ideographic variation sequence counts once
or twice is not stated in the standard, so the way of counting is a choice of the profile.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from conformance.values.problem import Problem, problem

Count = Literal["code_points", "base_characters"]
"""`code_points` counts a selector as a character of its own, `base_characters` does not."""

_SELECTOR = re.compile(r"[\uFE00-\uFE0F\U000E0100-\U000E01EF]")


@dataclass(frozen=True, slots=True)
class LengthLimits:
    """The 桁数 of an item.

    Attributes:
        digits: `15`, or `3,2` for a decimal with at most 3 and 2 digits; None is no limit.
        exact: a length that must be met exactly.
        count: how characters are counted.
    """

    digits: int | str | None = None
    exact: int | None = None
    count: Count = "code_points"

    @property
    def longest(self) -> int | None:
        """The largest number of characters; None when there is none (or 桁数 is `n,m`)."""
        return None if self.digits is None or self.parts is not None else int(self.digits)

    @property
    def parts(self) -> tuple[int, int] | None:
        """The largest numbers of digits before and after the point, for 桁数 `n,m`."""
        before, comma, after = str(self.digits).partition(",")
        return (int(before), int(after)) if comma else None

    def broken_by(self, text: str) -> Problem | None:
        """Say how the length of `text` breaks these limits."""
        found = length(text, self.count)
        if self.exact is not None and found != self.exact:
            return problem("V-LEN-EXACT", text, limit=self.exact, length=found)
        if self.longest is not None and found > self.longest:
            return problem("V-LEN", text, limit=self.longest, length=found)
        return None


def length(text: str, count: Count = "code_points") -> int:
    """Return the number of characters of `text` in one way of counting."""
    return len(text) if count == "code_points" else len(_SELECTOR.sub("", text))


def fits_one_way_only(text: str, digits: int) -> Problem | None:
    """Say when `text` keeps within `digits` in one way of counting and not in the other."""
    points, bases = length(text), length(text, "base_characters")
    if bases <= digits < points:
        return problem("V-LEN-COUNT", text, limit=digits, code_points=points, base_characters=bases)
    return None
