"""How grave it is what a code says: data, by the kind of code, with exceptions by name."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from conformance.catalog.parsed import read_json
from conformance.values.words import Bilingual

if TYPE_CHECKING:
    from collections.abc import Mapping

Severity = Literal["leak", "deviation", "not_judged", "note", "answered", "wrong_input", "fault"]
"""From what puts a person in danger to what says nothing of the product."""

_KIND: Final = re.compile(r"[A-Z]+")


@dataclass(frozen=True, slots=True)
class _SeverityTable:
    said: Mapping[Severity, Bilingual]
    kinds: Mapping[str, Severity]
    codes: Mapping[str, Severity]


def severity_of(code: str) -> Severity | None:
    """Return how grave it is what a code says; None of a kind of code that there is not."""
    kind = _KIND.match(code)
    return _table().codes.get(code) or (None if kind is None else _table().kinds.get(kind[0]))


def severity_said(severity: Severity) -> Bilingual:
    """Return what a severity is called."""
    return _table().said[severity]


def named_codes() -> Mapping[str, Severity]:
    """Return the codes whose severity is not that of their kind."""
    return _table().codes


@cache
def _table() -> _SeverityTable:
    read = json.loads(read_json(Path(str(files("conformance.messages") / "severities.yaml"))))
    said = {name: Bilingual(**words) for name, words in read["said"].items()}
    return _SeverityTable(said, read["kinds"], read["codes"])
