"""`conformance files`: findings row by row, values masked, the verdict as exit code."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING

import jsonschema
import openpyxl
import pytest

from conformance.cli.files_progress import FilesProgress
from conformance.cli.main import main
from conformance.cli.schemas import schema_of
from tests.broken_exports import EXPORTS, broken

if TYPE_CHECKING:
    from pathlib import Path


PERSONS = ("--case", "health_management/record/persons/file-*")
GROUP = ("--case", "resident_register/record/residents/file-*")


def judged(directory: Path, out: Path, *options: str) -> int:
    given = (str(directory), "--out", str(out), "--lang", "en")
    return main(["files", "export_only", *given, *options])


def test_a_wrong_value_is_named_by_file_row_column_and_requirement(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert judged(broken("check_digit", tmp_path), tmp_path, *PERSONS) == 1
    found = json.loads((tmp_path / "findings.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema_of("files")).validate(found)
    (finding,) = found["findings"]
    assert finding["file"] == "health_management__persons.csv"
    assert finding["code"] == "V-ID-CHECK"
    assert finding["requirement"] == "health_management/record/persons"
    assert finding["total"] == 1
    assert finding["rows"] == [
        {"row": 4, "column": "individual_number", "value": "「999999999999」", "expected": ""}
    ]
    assert "row 4  individual_number" in capsys.readouterr().out


def test_the_same_rows_stand_in_the_csv_and_no_number_is_repeated(tmp_path: Path) -> None:
    judged(broken("check_digit", tmp_path), tmp_path, *PERSONS)
    with (tmp_path / "findings.csv").open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["row"], row["column"], row["total"]) == ("4", "individual_number", "1")
    source = (tmp_path / "check_digit/health_management__persons.csv").read_text("utf-8")
    number = next(line.split(",") for line in source.splitlines()[3:4])
    for name in ("findings.csv", "findings.json", "report.html", "result.json"):
        written = (tmp_path / name).read_text(encoding="utf-8")
        assert not any(len(cell) >= 12 and cell in written for cell in number)


def test_the_same_rows_stand_in_the_workbook(tmp_path: Path) -> None:
    sheet = tmp_path / "rows.xlsx"
    asked = (*PERSONS, "--xlsx", str(sheet))
    assert judged(broken("check_digit", tmp_path), tmp_path, *asked) == 1
    book = openpyxl.load_workbook(sheet)
    (row,) = [one for one in book.active.iter_rows(min_row=4, values_only=True) if one[0]]
    assert row[:4] == ("health_management__persons.csv", 4, "individual_number", "「999999999999」")
    assert (row[6], row[7]) == ("V-ID-CHECK", 1)
    assert (book.active.page_setup.orientation, book.active.page_setup.paperSize) == (
        "landscape",
        9,
    )
    assert book.active.freeze_panes == "B4"


def test_conforming_files_have_no_finding(tmp_path: Path) -> None:
    judged(EXPORTS / "conforming", tmp_path, *GROUP)
    assert json.loads((tmp_path / "findings.json").read_text(encoding="utf-8"))["findings"] == []


def test_as_many_rows_are_kept_as_asked_for_and_all_are_counted(tmp_path: Path) -> None:
    name = "resident_register__residents.csv"
    header, first, *_ = (EXPORTS / "conforming" / name).read_text("utf-8").splitlines()
    wrong = first.split(",")
    wrong[header.split(",").index("sex")] = "7"
    exports = tmp_path / "exports"
    exports.mkdir()
    (exports / name).write_text("\r\n".join([header, *[",".join(wrong)] * 9, ""]), "utf-8")
    case = ("--case", "*/residents/file-item-sex", "--rows", "2")
    assert main(["files", "export_only", str(exports), "--out", str(tmp_path), *case]) == 3
    (finding,) = json.loads((tmp_path / "findings.json").read_text("utf-8"))["findings"]
    assert finding["total"] == 9
    assert [row["row"] for row in finding["rows"]] == [2, 3]


def test_a_directory_that_is_none_is_a_usage_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    missing = tmp_path / "absent"
    assert main(["files", "export_only", str(missing), "--lang", "en"]) == 2
    assert "USE010 absent is no directory" in capsys.readouterr().err


def test_progress_tells_bytes_and_rows() -> None:
    progress = FilesProgress("en")
    progress.read("a.csv", 3_000_000, 1_000)
    progress.read("a.csv", 2_000_000, 500)
    assert progress.text() == "a.csv  read 5 MB, 1,500 rows; 0 cases (0 failed)"


def test_of_a_sample_nothing_passes_and_what_is_wrong_is_found(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case = ("--case", "child_allowance/*")
    assert judged(EXPORTS / "conforming", tmp_path, *case, "--sample", "0.5") == 3
    result = json.loads((tmp_path / "result.json").read_text(encoding="utf-8"))
    tried = [
        one
        for one in result["cases"]
        if one["surface"] == "files" and one["verdict"] != "not_applicable"
    ]
    assert {(one["verdict"], one["cause"]["code"]) for one in tried} == {("untested", "U-SAMPLED")}
    assert "only a sample was read (about 50.00%, seed 1)" in capsys.readouterr().out


def test_the_model_export_of_a_domain_conforms_in_the_scope_that_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert judged(EXPORTS / "conforming", tmp_path, "--domain", "national_pension") == 0
    line = capsys.readouterr().out.strip().splitlines()[-1]
    assert line.startswith("Verdict: conformant")
    assert "scope: only" in line


@pytest.mark.whole
def test_the_whole_model_export_conforms(tmp_path: Path) -> None:
    assert judged(EXPORTS / "conforming", tmp_path) == 0
