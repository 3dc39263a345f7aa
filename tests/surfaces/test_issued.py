from __future__ import annotations

import base64

import pytest

from conformance.findings import Exchange, FindingError
from conformance.surfaces.issued import IssuedFile, file_row, issued_files, without_files
from conformance.surfaces.package import Reply


def reply(*rows: dict[str, object]) -> Reply:
    return Reply(200, rows, (), Exchange("POST", "/forms/x/y", None, 200, None))  # type: ignore[arg-type]


def test_a_file_comes_out_as_it_was_put_in():
    row = file_row("application/pdf", b"%PDF-1.4\x00\xff")
    assert issued_files(reply(row)) == (IssuedFile("application/pdf", b"%PDF-1.4\x00\xff"),)


@pytest.mark.parametrize(
    "row",
    [
        {"items": {}},
        {"media_type": "application/pdf", "content": "not base64!"},
        {"media_type": "application/pdf", "content": None},
        {"content": base64.b64encode(b"x").decode()},
    ],
)
def test_a_row_that_holds_no_file_is_a_finding(row):
    with pytest.raises(FindingError) as caught:
        issued_files(reply(row))
    assert caught.value.finding.code == "F-ISSUED"


def test_no_row_at_all_is_a_finding():
    with pytest.raises(FindingError):
        issued_files(reply())


def test_evidence_names_a_file_and_keeps_other_rows():
    kept = {"group": "g", "content": "a,b"}
    shown = without_files([file_row("text/csv", b"a"), kept])
    assert shown == [{"media_type": "text/csv", "content": "(base64)"}, kept]
