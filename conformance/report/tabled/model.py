"""What is shown: a title, sentences, and tables."""

from __future__ import annotations

from dataclasses import dataclass

from conformance.values.words import Language, Words

Cell = str | Words
"""What stands in a cell: a name as it is, or words in both languages."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a heading; `says` stands below the heading, `command` is a line to type.

    Where nothing is listed the heading and what it says stand alone.
    """

    heading: Words
    columns: tuple[Words, ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()
    says: tuple[Words, ...] = ()
    command: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """A title with sentences, the tables, and a last line that sums up."""

    title: Words
    says: tuple[Words, ...]
    tables: tuple[Table, ...]
    total: Words


def spoken(cell: Cell, lang: Language) -> str:
    """Return a cell in a language."""
    if isinstance(cell, Words):
        return cell.spoken(lang)
    return cell
