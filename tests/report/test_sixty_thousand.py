"""Of 60,000 cases nothing is lost: in the page, in the workbook, and in what others read of it.

How long each takes is measured by `benchmarks/projections.py` and `benchmarks/sheets.py`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest
import samples
from lxml import html as parser
from test_libreoffice import PROGRAM, converted

from conformance.report import sheets
from conformance.report.html import render
from conformance.report.sheets import by_case, by_requirement, deviations
from conformance.report.sheets.sheet import MOST_LETTERS, Under
from conformance.report.shown import clean, cut

if TYPE_CHECKING:
    from pathlib import Path

    from conformance.report.sheets.sheet import Sheet
    from conformance.results.model import Result

pytestmark = pytest.mark.whole

CASES = 60_000
DEFECTS = CASES // 10
PAGE = 15_000_000
"""Bytes a page may have."""


HEADS = 4
"""Lines above the rows of a sheet, at most."""

SECONDS = 1800
"""How long LibreOffice may take, which is waited for and not measured."""


@pytest.fixture(scope="module")
def result() -> Result:
    """A result in which every tenth case fails, each by a cause of its own."""
    return samples.large(CASES)


@pytest.fixture(scope="module")
def workbook(result: Result, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("office") / "sheet.xlsx"
    path.write_bytes(sheets.render(result, "ja"))
    return path


def wanted(sheet: Sheet) -> list[tuple[str, ...]]:
    """Return the texts that a sheet must hold, row by row."""
    rows = (row.cells if isinstance(row, Under) else row for row in sheet.rows)
    return [
        tuple(cut(clean(str(cell), "\n"), MOST_LETTERS) for cell in row if cell not in {None, ""})
        for row in rows
    ]


def found(path: Path, name: str) -> list[tuple[str, ...]]:
    """Return the texts of a sheet below its heads."""
    book = openpyxl.load_workbook(path, read_only=True)
    rows = book[name].iter_rows(values_only=True)
    told = [tuple(str(cell) for cell in row if cell not in {None, ""}) for row in rows]
    book.close()
    return [row for row in told if row]


def test_the_page_is_small_and_holds_every_case(result: Result) -> None:
    text = render(result)
    assert len(text.encode()) < PAGE
    page = parser.fromstring(text)
    anchors = page.xpath("//@id[starts-with(., 'defect-')]")
    assert anchors == [f"defect-{n}" for n in range(1, DEFECTS + 1)]
    told = page.xpath("string(//script[@type='application/json'])")
    for number in (0, 1, CASES // 2, CASES - 1):
        assert f"rejects-missing-item-{number}" in told
    assert told.count("rejects-missing-item-") >= CASES


@pytest.mark.parametrize("office", [False, True], ids=["as written", "saved by LibreOffice"])
def test_the_workbook_has_every_row_for_whoever_reads_it(
    result: Result, workbook: Path, office: bool
) -> None:
    if office and not PROGRAM:
        pytest.skip("needs LibreOffice (apt-get install libreoffice-calc-nogui)")
    path = converted(workbook, "xlsx", SECONDS) if office else workbook
    for sheet in (
        by_case.sheet(result, "ja"),
        by_requirement.sheet(result, "ja"),
        deviations.failures(result, "ja"),
    ):
        rows = wanted(sheet)
        got = found(path, sheet.name.ja)
        assert len(rows) > 1
        assert got[-len(rows) :] == rows, sheet.name
        assert len(got) - len(rows) <= HEADS
    assert len(wanted(by_case.sheet(result, "ja"))) == CASES
