"""JUnit XML for CI servers: a test case per case, and one more that stands for the verdict.

Viewers paint skipped cases as harmless; the case `verdict` fails unless the whole is conformant.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.report.failure_text import failure_text, judged_text
from conformance.report.ground import ground
from conformance.report.groups import domain_of
from conformance.report.shown import clean
from conformance.report.unconfirmed import answer_said
from conformance.report.xml_lines import XmlLines

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from conformance.results.model import CaseModel, Result


def render(result: Result, path: str = "result.json") -> bytes:
    """Return the result, which lies at `path`, as JUnit XML in UTF-8."""
    by_domain: dict[str, list[CaseModel]] = {}
    for case in result.cases:
        by_domain.setdefault(domain_of(case), []).append(case)
    document, began = XmlLines(), result.run.started_at.isoformat()
    with document.element("testsuites", {"name": _text(result.product.name)}):
        for domain, cases in by_domain.items():
            _suite(document, {"name": _text(domain), "timestamp": began}, cases, path)
        _verdict(document, result, began)
    return document.encoded()


def _suite(
    document: XmlLines, named: Mapping[str, str], cases: Sequence[CaseModel], path: str
) -> None:
    failures = sum(case.verdict == "fail" for case in cases)
    errors = sum(case.verdict == "harness_error" for case in cases)
    passed = sum(case.verdict == "pass" for case in cases)
    counts = {
        "tests": len(cases),
        "failures": failures,
        "errors": errors,
        "skipped": len(cases) - passed - failures - errors,
    }
    with document.element("testsuite", {**named, **{k: str(n) for k, n in counts.items()}}):
        for case in cases:
            with document.element("testcase", {"classname": named["name"], "name": _text(case.id)}):
                _case(document, case, path)


def _case(document: XmlLines, case: CaseModel, path: str) -> None:
    with document.element("properties", {}):
        for name, value in _properties(case).items():
            document.leaf("property", {"name": name, "value": _text(value)})
    if case.verdict == "fail":
        _failure(document, case, path)
    elif case.verdict == "harness_error":
        _told(document, "error", case.verdict, judged_text(case))
    elif case.verdict != "pass":
        _told(document, "skipped", case.verdict, judged_text(case))


def _properties(case: CaseModel) -> dict[str, str]:
    found = {
        "requirement": case.requirement,
        "level": case.level,
        "provenance": case.provenance,
        "ground": case.ground,
        "rests_on": case.rests_on,
        "source": ground(case.source, case.provenance).en,
        "polarity": case.polarity,
        "surface": case.surface,
    }
    if case.waiver is not None:
        waiver = case.waiver
        found["waiver"] = f"{waiver.approver}, {waiver.expires}: {waiver.reason} ({waiver.risk})"
    if case.answer is not None:
        found["answer"] = answer_said(case.answer).en
    return found


def _failure(document: XmlLines, case: CaseModel, path: str) -> None:
    finding = case.finding
    if finding is None:
        _told(document, "failure", "fail", case.title.ja)
        return
    message = f"{finding.text.ja} / {finding.text.en}"
    _told(document, "failure", finding.code, message, failure_text(case, path))


def _told(document: XmlLines, tag: str, kind: str, message: str, text: str = "") -> None:
    document.leaf(tag, {"type": _text(kind), "message": _text(message)}, text)


def _verdict(document: XmlLines, result: Result, began: str) -> None:
    good = result.verdict.exit_code == 0
    counts = {"tests": "1", "failures": "0" if good else "1", "errors": "0", "skipped": "0"}
    line = f"{result.verdict.line.ja} / {result.verdict.line.en}"
    with (
        document.element("testsuite", {"name": "verdict", "timestamp": began, **counts}),
        document.element("testcase", {"classname": "conformance", "name": "verdict"}),
    ):
        if good:
            document.leaf("system-out", {}, _text(line))
        else:
            _told(document, "failure", result.verdict.state, line)


def _text(text: str) -> str:
    """Return text that XML can hold: what it cannot is written as an escape."""
    return clean(text)  # which writes out U+FFFE and U+FFFF too: they are no characters
