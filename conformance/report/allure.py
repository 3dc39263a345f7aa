"""Results for Allure, in one archive: a result per case, and one more that stands for the verdict.

The members are what `allure generate` and servers of Allure read (its format of results, version
2): unpack them into a folder, or hand the archive over. Allure knows five states. What was executed
and nobody could judge is `unknown`; the label `conformance_verdict` holds our own word for each.
"""

from __future__ import annotations

import hashlib
import io
import uuid
import zipfile
from typing import TYPE_CHECKING, Final

from pydantic_core import to_json

from conformance.report.failure_text import failure_text, judged_text
from conformance.report.groups import domain_of
from conformance.report.shown import clean

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from conformance.findings import Json
    from conformance.results.model import CaseModel, Result

_STATES: Final[Mapping[str, str]] = {
    "pass": "passed",
    "fail": "failed",
    "harness_error": "broken",
    "not_applicable": "skipped",
    "not_declared": "skipped",
    "untested": "skipped",
}
_LONG_AGO: Final = (1980, 1, 1, 0, 0, 0)
"""The time of every member: the same result, the same bytes."""
VERDICT: Final = "verdict"


def render(result: Result, path: str = "result.json") -> bytes:
    """Return the result, which lies at `path`, as a zip archive of results for Allure."""
    file = io.BytesIO()
    # of files of some hundred bytes packing takes most of the time; who reads them unpacks them
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        for one in (*(_of_case(case, path) for case in result.cases), _of_verdict(result)):
            told = _timed(one, result)
            member = zipfile.ZipInfo(f"{told['uuid']}-result.json", _LONG_AGO)
            archive.writestr(member, to_json(told))
    return file.getvalue()


def _of_case(case: CaseModel, path: str) -> dict[str, Json]:
    told: dict[str, Json] = {
        "fullName": case.id,
        "name": clean(f"{case.requirement_title.ja} – {case.title.ja}"),
        "description": clean(f"{case.requirement_title.en} – {case.title.en}"),
        "status": _STATES.get(case.verdict, "unknown"),
        "labels": list(_labels(case)),
    }
    if message := judged_text(case):
        told["statusDetails"] = {"message": message, **_trace(case, path)}
    return told


def _trace(case: CaseModel, path: str) -> dict[str, Json]:
    return {} if case.finding is None else {"trace": failure_text(case, path)}


def _labels(case: CaseModel) -> Iterator[Json]:
    labels = {
        "parentSuite": domain_of(case),
        "suite": case.requirement,
        "layer": case.surface,
        "conformance_verdict": case.verdict,
        "conformance_level": case.level,
        "conformance_ground": case.ground,
    }
    if case.waiver is not None:
        labels["conformance_waiver"] = f"{case.waiver.approver}, {case.waiver.expires}"
    for name, value in labels.items():
        yield {"name": name, "value": clean(value)}


def _of_verdict(result: Result) -> dict[str, Json]:
    """Return the case that fails unless the whole is conformant, for skipped ones fail nothing."""
    verdict = result.verdict
    return {
        "fullName": VERDICT,
        "name": clean(f"{verdict.exit_code} ({verdict.state})"),
        "status": "passed" if verdict.exit_code == 0 else "failed",
        "statusDetails": {"message": clean(f"{verdict.line.ja} / {verdict.line.en}")},
        "labels": [
            {"name": "parentSuite", "value": VERDICT},
            {"name": "conformance_verdict", "value": verdict.state},
        ],
    }


def _timed(told: dict[str, Json], result: Result) -> dict[str, Json]:
    """Return it with what names it in this run and over all runs, and when the run was."""
    began, product = result.run.started_at, result.product
    name = f"{product.vendor}\n{product.name}\n{told['fullName']}"
    return {
        "uuid": str(uuid.UUID(_hash(f"{began.isoformat()}\n{result.checksum}\n{name}"))),
        "historyId": _hash(name),
        "testCaseId": _hash(str(told["fullName"])),
        **told,
        "stage": "finished",
        "start": round(began.timestamp() * 1000),
        "stop": round(result.run.finished_at.timestamp() * 1000),
    }


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:32]
