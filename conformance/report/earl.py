"""EARL 1.0 as JSON-LD: an assertion per case, for tools that gather results of many tests.

EARL knows five outcomes. What was executed and did not meet what no text supports is `cantTell`,
as is what was not judged; `conformance:verdict` holds our own word for each, and that of the whole.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pydantic_core import to_json

from conformance.report.shown import clean

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conformance.findings import Json
    from conformance.results.model import CaseModel, Result

_OUTCOMES: Final[Mapping[str, str]] = {
    "pass": "earl:passed",
    "fail": "earl:failed",
    "not_applicable": "earl:inapplicable",
    "not_declared": "earl:inapplicable",
    "untested": "earl:untested",
}
_CONTEXT: Final[dict[str, Json]] = {
    "earl": "http://www.w3.org/ns/earl#",
    "dct": "http://purl.org/dc/terms/",
    "doap": "http://usefulinc.com/ns/doap#",
    "conformance": "urn:conformance:",
    "assertions": {"@reverse": "earl:subject"},
}


def render(result: Result) -> bytes:
    """Return the result as one JSON-LD document; the same text for the same result."""
    product = result.product
    subject: dict[str, Json] = {
        "@context": _CONTEXT,
        "@type": ["earl:TestSubject", "doap:Project"],
        "doap:name": clean(product.name),
        "doap:revision": clean(product.release),
        "conformance:verdict": result.verdict.state,
        "conformance:exitCode": result.verdict.exit_code,
        "dct:description": [
            {"@language": "ja", "@value": clean(result.verdict.line.ja)},
            {"@language": "en", "@value": clean(result.verdict.line.en)},
        ],
        "assertions": [_assertion(case, result) for case in result.cases],
    }
    return to_json(subject, indent=1) + b"\n"


def _assertion(case: CaseModel, result: Result) -> Json:
    told = case.finding or case.cause
    outcome: dict[str, Json] = {
        "@type": "earl:TestResult",
        "earl:outcome": {"@id": _OUTCOMES.get(case.verdict, "earl:cantTell")},
        "conformance:verdict": case.verdict,
        "dct:date": result.run.started_at.isoformat(),
    }
    if told is not None:
        outcome["earl:info"] = clean(f"{told.code} {told.text.ja} / {told.text.en}")
    return {
        "@type": "earl:Assertion",
        "earl:assertedBy": {"@id": f"urn:conformance:harness:{result.tool_version}"},
        "earl:mode": {"@id": "earl:manual" if case.surface == "evidence" else "earl:automatic"},
        "earl:test": {
            "@id": f"urn:conformance:case:{case.id}",
            "@type": "earl:TestCase",
            "dct:title": clean(case.title.en),
            "dct:isPartOf": case.requirement,
            "conformance:ground": case.ground,
        },
        "earl:result": outcome,
    }
