"""A case rests on the entries that read the answers to its own calls, and on no other."""

from __future__ import annotations

import json

from conformance.cases.needs import calls
from conformance.cases.resting import resting
from conformance.catalog.load import load
from conformance.planning.generate import cases_of, requirements
from conformance.surfaces.files_mapping.models.section import FilesMapping
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


def test_cases_of_a_file_rest_on_what_its_columns_do_not_hold() -> None:
    fields = {
        "a": "ア",
        "b": {"constant": "1"},
        "c": {"first_of": ["イ", "ウ"]},
        "d": {"to": "エ", "start": 2},
    }
    files = {"groups": {f"{SPEC.domain}/claims": {"file": "x.csv", "fields": fields}}}
    found = resting(None, SPECS, FilesMapping.model_validate_json(json.dumps(files)))
    assert found is not None
    made = {one.member: one.made for one in found.entries}
    assert made == {"b": "states", "c": "selects", "d": "computes"}
    rest = {case.id for case in CASES if found.of(case)}
    records = {c.id for c in CASES if c.surface == "files" and c.requirement.kind == "record"}
    assert rest & records == {i for i in records if "/record/claims/" in i} != set()
    assert rest <= {case.id for case in CASES if case.surface == "files"}


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
