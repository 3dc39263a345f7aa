"""Dropped files: judged as the command judges them, told by row, kept no longer than needed."""

import csv
import io

import pytest

from conformance.results.store import read
from conformance.workbench.pages.dropped import judged
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
    (file,) = [one for one in judged(read(bench.library.path(key))) if "holds" in one.file]
    assert file.exact
    assert file.good == file.rows - 1
    assert f"{file.good} / {file.rows}" in page
    assert "<svg" in page
    sheet = alone.get(f"/results/{key}/files.csv").content
    assert sheet.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(sheet.decode("utf-8-sig"))))
    assert {row["row"] for row in rows if row["verdict"] == "fail"} == {"2"}
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
