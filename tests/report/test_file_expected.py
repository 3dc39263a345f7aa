"""Of every row that deviates something is expected: a value, or a condition and why it is none."""

from __future__ import annotations

import csv
import io
from importlib.resources import files
from typing import TYPE_CHECKING

import openpyxl
import pytest
import yaml

from conformance.report import file_expected
from conformance.report.file_expected import expected_of
from conformance.report.file_findings import FileFinding, RowEvidence, as_csv, file_findings
from conformance.report.sheets import file_rows
from conformance.tables.wording import advice
from conformance.values.problem import messages
from conformance.values.words import Bilingual
from tests.report import samples

if TYPE_CHECKING:
    from conformance.results import model as m

OF_FILES = yaml.safe_load((files("conformance.tables") / "messages.yaml").read_text("utf-8"))
FACTS = dict.fromkeys(
    (
        *("first", "last", "limit", "other", "list", "encoding", "found", "offset", "wanted"),
        *("columns", "key", "number", "latest", "when", "until", "since", "item", "file", "per"),
        *("values", "total", "parts", "later", "earlier", "unit", "bounds", "day", "birth", "age"),
        *(
            "rule",
            "on",
            "to",
            "set",
            "name",
            "form",
            "part",
            "accepted",
            "era",
            "start",
            "profile",
            "amount",
        ),
    ),
    "x",
)


def finding(code: str, *rows: RowEvidence) -> FileFinding:
    return FileFinding(
        file="a.csv",
        code=code,
        requirement="d/record/g",
        case="d/record/g/file-item-x",
        total=1,
        rows=rows or (RowEvidence(row=2),),
        expected=Bilingual("条件", "a condition"),
        to_do=Bilingual("直す", "mend it"),
    )


@pytest.mark.parametrize("code", [*OF_FILES, *messages()])
def test_whatever_is_wrong_a_condition_and_a_reason_are_told_where_no_value_is(code: str) -> None:
    found = expected_of(finding(code), RowEvidence(row=2))
    for lang in ("ja", "en"):
        assert found.said.spoken(lang)
        assert found.why_none.spoken(lang)
    assert not found.is_value


def test_the_value_of_a_rule_stands_alone() -> None:
    found = expected_of(finding("F-FILE-RULE"), RowEvidence(row=2, expected="15000"))
    assert (found.said.ja, found.said.en, found.is_value) == ("15000", "15000", True)


def test_no_reason_is_given_for_a_code_that_there_is_not() -> None:
    known = {*OF_FILES, *messages()}
    assert set(file_expected._WHY) - known == set()


@pytest.mark.parametrize("code", sorted(OF_FILES))
def test_the_condition_of_a_code_is_a_sentence(code: str) -> None:
    assert advice(code, FACTS).expected.ja.strip()


@pytest.fixture
def result() -> m.Result:
    tallies = [
        {
            "file": "payments.csv",
            "code": code,
            "total": 1,
            "expected": {"ja": "条件", "en": "a condition"},
            "to_do": {"ja": "直す", "en": "mend it"},
            "rows": [{"line": 2, "column": "amount", "value": "「99」", **row}],
        }
        for code, row in (("F-FILE-SUM", {"expected": "15000"}), ("F-FILE-DISAGREES", {}))
    ]
    case = samples.case("child_allowance/invariant/sums/file-sums", "fail", finding=samples.FINDING)
    told = case.finding.model_copy(update={"found": tallies, "expected": None})
    return samples.result((case.model_copy(update={"surface": "files", "finding": told}),))


def test_csv_and_workbook_say_the_same(result: m.Result) -> None:
    rows = list(csv.DictReader(io.StringIO(as_csv(file_findings(result).findings, "ja"))))
    assert [row["expected"] for row in rows] == ["15000", "条件"]
    assert [bool(row["why_no_value"]) for row in rows] == [False, True]
    sheet = openpyxl.load_workbook(io.BytesIO(file_rows.render(result, "ja"))).worksheets[0]
    cells = [[str(cell.value or "") for cell in row] for row in sheet.iter_rows()]
    head = next(row for row in cells if "期待" in row)
    told = [row for row in cells if "payments.csv" in row]
    at, why = head.index("期待"), head.index("期待を一つの値で示さない理由")
    assert [row[at] for row in told] == ["15000", "条件"]
    assert "相手のファイル" in told[1][why]
    assert not told[0][why]
