"""JUnit XML for CI servers: a test case per case, and one more that stands for the verdict.

Viewers paint skipped cases as harmless; the case `verdict` fails unless the whole is conformant.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from conformance.report.command_lines import replay_line
from conformance.report.ground import ground
from conformance.report.groups import domain_of
from conformance.report.shown import clean, one_line
from conformance.report.told import told
from conformance.report.unconfirmed import answer_said

if TYPE_CHECKING:
    from collections.abc import Sequence

    from conformance.results.model import CaseModel, Result

_TEXT = 2_000  # characters of a value
_KEEP = "\n\t"


def render(result: Result, path: str = "result.json") -> bytes:
    """Return the result, which lies at `path`, as JUnit XML in UTF-8."""
    root = etree.Element("testsuites", name=_text(result.product.name))
    root.set("timestamp", result.run.started_at.isoformat())
    by_domain: dict[str, list[CaseModel]] = {}
    for case in result.cases:
        by_domain.setdefault(domain_of(case), []).append(case)
    for domain, cases in by_domain.items():
        _suite(root, domain, cases, path)
    _verdict(root, result)
    return etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True)


def _suite(root: etree._Element, domain: str, cases: Sequence[CaseModel], path: str) -> None:
    failures = sum(case.verdict == "fail" for case in cases)
    errors = sum(case.verdict == "harness_error" for case in cases)
    passed = sum(case.verdict == "pass" for case in cases)
    counts = {
        "tests": len(cases),
        "failures": failures,
        "errors": errors,
        "skipped": len(cases) - passed - failures - errors,
    }
    suite = etree.SubElement(root, "testsuite", name=_text(domain))
    for name, count in counts.items():
        suite.set(name, str(count))
    for case in cases:
        _case(suite, case, path)


def _case(suite: etree._Element, case: CaseModel, path: str) -> None:
    element = etree.SubElement(
        suite, "testcase", classname=_text(domain_of(case)), name=_text(case.id)
    )
    properties = etree.SubElement(element, "properties")
    for name, value in _properties(case).items():
        etree.SubElement(properties, "property", name=name, value=_text(value))
    if case.verdict == "fail":
        _failure(element, case, path)
    elif case.verdict == "harness_error":
        _told(element, "error", case.verdict, _cause(case))
    elif case.verdict != "pass":
        _told(element, "skipped", case.verdict, _cause(case) or _unconfirmed(case))


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


def _failure(element: etree._Element, case: CaseModel, path: str) -> None:
    finding = case.finding
    if finding is None:
        _told(element, "failure", "fail", case.title.ja)
        return
    failure = _told(element, "failure", finding.code, f"{finding.text.ja} / {finding.text.en}")
    lines = (
        f"expected: {told(finding.expected, _TEXT).en}",
        f"found:    {told(finding.found, _TEXT).en}",
        *(
            f"sent:     {name}: {'(left out)' if v is None else one_line(v, _TEXT)}"
            for name, v in finding.sent.items()
        ),
        f"where:    {finding.where}",
        f"source:   {ground(case.source, case.provenance).en}",
        f"to do:    {finding.remedy.ja} / {finding.remedy.en}",
        f"cause:    {finding.cause}",
        f"repeat:   {replay_line(path, case.id)}",
    )
    failure.text = clean("\n".join(map(_text, lines)), _KEEP)


def _told(parent: etree._Element, tag: str, kind: str, message: str) -> etree._Element:
    return etree.SubElement(parent, tag, type=_text(kind), message=_text(message))


def _cause(case: CaseModel) -> str:
    if case.cause is None:
        return ""
    return f"{case.cause.code} {case.cause.text.ja} / {case.cause.text.en}"


def _unconfirmed(case: CaseModel) -> str:
    """Return what a deviation that no text supports is; "" of any other case."""
    if case.finding is None:
        return ""
    text, expected = case.finding.text, one_line(case.finding.expected, _TEXT)
    return f"{case.finding.code} {text.ja} / {text.en} expected: {expected}"


def _verdict(root: etree._Element, result: Result) -> None:
    good = result.verdict.exit_code == 0
    suite = etree.SubElement(
        root,
        "testsuite",
        name="verdict",
        tests="1",
        failures="0" if good else "1",
        errors="0",
        skipped="0",
    )
    element = etree.SubElement(suite, "testcase", classname="conformance", name="verdict")
    line = f"{result.verdict.line.ja} / {result.verdict.line.en}"
    if not good:
        _told(element, "failure", result.verdict.state, line)
    else:
        etree.SubElement(element, "system-out").text = _text(line)


def _text(text: str) -> str:
    """Return text that XML can hold: what it cannot is written as an escape."""
    return clean(text).replace("\ufffe", "\\u{fffe}").replace("\uffff", "\\u{ffff}")
