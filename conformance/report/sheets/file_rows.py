"""What is wrong in export files as a workbook: a line for each row, filtered and printed on A4."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from xlsxwriter import Workbook

from conformance.report.file_expected import expected_of
from conformance.report.file_findings import RowEvidence, file_findings, spoken
from conformance.report.sheets.sheet import OPTIONS, Formats, Sheet, SheetColumn, add
from conformance.report.shown import clean
from conformance.report.words import VERDICTS, word
from conformance.values.words import Bilingual

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from conformance.report.file_findings import FileFinding
    from conformance.report.sheets.sheet import Value
    from conformance.results.model import Result
    from conformance.values.words import Language

NAME = Bilingual("ファイルの指摘", "findings of files")
_INTRO = Bilingual(
    "行は見出しを1行目として数えます。値は伏せています（数字は 9、かなは あ・ア、漢字は 漢）。"
    "件数が行の数より多いときは、初めの行だけを示しています。",
    "Lines are counted from the heads, line 1. Values are masked (9 a digit, あ ア 漢 a letter)."
    " Where the count is larger than the rows here, these are the first.",
)
COLUMNS = (
    SheetColumn(Bilingual("ファイル", "file"), 34),
    SheetColumn(Bilingual("行", "row"), 8),
    SheetColumn(Bilingual("項目", "column"), 20),
    SheetColumn(Bilingual("値（伏せ字）", "value (masked)"), 20),
    SheetColumn(Bilingual("期待", "expected"), 36),
    SheetColumn(Bilingual("判定", "verdict"), 12),
    SheetColumn(Bilingual("指摘", "finding"), 22),
    SheetColumn(Bilingual("件数", "count"), 9),
    SheetColumn(Bilingual("対処", "to do"), 36),
    SheetColumn(Bilingual("検査", "case"), 40),
    SheetColumn(Bilingual("期待を一つの値で示さない理由", "why no single value is told"), 32),
)


def render(result: Result, lang: Language) -> bytes:
    """Return the workbook: the same result and language, the same bytes."""
    content = io.BytesIO()
    product = result.product
    footer = clean(f"{product.name} {product.release} {result.as_of}")
    with Workbook(content, OPTIONS) as book:
        book.set_properties({"title": NAME.spoken(lang), "created": result.run.finished_at})
        rows = [row for one in file_findings(result).findings for row in _rows(one, lang)]
        add(book, Formats(book), Sheet(NAME, COLUMNS, rows, _INTRO), lang, footer)
    return content.getvalue()


def _rows(one: FileFinding, lang: Language) -> Iterator[Sequence[Value]]:
    """Yield a line for each row found, and one for a fault without rows, as the CSV has them."""
    for row in one.rows or (RowEvidence(),):
        wanted = expected_of(one, row)
        yield (
            row.file or one.file,
            row.row,
            row.heading or row.column,
            row.raw or row.value,
            wanted.said.spoken(lang),
            word(VERDICTS, one.verdict).spoken(lang),
            one.code,
            one.total,
            spoken(one.to_do, lang),
            one.case,
            wanted.why_none.spoken(lang),
        )
