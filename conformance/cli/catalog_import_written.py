"""The report of an import as JSON: every cell accounted for, every change, every question."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pydantic import TypeAdapter

from conformance.catalog.workbooks.account import Cells, count
from conformance.catalog.workbooks.difference import EntryChange  # noqa: TC001 - pydantic reads it

if TYPE_CHECKING:
    from conformance.catalog.workbooks.report import ImportReport


@dataclass(frozen=True, slots=True)
class WrittenCell:
    """A filled cell that no reader looks at."""

    sheet: str
    cell: str
    text: str


@dataclass(frozen=True, slots=True)
class WrittenQuestion:
    """A question: its code, sheet and cell, what it asks, and whether it was confirmed."""

    code: str
    place: str
    ja: str
    en: str
    then_ja: str
    then_en: str
    confirmed: bool


@dataclass(frozen=True, slots=True)
class ImportFile:
    """What `catalog import --json` writes."""

    kind: str
    document: str
    document_version: str
    cells: Cells
    ignored_by_rule: dict[str, int]
    unread: tuple[WrittenCell, ...]
    drawings: tuple[str, ...]
    changes: tuple[EntryChange, ...]
    questions: tuple[WrittenQuestion, ...]
    unknown_headings: tuple[str, ...]
    warnings: tuple[str, ...]
    written: tuple[str, ...]


def import_json(report: ImportReport) -> str:
    """Return the report as JSON; the schema is `import`."""
    rules = Counter(use.rule for use in report.uses if use.rule)
    file = ImportFile(
        report.kind,
        report.document,
        report.document_version,
        count(report.uses),
        dict(sorted(rules.items())),
        tuple(WrittenCell(use.sheet, use.cell, use.text) for use in report.unread()),
        report.drawings,
        report.changes,
        tuple(
            WrittenQuestion(q.code, q.place, q.ja, q.en, q.then_ja, q.then_en, one.confirmed)
            for one in report.questions
            for q in (one.question,)
        ),
        report.unknown_headings,
        report.warnings,
        report.written,
    )
    return TypeAdapter(ImportFile).dump_json(file, indent=2).decode() + "\n"
