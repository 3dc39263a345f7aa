"""What was found in files is told in sentences of each language; other values stay as they are."""

import pytest

from conformance.report.told import one_line_value
from conformance.tables.findings import finding
from conformance.tables.tally import FaultLocation, Tally

TALLY = Tally("F-FILE-ENCODING", {"encoding": "utf-8", "offset": 17, "other": "cp932"})
TALLY.note(
    5,
    [
        FaultLocation(2),
        FaultLocation(3, "「漢」"),
        FaultLocation(4, column="x", expected="2026-04-01"),
        FaultLocation(5),
    ],
)


def test_faults_of_files_are_no_raw_json_and_of_one_language() -> None:
    found = finding([TALLY], "a.csv", "d/record/g/file-bytes")
    assert found is not None
    assert one_line_value(found.found).en == (
        "5 × F-FILE-ENCODING (a.csv, row 2, row 3 「漢」, row 4 x by rule 2026-04-01 …)"
    )
    assert one_line_value(found.found).ja.startswith(
        "F-FILE-ENCODING 5 件（a.csv、2 行目、3 行目 「漢」"
    )
    assert one_line_value(found.expected).en == "encoding utf-8"
    assert one_line_value(found.expected).ja == "文字コード utf-8"
    assert "offset 17" in found.remedy_en
    assert "cp932" in found.remedy_ja


@pytest.mark.parametrize("value", [None, 3, "x", [], [1], {"ja": 1}, {"a": "b"}, [{"file": "a"}]])
def test_other_values_are_told_as_they_are(value: object) -> None:
    assert one_line_value(value).ja == one_line_value(value).en
