"""The types that inputs and outputs of a new rule may have."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ValueKind:
    """A type as the oracle has it, where that comes from, and a value for the first example."""

    python: str
    example: str
    module: str = ""


KINDS = {
    "date": ValueKind("date", "'2026-04-01'", "from datetime import date"),
    "year_month": ValueKind(
        "YearMonth", "2026-04", "from conformance.values.year_month import YearMonth"
    ),
    "integer": ValueKind("int", "1"),
    "text": ValueKind("str", "見本"),
    "flag": ValueKind("bool", "true"),
}
"""By the name that the catalogue gives a type."""
