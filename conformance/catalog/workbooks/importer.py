"""Import an official workbook into a specification: entries turn official, ids stay."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from conformance.catalog.exports.back import is_export
from conformance.catalog.locate import catalog_directory
from conformance.catalog.workbooks.account import account, drawing_uses
from conformance.catalog.workbooks.changed import since_last
from conformance.catalog.workbooks.chapters import with_chapters
from conformance.catalog.workbooks.cover import read_cover
from conformance.catalog.workbooks.difference import EntryChange, differences
from conformance.catalog.workbooks.files import file_text
from conformance.catalog.workbooks.grid import read_workbook
from conformance.catalog.workbooks.kinds import READERS, WRITES, ImportSource, existing, kind_of
from conformance.catalog.workbooks.memory import memory_text, path_of, read_memory, remember
from conformance.catalog.workbooks.problems import target_missing, version_missing
from conformance.catalog.workbooks.report import AnsweredQuestion, ImportReport
from conformance.catalog.workbooks.suspicions import suspicions
from conformance.catalog.workbooks.version import document_version
from conformance.catalog.workbooks.write import replace_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from conformance.catalog.workbooks.grid import Workbook
    from conformance.catalog.workbooks.kinds import ImportOutcome, WorkbookKind
    from conformance.catalog.workbooks.memory import CellDigests
    from conformance.catalog.workbooks.merge import Raw
    from conformance.catalog.workbooks.questions import CellQuestion


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """What a caller may add.

    `document_version`: for places, where the workbook names no version of its own; without either,
    only a workbook that says just what was imported before is taken.
    `group_keys`: keys for groups that are new, by their official name.
    `write`: without it only the report is made. `confirmed`: the places of the questions that the
    caller answers with yes, or `all`.
    """

    document_version: str | None = None
    group_keys: Mapping[str, str] = field(default_factory=dict)
    write: bool = True
    confirmed: frozenset[str] = frozenset()

    def answers(self, question: CellQuestion) -> bool:
        """Say whether the caller confirms a question."""
        return bool({"all", question.place, question.code} & self.confirmed)


def import_workbook(
    path: Path,
    *,
    kind: WorkbookKind | None = None,
    domain: str,
    version: str,
    target: Path | None = None,
    options: ImportOptions | None = None,
) -> ImportReport:
    """Read a workbook into `<target>/<domain>/<version>/` and say what changed.

    Existing entries keep their key and what editors wrote (condition, note, ref, identifier, a
    narrower type); official facts replace theirs. A second import of a workbook changes nothing.
    Each difference between the files before and after is told in the report, with what became of
    each filled cell. Nothing is written as long as a question is open.

    `kind` is told by the headings without; `target` is the bundled catalogue by default.

    A workbook that says of itself that it is an export of this version changes only what was edited
    in it, and turns nothing official.

    Raises:
        CatalogError: IMP001-IMP014, IMP130-IMP133; nothing is written then.
    """
    chosen = options or ImportOptions()
    directory = (target or catalog_directory()) / domain / version
    if not (directory / "domain.yaml").is_file():
        raise target_missing(str(directory))
    book = read_workbook(path)
    if is_export(book):
        from conformance.catalog.exports.imported import import_export  # noqa: PLC0415 - of few

        return import_export(book, directory, chosen)
    return _import(book, kind or kind_of(book), directory, chosen)


def _import(
    book: Workbook, kind: WorkbookKind, directory: Path, chosen: ImportOptions
) -> ImportReport:
    cover = read_cover(book)
    before = {name: existing(directory, name) for name in WRITES[kind]}
    imported = [entry for entries in before.values() for entry in entries]
    stated = document_version(book.path.name, cover, chosen.document_version, imported)
    result = READERS[kind](
        book, directory, ImportSource(cover.title, stated.text), chosen.group_keys
    )
    changes = tuple(_changes(before, result))
    if changes and stated.cited:
        raise version_missing(book.path.name)
    result.taken.spots += cover.spots
    uses, pictures = account(book, result.taken), drawing_uses(book)
    place = path_of(directory, kind, cover.title)
    known = read_memory(place)
    asked = (
        *suspicions(book, result.taken),
        *result.questions,
        *since_last(known, (*uses, *pictures), before, result.files),
    )
    questions = _answered(asked, known, chosen)
    texts = {f"{n}.yaml": file_text(directory, n, before[n], result.files[n]) for n in before}
    texts["domain.yaml"] = with_chapters(_head_text(directory), result.groups)
    written: tuple[str, ...] = ()
    if chosen.write and all(one.confirmed for one in questions):
        lasting = (one.question.name for one in questions if one.question.lasting)
        memory = remember(cover.title, (*uses, *pictures), lasting)
        written = tuple(n for n, text in texts.items() if replace_file(directory / n, text))
        replace_file(place, memory_text(memory))
    return ImportReport(
        kind=kind,
        document=cover.title,
        document_version=stated.text,
        directory=directory,
        written=written,
        changes=(*changes, *result.left),
        unknown_headings=result.taken.unknown_headings(),
        warnings=tuple(result.warnings),
        uses=uses,
        drawings=tuple(use.place for use in pictures),
        questions=questions,
    )


def _answered(
    asked: Iterable[CellQuestion], known: CellDigests | None, chosen: ImportOptions
) -> tuple[AnsweredQuestion, ...]:
    """Return each question once, with whether it was confirmed before or is now."""
    before = known.confirmed if known else ()
    return tuple(
        AnsweredQuestion(q, q.name in before or chosen.answers(q)) for q in dict.fromkeys(asked)
    )


def _changes(before: Mapping[str, list[Raw]], result: ImportOutcome) -> Iterator[EntryChange]:
    for name, entries in before.items():
        yield from differences(f"{name}.yaml", entries, result.files[name])
    for group in result.groups:
        yield EntryChange("domain.yaml", f"function_groups/{group['id']}", "added")


def _head_text(directory: Path) -> str:
    """Return the text of domain.yaml, its line ends as they are."""
    return (directory / "domain.yaml").read_bytes().decode("utf-8")
