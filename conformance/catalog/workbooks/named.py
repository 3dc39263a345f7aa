"""Tables whose headings are worded differently from ministry to ministry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.catalog.workbooks.headings import SheetTable, find_table
from conformance.catalog.workbooks.text import squeeze

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from conformance.catalog.workbooks.grid import SheetGrid

_TOP_ROWS = 60


def named_table(
    sheet: SheetGrid, words: Mapping[str, tuple[str, ...]], first: str, also: str
) -> SheetTable | None:
    """Return the first table that has two headings in any of their wordings; None without one.

    Its columns are named by the keys of `words`; a heading in no wording keeps its own name.
    """
    if "凡例" in sheet.name:
        return None
    for row in range(1, min(sheet.height, _TOP_ROWS) + 1):
        texts = {squeeze(text) for _, text in sheet.row(row)}
        one, other = _in(words[first], texts), _in(words[also], texts)
        if one and other:
            table = find_table(sheet, one, other, from_row=row)
            columns = {
                _named(name, words): span for name, span in reversed([*table.columns.items()])
            }
            return SheetTable(sheet, columns, table.first_row, table.heading_row)
    return None


def _in(wordings: Iterable[str], texts: set[str]) -> str | None:
    return next((word for word in wordings if squeeze(word) in texts), None)


def _named(name: str, words: Mapping[str, tuple[str, ...]]) -> str:
    same = (key for key, wordings in words.items() if name in map(squeeze, wordings))
    return squeeze(next(same, name))
