"""A YEAR of the standard: a Western year, or an open end of a range (0000, 9999)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from conformance.values.problem import Problem, problem

_FORM = re.compile(r"[0-9]{4}")


@dataclass(frozen=True, slots=True)
class StandardYear:
    """What a YEAR value means; `year` is None for the two marks."""

    kind: Literal["exact", "range_start", "range_end"]
    year: int | None = None


def parse_standard_year(text: str) -> StandardYear | Problem:
    """Return what a YEAR means (source: 凡例）データ型 of the item-list workbooks)."""
    if not _FORM.fullmatch(text):
        return problem("V-YEAR-FORM", text)
    if text == "0000":
        return StandardYear("range_start")
    if text == "9999":
        return StandardYear("range_end")
    return StandardYear("exact", int(text))
