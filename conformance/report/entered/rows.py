"""The rows of a sheet in which something was filled in, each cell with its place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from conformance.catalog.workbooks.problems import heading_missing
from conformance.catalog.workbooks.scan import address
from conformance.errors import CatalogError
from conformance.report.entered.problems import no_entries
from conformance.report.sheets.entries import CASE, MARK, NOT_HERE
from conformance.report.sheets.identity import FORMAT, NAME, WorkbookIdentity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from conformance.catalog.workbooks.grid import SheetGrid, Workbook
    from conformance.report.sheets.entries import EntryForm
    from conformance.values.words import Bilingual, Language

_HEADS = 5  # rows in which the heads are looked for


@dataclass(frozen=True, slots=True)
class EnteredRow:
    """What was filled in: texts by the key of their field, and the place of each cell.

    `unseen`: the first cell that whoever opens the sheet does not see, or that was struck out.
    """

    case: str
    mark: str
    texts: Mapping[str, str]
    places: Mapping[str, str]
    unseen: str | None = None

    @property
    def place(self) -> str:
        """The cell of the case."""
        return self.places["case"]


def identity_of(book: Workbook) -> tuple[WorkbookIdentity, Language, Mapping[str, str]]:
    """Return the identity a workbook states, its language, and the cell of each fact.

    Raises:
        CatalogError: IMP030, there is none.
    """
    for sheet in book.sheets:
        for lang in ("ja", "en"):
            if sheet.name == NAME.spoken(lang):
                rows = [(sheet.text(n, 1), sheet.text(n, 2), n) for n in range(1, sheet.height + 1)]
                facts = {key: value for key, value, _ in rows if ":" in key or key in _PLAIN}
                if facts.get("format") == FORMAT:
                    at = {key: _place(sheet, n, 2) for key, _, n in rows}
                    return WorkbookIdentity(facts), lang, at
    names = ", ".join(sheet.name for sheet in book.sheets[:10])
    raise CatalogError(no_entries(str(book.path), names))


_PLAIN = frozenset({"format", "profile", "run"})


def rows_of(book: Workbook, form: EntryForm, lang: Language) -> Iterator[EnteredRow]:
    """Yield the rows in which something was filled in.

    Raises:
        CatalogError: IMP030, IMP003: a sheet or a head is missing; IMP007: a cell has no value.
    """
    name = form.sheet.spoken(lang)
    sheet = next((one for one in book.sheets if one.name == name), None)
    if sheet is None:
        names = ", ".join(one.name for one in book.sheets[:10])
        raise CatalogError(no_entries(f"{book.path} 「{name}」", names))
    heads = {"case": CASE, "mark": MARK.head} | {f.key: f.column.head for f in form.fields}
    top, columns = _columns(sheet, heads, lang)
    for number in range(top + 1, sheet.height + 1):
        texts = {field.key: sheet.text(number, columns[field.key]) for field in form.fields}
        if any(text not in {"", NOT_HERE} for text in texts.values()):
            case, mark = (sheet.text(number, columns[key]) for key in ("case", "mark"))
            places = {key: _place(sheet, number, at) for key, at in columns.items()}
            filled = [*(columns[key] for key, text in texts.items() if text), columns["case"]]
            unseen = (_place(sheet, number, at) for at in filled if _is_unseen(sheet, number, at))
            yield EnteredRow(case, mark, texts, places, next(unseen, None))


def _is_unseen(sheet: SheetGrid, row: int, column: int) -> bool:
    """Say whether a cell is not in view, or struck out.

    A row that the sheet itself folds under a failure counts as any other: who enters something
    there unfolds it, and a waiver that nobody sees would excuse a failure behind the signer's back.
    Whether a row was folded by the sheet or by a person, the file does not tell.
    """
    hidden = row in sheet.hidden_rows or column in sheet.hidden_columns
    return hidden or (row, column) in sheet.struck or (row, column) in sheet.covered


def _columns(
    sheet: SheetGrid, heads: Mapping[str, Bilingual], lang: Language
) -> tuple[int, dict[str, int]]:
    """Return the row of the heads and the column of each; the rightmost where two are alike."""
    wanted = CASE.spoken(lang)
    for number in range(1, min(_HEADS, sheet.height) + 1):
        found = {text: column for column, text in sheet.row(number)}
        if wanted in found:
            for head in heads.values():
                if head.spoken(lang) not in found:
                    raise heading_missing(_place(sheet, number, 1), head.spoken(lang), found)
            return number, {key: found[head.spoken(lang)] for key, head in heads.items()}
    raise heading_missing(_place(sheet, 1, 1), wanted, [])


def _place(sheet: SheetGrid, row: int, column: int) -> str:
    return f"「{sheet.name}」!{address(row, column)}"
