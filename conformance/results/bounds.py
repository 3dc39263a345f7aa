"""Result files as JSON that nobody can misread, within bounds: told before memory is taken for it.

An object of two bytes takes a hundred in memory and more. What is counted are the signs of JSON,
also inside texts, so the count is never too small. The bounds hold a result of 60,000 cases all of
which fail, at 36 objects and lists each; one of 25,000 passes holds 140,000.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from conformance.surfaces.strict_json import NESTED, TWICE, parse
from conformance.values.uncollected import uncollected
from conformance.values.words import Bilingual

if TYPE_CHECKING:
    from conformance.findings import Json

DEEPEST: Final = 128
"""Levels of nesting: twice those of an answer, which a finding may quote."""
MOST_HOLDERS: Final = 2_500_000
"""Objects and lists."""
MOST_MEMBERS: Final = 6_000_000
"""Commas."""

_DEEP: Final = Bilingual(
    f"入れ子が {DEEPEST} 段を超えます", f"is nested in more than {DEEPEST} levels"
)
_MANY: Final = Bilingual(
    f"要素が多すぎます（オブジェクトと配列 {MOST_HOLDERS:,}、区切り {MOST_MEMBERS:,} まで）",
    f"has too many elements (up to {MOST_HOLDERS:,} objects and lists, {MOST_MEMBERS:,} commas)",
)
_TWICE: Final = Bilingual(
    "一つのオブジェクトに同じ名前が二度あります", "has a name twice in one object"
)
_SAID: Final = {NESTED: _DEEP, TWICE: _TWICE}


class BeyondError(ValueError):
    """The content is beyond the bounds, or can be read in two ways; `said` tells in what."""

    def __init__(self, said: Bilingual) -> None:
        super().__init__(said.en)
        self.said = said


def parsed(content: bytes) -> Json:
    """Return the value of JSON.

    Raises:
        BeyondError: It is nested too deeply, holds too much, or a name twice in one object.
        ValueError: It is no JSON, or not in UTF-8.
    """
    holders = content.count(b"{") + content.count(b"[")
    if holders > MOST_HOLDERS or content.count(b",") > MOST_MEMBERS:
        raise BeyondError(_MANY)
    with uncollected():
        value, why = parse(content, DEEPEST)
    if why in _SAID:
        raise BeyondError(_SAID[why])
    if why:
        raise ValueError(why)
    return value
