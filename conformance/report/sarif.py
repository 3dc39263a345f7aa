"""SARIF 2.1.0 for viewers of findings: a result per deviation or open case, none for a pass.

The verdict and all counts stand in the properties of the run; `executionSuccessful` says that the
harness ran to its end, never that the product conforms.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING
from urllib.parse import quote

from pydantic_core import to_json

from conformance.messages.severity import severity_of
from conformance.report.ground import ground
from conformance.report.shown import clean
from conformance.report.words import VERDICTS
from conformance.results.called import CALLED, called

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.findings import Json
    from conformance.results.model import CaseModel, Result
    from conformance.values.words import Bilingual

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
"""The schema of what is written, as viewers look for it."""
_LEVELS = {"fail": "error", "unconfirmed": "warning", "announced": "warning"}
_KINDS = {
    "fail": "fail",
    "unconfirmed": "fail",
    "announced": "fail",
    "needs_review": "review",
    "attested": "informational",
    "answered": "informational",
}
"""What is neither is open; only what fails has a level (SARIF 2.1.0, 3.27.9 and 3.27.10)."""


_MOST_CELLS = 20
"""Places in files that are shown of a case; the numbers in its text are exact."""


def render(result: Result) -> bytes:
    """Return the result as a SARIF log; the same text for the same result."""
    cases = [case for case in result.cases if case.verdict not in _SILENT]
    rules = {case.requirement: case for case in reversed(cases)}
    names = sorted(rules)
    places = {name: number for number, name in enumerate(names)}
    run: dict[str, Json] = {
        "tool": {
            "driver": {
                "name": "conformance",
                "semanticVersion": result.tool_version,
                "rules": [_rule(rules[name]) for name in names],
            }
        },
        "invocations": [
            {
                "executionSuccessful": not result.interrupted,
                "exitCode": result.verdict.exit_code,
                "exitCodeDescription": _said(result.verdict.line),
            }
        ],
        "properties": _properties(result),
        "results": [_result(case, places[case.requirement]) for case in cases],
    }
    log: dict[str, Json] = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return to_json(log, indent=1) + b"\n"


_SILENT = frozenset({"pass", "not_applicable", "not_declared"})
"""Verdicts about which a viewer of findings has nothing to show; they are counted."""


def _properties(result: Result) -> dict[str, Json]:
    counts = Counter(map(called, result.cases))
    return {
        "verdict": result.verdict.state,
        "product": clean(result.product.name),
        "release": clean(result.product.release),
        "counts": {name: counts[name] for name in CALLED if counts.get(name)},
    }


def _rule(case: CaseModel) -> Json:
    return {
        "id": case.requirement,
        "shortDescription": {"text": _said(case.requirement_title)},
        "help": {"text": clean(ground(case.source, case.provenance).en)},
    }


def _result(case: CaseModel, place: int) -> Json:
    return {
        "ruleId": case.requirement,
        "ruleIndex": place,
        "kind": _KINDS.get(case.verdict, "open"),
        "level": _LEVELS.get(case.verdict, "none"),
        "message": {"text": " ".join(filter(None, _told(case)))},
        "locations": [*_cells(case), {"logicalLocations": [{"fullyQualifiedName": case.id}]}],
        "partialFingerprints": {"conformanceCase/v1": case.id},
        "properties": {
            "verdict": case.verdict,
            "ground": case.ground,
            "restsOn": case.rests_on,
            "level": case.level,
            "surface": case.surface,
            **_severity(case),
        },
    }


def _cells(case: CaseModel) -> list[Json]:
    """Return the places in export files that show it, each once."""
    found = () if case.finding is None else case.finding.cells
    lines = dict.fromkeys((one.file, one.line) for one in found)
    return [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": quote(clean(file))},
                "region": {"startLine": line},
            }
        }
        for file, line in list(lines)[:_MOST_CELLS]
    ]


def _severity(case: CaseModel) -> dict[str, Json]:
    """How grave it is what the code of a case says; nothing where it has none."""
    said = case.finding or case.cause
    found = None if said is None else severity_of(said.code)
    return {} if found is None else {"severity": found}


def _told(case: CaseModel) -> Iterator[str]:
    yield f"[{VERDICTS[case.verdict].en}]"
    said = case.finding or case.cause
    if said is not None:
        yield f"{said.code} {_said(said.text)}"
    if case.finding is not None:
        yield clean(case.finding.where)


def _said(text: Bilingual) -> str:
    return clean(text.ja if text.ja == text.en else f"{text.ja} / {text.en}")
