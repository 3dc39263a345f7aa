"""The conformance sheet in LibreOffice: nothing is lost, it prints on A4, entries are read back."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
from datetime import date
from typing import TYPE_CHECKING

import openpyxl
import pypdfium2
import pytest
import samples

from conformance.catalog.workbooks.grid import read_workbook
from conformance.report import sheets
from conformance.report.entered.held import KnownEntries, review_entries
from conformance.report.entered.rows import identity_of, rows_of
from conformance.report.sheets.entries import FORMS
from tests.fonts import fonts_in

if TYPE_CHECKING:
    from pathlib import Path

PROGRAM = shutil.which("soffice")
pytestmark = pytest.mark.skipif(
    not PROGRAM, reason="needs LibreOffice (apt-get install libreoffice-calc-nogui)"
)
A4 = (842, 595)  # points, across
FAILS = "child_allowance/function/search-claims/finds-by-name"
ENTERED = ("課長", "次版で直す", "手で探す", "2027-03-31")


def converted(path: Path, kind: str, seconds: int = 240) -> Path:
    """What LibreOffice makes of a file, in a folder of its own."""
    out = path.parent / kind
    profile = f"-env:UserInstallation={(path.parent / 'office').as_uri()}"
    command = [PROGRAM, profile, "--headless", "--convert-to", kind, "--outdir", out, path]
    env = {**os.environ, **fonts_in(path.parent)}
    subprocess.run(command, check=True, capture_output=True, timeout=seconds, env=env)
    return out / f"{path.stem}.{kind}"


@pytest.fixture(scope="module")
def written(tmp_path_factory) -> Path:
    """A sheet in which a waiver was filled in."""
    book = openpyxl.load_workbook(io.BytesIO(sheets.render(samples.result(), "ja")))
    row = next(r for r in book["不適合一覧"].iter_rows() if any(c.value == FAILS for c in r))
    for cell, value in zip(row[-5:-1], ENTERED, strict=True):
        cell.value = value
    path = tmp_path_factory.mktemp("office") / "sheet.xlsx"
    book.save(path)
    return path


def cells(path: Path) -> dict[str, dict[str, object]]:
    book = openpyxl.load_workbook(path)
    return {
        sheet.title: {c.coordinate: c.value for row in sheet.iter_rows() for c in row if c.value}
        for sheet in book
    }


def test_saved_again_nothing_is_lost_and_what_was_filled_in_is_read_back(written: Path) -> None:
    saved = converted(written, "xlsx")
    before, after = cells(written), cells(saved)
    assert list(before) == list(after)
    for name, found in before.items():
        assert {k: str(v) for k, v in after[name].items()} == {
            k: str(v) for k, v in found.items()
        }, name
    again, first = openpyxl.load_workbook(saved), openpyxl.load_workbook(written)
    for sheet in first:
        assert again[sheet.title].auto_filter.ref == sheet.auto_filter.ref
    book = read_workbook(saved)
    told, lang, _ = identity_of(book)
    result = samples.result()
    cases = {case.id: case.requirement for case in result.cases}
    (written.parent / "my.yaml").write_text("profile: 1")
    known = KnownEntries(
        told, cases, frozenset(), {}, written.parent / "my.yaml", date(2026, 11, 20)
    )
    held = review_entries({form.section: rows_of(book, form, lang) for form in FORMS}, known)
    assert held.wrong == []
    (entry,) = held.taken["waivers"]
    assert (entry["case"], entry["approver"], str(entry["expires"])) == (FAILS, "課長", ENTERED[3])


def test_printed_each_page_is_a4_across_and_no_text_is_cut_to_signs(written: Path) -> None:
    pages = pypdfium2.PdfDocument(converted(written, "pdf"))
    assert len(pages) >= len(FORMS)
    for page in pages:
        assert tuple(round(side) for side in page.get_size()) == A4
        assert "###" not in page.get_textpage().get_text_bounded()  # a number wider than its column
