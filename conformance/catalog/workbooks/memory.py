"""What the last import of a document saw, so that a change nobody would read is asked about."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from pydantic import TypeAdapter, ValidationError

from conformance.catalog.workbooks.account import digest
from conformance.catalog.workbooks.problems import memory_broken

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from conformance.catalog.workbooks.account import CellUse

_FORGOTTEN: Final = frozenset(("end-mark", "row-number", "hidden-sheet"))
"""Rules whose cells say nothing, or are asked about otherwise."""


@dataclass(frozen=True, slots=True)
class CellDigests:
    """Digests of a document's cells: by row and heading, and by place of those outside rows.

    `confirmed` are the names of the questions that a person answered.
    """

    document: str = ""
    rows: dict[str, dict[str, str]] = field(default_factory=dict)
    outside: dict[str, str] = field(default_factory=dict)
    confirmed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _WrittenMemory:
    """A memory as its file has it: of each row the digests in the order of the headings."""

    document: str
    headings: tuple[str, ...]
    confirmed: tuple[str, ...]
    outside: dict[str, str]
    rows: dict[str, str]


@dataclass(frozen=True, slots=True)
class Changed:
    """A row whose cells are not what they were: its cells now, and the headings that differ."""

    row: str
    cells: tuple[CellUse, ...]
    headings: tuple[str, ...]


def path_of(directory: Path, kind: str, title: str) -> Path:
    """Return the file that a document's memory stands in: by its kind and a digest of its title."""
    return directory / f"import-{kind}-{digest(title)}.json"


def read_memory(path: Path) -> CellDigests | None:
    """Return what is remembered; None when nothing is. `CatalogError` IMP012 when it is broken."""
    if not path.is_file():
        return None
    try:
        written = TypeAdapter(_WrittenMemory).validate_json(path.read_bytes())
    except ValidationError as error:
        raise memory_broken(str(path)) from error
    rows = {
        row: {h: d for h, d in zip(written.headings, texts.split(","), strict=False) if d}
        for row, texts in written.rows.items()
    }
    return CellDigests(written.document, rows, written.outside, written.confirmed)


def memory_text(memory: CellDigests) -> str:
    """Return the memory as it is written: a row of the workbook is a line of the file."""
    headings = tuple(dict.fromkeys(h for row in memory.rows.values() for h in row))
    rows = {
        name: ",".join(row.get(heading, "") for heading in headings)
        for name, row in memory.rows.items()
    }
    written = _WrittenMemory(memory.document, headings, memory.confirmed, memory.outside, rows)
    data = TypeAdapter(_WrittenMemory).dump_python(written, mode="json")
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def remember(document: str, uses: Iterable[CellUse], confirmed: Iterable[str]) -> CellDigests:
    """Return the memory of a workbook as it was read."""
    memory = CellDigests(document, confirmed=tuple(sorted(set(confirmed))))
    for use in uses:
        if use.rule in _FORGOTTEN:
            continue
        if use.row:
            row = memory.rows.setdefault(use.row, {})
            row[use.heading] = digest(row.get(use.heading, "") + use.text)
        else:
            memory.outside[use.place] = digest(use.text)
    return memory


def changed_rows(
    before: CellDigests, now: CellDigests, uses: Iterable[CellUse]
) -> tuple[Changed, ...]:
    """Return the rows that both hold with other texts: cells now, headings that differ."""
    cells: dict[str, list[CellUse]] = {}
    for use in uses:
        if use.row in before.rows and use.row in now.rows:
            cells.setdefault(use.row, []).append(use)
    found = []
    for row, own in cells.items():
        old, new = before.rows[row], now.rows[row]
        headings = tuple(h for h in dict.fromkeys((*old, *new)) if old.get(h) != new.get(h))
        if headings:
            found.append(Changed(row, tuple(own), headings))
    return tuple(found)


def new_outside(before: CellDigests, uses: Iterable[CellUse]) -> tuple[CellUse, ...]:
    """Return the cells outside rows whose text stood nowhere outside rows before."""
    known = Counter(before.outside.values())
    found = []
    for use in uses:
        if use.row or use.rule in _FORGOTTEN:
            continue
        if known[digest(use.text)]:
            known[digest(use.text)] -= 1
        else:
            found.append(use)
    return tuple(found)


def gone_outside(before: CellDigests, now: CellDigests) -> tuple[str, ...]:
    """Return the places of texts that stand nowhere outside rows any more."""
    known = Counter(now.outside.values())
    gone = []
    for place, text in before.outside.items():
        if known[text]:
            known[text] -= 1
        else:
            gone.append(place)
    return tuple(gone)
