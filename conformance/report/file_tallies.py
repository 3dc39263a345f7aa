"""What a finding about a file holds under `found`: kinds of faults, each with its first rows."""

from __future__ import annotations

from pydantic import BaseModel, TypeAdapter

from conformance.values.words import Bilingual


class FoundRow(BaseModel):
    """A place of a fault; `value` is a shape, never a value."""

    line: int
    file: str = ""
    column: str = ""
    value: str = ""
    expected: str = ""
    heading: str = ""
    raw: str = ""


class FaultTally(BaseModel):
    """A kind of fault of a file: how often, what was expected, what to do, the first rows."""

    file: str
    code: str
    total: int
    expected: Bilingual
    to_do: Bilingual
    rows: list[FoundRow] = []


TALLIES = TypeAdapter(list[FaultTally])
