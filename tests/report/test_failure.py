"""A failure is told in the same words wherever it is told."""

from __future__ import annotations

import io
import json
import re
import zipfile
from html import unescape
from pathlib import Path

import pytest
import samples
from openpyxl import load_workbook

import conformance.report
from conformance.findings import FindingError
from conformance.plugin.items import CaseItem
from conformance.report import allure, html, junit, markdown, terminal
from conformance.report.failure import LABELS, Failure
from conformance.report.sheets.book import render as excel

RESULT = samples.result()
ROOTS = [RESULT.case(one.root) for one in RESULT.defects]


def _plain(page: str) -> str:
    return unescape(re.sub(r"<[^>]+>", "", page))


def _told() -> dict[str, str]:
    """Return each report as text that no mark-up parts."""
    sheets = load_workbook(io.BytesIO(excel(RESULT, "en")))
    cells = (c for s in sheets for row in s.iter_rows(values_only=True) for c in row if c)
    with zipfile.ZipFile(io.BytesIO(allure.render(RESULT))) as archive:
        traces = [json.loads(archive.read(name)) for name in archive.namelist()]
    return {
        "terminal": terminal.summary(RESULT, "en"),
        "html": _plain(html.render(RESULT)),
        "markdown": markdown.render(RESULT, "en").replace("\\", ""),
        "junit": unescape(junit.render(RESULT).decode()),
        "allure": json.dumps(traces, ensure_ascii=False).replace('\\"', '"'),
        "excel": "\n".join(map(str, cells)),
    }


def test_every_report_tells_what_was_expected_and_found_in_the_same_words() -> None:
    assert ROOTS
    told = _told()
    for case in ROOTS:
        failure = Failure(case)
        for name in ("expected", "found"):
            words = failure.line(name).en
            assert words
            assert [kind for kind, text in told.items() if words not in text] == []


def test_pytest_tells_a_failure_in_the_words_of_the_reports() -> None:
    case = ROOTS[0]
    item = object.__new__(CaseItem)
    item.judged = case
    with pytest.raises(FindingError) as raised:
        raise FindingError(samples.FINDING)
    text = item.repr_failure(raised)
    failure = Failure(case)
    for name in ("text", "expected", "found", "where", "source"):
        assert failure.line(name).en.removeprefix(f"{samples.FINDING.code} ") in text
    assert samples.PLANTED not in text


def test_a_part_without_anything_to_tell_is_left_out() -> None:
    passed = next(case for case in RESULT.cases if case.verdict == "pass")
    assert list(Failure(passed).parts(*LABELS)) == []


def test_every_part_has_a_name_in_both_languages_and_a_teller() -> None:
    for case in ROOTS:
        for part in Failure(case, repeat="conformance replay").parts(*LABELS):
            assert part.lines
            assert all((part.label.short.ja, part.label.short.en, part.label.full.ja))


def test_no_report_reads_what_was_expected_by_itself() -> None:
    """Whoever lays out a failure asks the one that tells its parts."""
    folder = Path(conformance.report.__file__).parent
    own = re.compile(r"finding\.(expected|sent|steps|story|example)\b")
    found = [
        path.name
        for path in sorted((*folder.rglob("*.py"), *folder.rglob("*.jinja")))
        if own.search(path.read_text("utf-8"))
    ]
    others = ["accepted.py", "file_expected.py"]  # of a case tried again; of a row of a file
    assert found == sorted([*others, "failure.py"])
