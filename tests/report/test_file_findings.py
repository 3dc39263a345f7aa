from __future__ import annotations

from conformance.report.file_findings import FileFinding, FoundRow, as_csv


def finding(file: str, *rows: FoundRow) -> FileFinding:
    return FileFinding(
        file=file,
        code="V-LEN",
        requirement="d/record/g",
        case="d/record/g/file-item-x",
        total=3,
        rows=rows,
        expected="3文字以内",
    )


def test_every_row_is_a_line_with_its_own_expectation_first() -> None:
    rows = (FoundRow(row=2, column="x", value="「漢」"), FoundRow(row=5, expected="2026-04-01"))
    lines = as_csv([finding("a.csv", *rows)]).splitlines()
    assert lines[1] == "a.csv,2,x,d/record/g,V-LEN,「漢」,3文字以内,3,d/record/g/file-item-x,fail,,"
    assert lines[2] == "a.csv,5,,d/record/g,V-LEN,,2026-04-01,3,d/record/g/file-item-x,fail,,"


def test_a_finding_without_rows_still_has_a_line() -> None:
    assert len(as_csv([finding("a.csv")]).splitlines()) == 2


def test_no_cell_begins_as_a_formula_does() -> None:
    text = as_csv([finding("=cmd|' /C calc'!A1.csv", FoundRow(row=1, value="+1"))])
    assert text.splitlines()[1].startswith("'=cmd")
    assert ",'+1," in text


def test_what_a_vendors_file_calls_the_item_and_writes_stands_at_the_end() -> None:
    row = FoundRow(row=2, column="x", value="「9999-99-99」", heading="取得日", raw="「99999999」")
    head, line = as_csv([finding("a.csv", row)]).splitlines()
    assert head.endswith(",case,heading,raw")
    assert line.endswith(",d/record/g/file-item-x,取得日,「99999999」")
