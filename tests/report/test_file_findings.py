from __future__ import annotations

import pytest
import samples

from conformance.report.file_findings import FileFinding, RowEvidence, as_csv, file_findings
from conformance.results.evidenced import FindingPartModel
from conformance.values.words import Bilingual

CASE = "d/record/g/file-item-x"


def finding(file: str, *rows: RowEvidence) -> FileFinding:
    return FileFinding(
        file=file,
        code="V-LEN",
        requirement="d/record/g",
        case=CASE,
        total=3,
        rows=rows,
        expected=Bilingual(ja="3文字以内", en="3 at most"),
        to_do=Bilingual(ja="縮める", en="shorten it"),
    )


def test_every_row_is_a_line_with_its_own_expectation_first() -> None:
    rows = (
        RowEvidence(row=2, column="x", value="「漢」"),
        RowEvidence(row=5, expected="2026-04-01"),
    )
    lines = as_csv([finding("a.csv", *rows)], "ja").splitlines()
    assert (
        lines[1]
        == "a.csv,2,x,d/record/g,V-LEN,「漢」,3文字以内,3,d/record/g/file-item-x,fail,,,縮める,"
        "この条件に合う値は一つに決まらない"
    )
    assert (
        lines[2] == "a.csv,5,,d/record/g,V-LEN,,2026-04-01,3,d/record/g/file-item-x,fail,,,縮める,"
    )


def test_a_finding_without_rows_still_has_a_line() -> None:
    assert len(as_csv([finding("a.csv")], "ja").splitlines()) == 2


def test_no_cell_begins_as_a_formula_does() -> None:
    text = as_csv([finding("=cmd|' /C calc'!A1.csv", RowEvidence(row=1, value="+1"))], "ja")
    assert text.splitlines()[1].startswith("'=cmd")
    assert ",'+1," in text


@pytest.mark.parametrize("sign", "＝＋－＠")
def test_nor_as_one_typed_in_full_width_does(sign: str) -> None:
    line = as_csv([finding("a.csv", RowEvidence(row=1, value=f"{sign}1+1"))], "ja").splitlines()[1]
    assert f",'{sign}1+1," in line


def test_what_a_vendors_file_calls_the_item_and_writes_stands_at_the_end() -> None:
    row = RowEvidence(
        row=2, column="x", value="「9999-99-99」", heading="取得日", raw="「99999999」"
    )
    head, line = as_csv([finding("a.csv", row)], "ja").splitlines()
    assert head.endswith(",case,verdict,heading,raw,to_do,why_no_value")
    assert line.endswith(
        ",d/record/g/file-item-x,fail,取得日,「99999999」,縮める,この条件に合う値は一つに決まらない"
    )


def test_what_is_expected_and_what_to_do_are_told_in_the_language_asked_for() -> None:
    line = as_csv([finding("a.csv", RowEvidence(row=2))], "en").splitlines()[1]
    assert line.endswith(
        ",3 at most,3,d/record/g/file-item-x,fail,,,shorten it,"
        "more than one value fits this condition"
    )


def test_a_kind_of_fault_that_no_text_supports_is_unconfirmed_in_a_case_that_fails() -> None:
    sure, nobodys = (
        ("F-FILE-COLUMN-MISSING", "official"),
        ("F-FILE-COLUMN-UNKNOWN", "reconstructed"),
    )
    said = {"ja": "項目の列", "en": "the columns"}
    tallies = [
        {"file": "a.csv", "code": code, "total": 1, "expected": said, "to_do": said}
        for code, _ in (sure, nobodys)
    ]
    case = samples.case(
        "child_allowance/record/claims/file-columns", "fail", finding=samples.INVENTED
    )
    assert case.finding is not None
    parts = tuple(
        FindingPartModel(code=code, ground=ground, rests_on="child_allowance/record/claims")
        for code, ground in (sure, nobodys)
    )
    found = case.finding.model_copy(update={"found": tallies, "parts": parts})
    failing = case.model_copy(update={"finding": found, "surface": "files"})
    told = file_findings(samples.result((failing,))).findings
    assert [(one.code, one.verdict) for one in told] == [
        (sure[0], "fail"),
        (nobodys[0], "unconfirmed"),
    ]
