"""A case rests on the entries that read the answers to its own calls, and on no other."""

from __future__ import annotations

from conformance.catalog.load import load
from conformance.suite.generate import cases_of, requirements
from conformance.suite.needs import calls
from conformance.suite.resting import resting
from conformance.surfaces.mapping.models.section import Mapping

SPEC = load("child_allowance")
SPECS = {SPEC.domain: SPEC}
CASES = [case for one in requirements(SPEC) for case in cases_of(SPEC, one)]
READS, CHOOSES = "data.list", "data.list[0]"


def _section(rows: str) -> Mapping:
    query = {"action": "query", "steps": ({"request": "GET /a", "rows": rows},)}
    return Mapping.model_validate({"calls": (query,)})


def test_who_only_reads_makes_nothing() -> None:
    assert resting(None, SPECS) is None
    assert resting(_section(READS), SPECS) is None


def test_cases_that_query_rest_on_how_a_query_is_read() -> None:
    found = resting(_section(CHOOSES), SPECS)
    assert found is not None
    rest = {case.id for case in CASES if found.of(case)}
    asks = {
        case.id
        for case in CASES
        if case.surface in {"api", "forms"} and any(c.action == "query" for c in calls(SPEC, case))
    }
    assert rest == asks
    assert 0 < len(rest) < len(CASES)
