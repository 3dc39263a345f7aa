"""Dropped files: judged as the command judges them, told by row, kept no longer than needed."""

import csv
import io

import openpyxl
import pytest

from conformance.report.file_findings import FileFinding, RowEvidence
from conformance.results.store import read_result
from conformance.values.words import Bilingual
from conformance.workbench.pages.dropped import _judged, judged
from tests.workbench.conftest import exports, settled


def dropped(alone, bench, spoil=lambda _, content: content):
    files = [("files", (f"下/{p.name}", spoil(p.name, p.read_bytes()))) for p in exports()]
    answer = alone.fill("/files", {"profile": "own"}, files=files)
    assert answer.status_code == 303, answer.text
    return settled(bench, answer.headers["location"].rpartition("/")[2])


def wrong_date(name, content):
    """Give the second row of holds a date that no calendar has."""
    if name != "seal_registration__holds.csv":
        return content
    lines = content.decode().split("\r\n")
    column = lines[0].split(",").index("start_date") if "start_date" in lines[0] else -1
    cells = lines[1].split(",")
    cells[column] = "2026-13-45"
    lines[1] = ",".join(cells)
    return "\r\n".join(lines).encode()


@pytest.mark.usefixtures("files_profile")
def test_a_wrong_cell_is_told_by_file_row_and_column_and_as_csv(alone, bench):
    run = dropped(alone, bench, wrong_date)
    assert (run.state, run.exit_code) == ("ended", 1)
    key = bench.library.all()[0].key
    page = alone.get(f"/results/{key}/files").text
    assert "seal_registration__holds.csv" in page
    (file,) = [one for one in judged(read_result(bench.library.path(key))) if "holds" in one.file]
    assert file.exact
    assert file.good == file.rows - 1
    assert f"{file.good} / {file.rows}" in page
    assert "<svg" in page
    sheet = alone.get(f"/results/{key}/files.csv").content
    assert sheet.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(sheet.decode("utf-8-sig"))))
    assert {row["row"] for row in rows if row["verdict"] == "fail"} == {"2"}
    book = openpyxl.load_workbook(io.BytesIO(alone.get(f"/results/{key}/files.xlsx").content))
    told = [[cell.value for cell in row] for row in book.active.iter_rows(min_row=4)]
    assert [str(row[1] or "") for row in told] == [row["row"] for row in rows]
    assert [row[-2] for row in told] == [row["case"] for row in rows]
    assert [row[-1] for row in told] == [row["why_no_value"] for row in rows]
    assert all(row["expected"] and row["expected"] in page for row in rows)
    assert all(row["why_no_value"] in page for row in rows)
    assert list(bench.settings.uploads.iterdir()) == []  # no longer than needed


@pytest.mark.usefixtures("files_profile")
def test_names_that_lead_elsewhere_are_refused_or_cut_to_their_last_part(alone, bench):
    for name in (".hidden", "..", "x" * 300):
        answer = alone.fill("/files", {"profile": "own"}, files=[("files", (name, b"x"))])
        assert answer.status_code == 422, name
    twice = [("files", ("a/x.csv", b"1")), ("files", ("..\\..\\x.csv", b"2"))]
    answer = alone.fill("/files", {"profile": "own"}, files=twice)
    assert "WBN006" in answer.text
    assert list(bench.settings.uploads.iterdir()) == []
    assert bench.runs.all() == ()


@pytest.mark.usefixtures("files_profile")
def test_nothing_chosen_is_told(alone):
    answer = alone.fill("/files", {"profile": "own"})
    assert (answer.status_code, "WBN005" in answer.text) == (422, True)


def finding(total, rows, verdict="fail"):
    text = Bilingual(ja="-", en="-")
    case = "d/record/g/file-item-x"
    found = tuple(RowEvidence(row=row) for row in rows)
    more = {"requirement": "d/record/g", "expected": text, "to_do": text, "verdict": verdict}
    return FileFinding(file="f", code="X", case=case, total=total, rows=found, **more)


@pytest.mark.parametrize(
    ("findings", "good", "exact"),
    [
        ([finding(2, [2, 3]), finding(1, [3])], 8, True),  # one row with two faults counts once
        ([finding(1, [2], "unconfirmed")], 9, True),  # not conformant until it is answered
        ([finding(6, [2, 3]), finding(1, [9])], 4, False),  # six rows deviate, at least
        ([finding(50, [2])], 0, False),  # more faults than rows
        ([finding(1, [None])], 9, False),  # a fault of no row, such as a missing column
    ],
)
def test_the_share_of_good_rows_never_says_more_than_is_known(findings, good, exact):
    judged_one = _judged("f", 10, tuple(findings))
    assert (judged_one.good, judged_one.exact) == (good, exact)
