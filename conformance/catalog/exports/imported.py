"""The import of an exported workbook: what it changes, told like that of an official one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.catalog.exports.back import said_of, take_back
from conformance.catalog.exports.book import MARK
from conformance.catalog.load import load
from conformance.catalog.workbooks.difference import differences
from conformance.catalog.workbooks.files import file_text
from conformance.catalog.workbooks.report import AnsweredQuestion, ImportReport
from conformance.catalog.workbooks.write import replace_file

if TYPE_CHECKING:
    from pathlib import Path

    from conformance.catalog.workbooks.grid import Workbook
    from conformance.catalog.workbooks.importer import ImportOptions


def import_export(book: Workbook, directory: Path, chosen: ImportOptions) -> ImportReport:
    """Take an exported workbook back into its version and say what changed (`CatalogError`)."""
    spec = load(directory.parent.name, directory.name, directory.parent.parent)
    taken = take_back(book, spec)
    changes = tuple(
        change
        for name, before in taken.before.items()
        for change in differences(f"{name}.yaml", before, taken.files[name])
    )
    questions = tuple(
        AnsweredQuestion(one, chosen.answers(one)) for one in dict.fromkeys(taken.questions)
    )
    texts = {
        f"{name}.yaml": file_text(directory, name, before, taken.files[name])
        for name, before in taken.before.items()
        if before != taken.files[name]
    }
    written: tuple[str, ...] = ()
    if chosen.write and all(one.confirmed for one in questions):
        written = tuple(n for n, text in texts.items() if replace_file(directory / n, text))
    return ImportReport(
        kind="export",
        document=MARK,
        document_version=said_of(book).get("版", ""),
        directory=directory,
        written=written,
        changes=changes,
        unknown_headings=tuple(taken.unknown),
        warnings=(),
        uses=tuple(taken.uses),
        questions=questions,
    )
