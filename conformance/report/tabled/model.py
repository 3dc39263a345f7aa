"""What is shown: a title, sentences, and tables."""

from __future__ import annotations

from dataclasses import dataclass

from conformance.values.words import Bilingual, Language

Cell = str | Bilingual
"""What stands in a cell: a name as it is, or words in both languages."""


@dataclass(frozen=True, slots=True)
class ReportTable:
    """Rows under a heading; `says` stands below the heading, `command` is a line to type.

    Where nothing is listed the heading and what it says stand alone.
    """

    heading: Bilingual
    columns: tuple[Bilingual, ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()
    says: tuple[Bilingual, ...] = ()
    command: str = ""


@dataclass(frozen=True, slots=True)
class TabledPage:
    """A title with sentences, the tables, and a last line that sums up."""

    title: Bilingual
    says: tuple[Bilingual, ...]
    tables: tuple[ReportTable, ...]
    total: Bilingual


def spoken(cell: Cell, lang: Language) -> str:
    """Return a cell in a language."""
    if isinstance(cell, Bilingual):
        return cell.spoken(lang)
    return cell
