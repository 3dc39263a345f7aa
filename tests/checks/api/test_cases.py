"""The official API of the common functions, against the sample package and its faulty variants."""

from __future__ import annotations

import json
import re
from dataclasses import asdict
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

import pytest

from conformance.catalog.load import load
from conformance.planning.generate import cases_of, requirements
from conformance.reference.behaviour import correct
from conformance.reference.mutants import all_mutants
from conformance.reference.mutants.model import Mutant
from tests.packages.served import DOMAIN, session

if TYPE_CHECKING:
    from collections.abc import Iterable

    from conformance.cases.case import Case
    from conformance.cases.outcome import Outcome
    from conformance.reference.behaviour import Conduct

SPEC = load(DOMAIN)
CASES = tuple(case for r in requirements(SPEC) if r.kind == "api" for case in cases_of(SPEC, r))
REQUIREMENT = CASES[0].requirement.id
KILLED = {
    "number-given-twice": {"issues-new-atenabango", "never-gives-twice-atenabango"},
    "operator-not-required": {"rejects-missing-sosashaid"},
    "chosen-number-not-required": {
        "rejects-missing-atenabango-when-shorikubun-1",
        "rejects-missing-atenabango-when-shorikubun-2",
    },
    "half-width-name": {"rejects-width-shimei"},
    "short-my-number": {"rejects-digits-kojinbango"},
    "length-as-characters": {"rejects-digits-jusho-yubinbango"},
    "operator-replaced": {"gives-back-sosashaid"},
    "no-history-number": {"accepts-lawful-request", "starts-rirekibango"},
    "other-success-text": {"accepts-lawful-request", "starts-rirekibango"},
    "error-without-message": {"answers-error-in-form"},
    "unauthorised-without-detail": {"rejects-missing-token", "rejects-unknown-token"},
    "any-scope": {"rejects-token-of-other-scope", "rejects-token-of-other-system"},
    "token-in-query": {"rejects-token-in-query"},
    "refresh-token": {"rejects-refresh-token"},
    "altered-token": {"rejects-altered-token"},
    "token-under-any-scheme": {"rejects-token-outside-bearer"},
    "expired-token": {"rejects-expired-token"},
    "token-of-other-system": {"rejects-token-of-other-system"},
    "number-given-twice-at-once": {"never-gives-twice-atenabango"},
}
QUESTIONS = {
    "concurrent-issue",
    "excess-length-error",
    "history-number-limit",
    "missing-conditional-error",
    "retry-and-duplicates",
}


def slug(case: Case) -> str:
    return case.id.removeprefix(f"{REQUIREMENT}/")


def outcomes(conduct: Conduct, cases: Iterable[Case] = CASES) -> dict[str, Outcome]:
    with session(conduct) as opened:
        return {slug(case): opened.execute(case) for case in cases}


def failed(found: dict[str, Outcome]) -> set[str]:
    return {name for name, outcome in found.items() if outcome.verdict == "fail"}


def faulty(fault: dict[str, object]) -> Conduct:
    titles = {"title_ja": "故障", "title_en": "fault"}
    return Mutant.model_validate(
        {"key": "faulty", "requirement": REQUIREMENT, **titles, "fault": fault}
    ).conduct()


def reading(conduct: Conduct, name: str) -> str:
    found = outcomes(conduct, [case for case in CASES if slug(case) == name])[name]
    assert found.cause is not None, found
    return found.cause.details["reading"]


@pytest.fixture(scope="module")
def right() -> dict[str, Outcome]:
    return outcomes(correct)


def test_the_sample_package_passes_wherever_the_specification_is_clear(
    right: dict[str, Outcome],
) -> None:
    assert {o.verdict for o in right.values()} == {"pass", "spec_unclear"}
    asked = {o.cause.details["question"] for o in right.values() if o.cause is not None}
    assert asked == QUESTIONS
    assert len(right) > 120


def test_every_parameter_has_a_case_that_accepts_or_requires_it() -> None:
    found = {slug(case) for case in CASES}
    for parameter in SPEC.apis[CASES[0].requirement.key].parameters:
        kind = "rejects-missing" if parameter.required else "accepts"
        assert f"{kind}-{parameter.name.replace('_', '-')}" in found


def test_outcomes_are_the_same_in_the_opposite_order(right: dict[str, Outcome]) -> None:
    assert outcomes(correct, reversed(CASES)) == right


def test_every_faulty_variant_stands_in_the_table() -> None:
    prefix = "common-functions-"
    keys = {
        key.removeprefix(prefix)
        for key, one in all_mutants().items()
        if key.startswith(prefix) and one.requirement == REQUIREMENT
    }
    assert keys == set(KILLED)


def _slow(key: str) -> pytest.param:
    """Let a variant that waits in every call be tried with the long tests."""
    return pytest.param(key, marks=[pytest.mark.whole] if key.endswith("at-once") else [])


@pytest.mark.parametrize("key", [*map(_slow, KILLED)])
def test_a_faulty_variant_fails_exactly_where_it_is_wrong(key: str) -> None:
    found = outcomes(all_mutants()[f"common-functions-{key}"].conduct())
    assert failed(found) == KILLED[key]
    assert {o.verdict for o in found.values()} == {"pass", "spec_unclear", "fail"}


def test_no_issued_number_stands_in_the_evidence() -> None:
    found = outcomes(all_mutants()["common-functions-no-history-number"].conduct())
    finding = found["accepts-lawful-request"].finding
    assert finding is not None
    text = json.dumps(asdict(finding), ensure_ascii=False)
    assert "(issued)" in text
    assert re.search(r"90000000000\d{4}", text) is None


@pytest.mark.parametrize(
    ("fault", "name", "expected"),
    [
        (
            {"kind": "other_reason", "code": "E0001", "instead": "E0004", "item": "atenabango"},
            "rejects-missing-atenabango-when-shorikubun-2",
            "E0004",
        ),
        (
            {"kind": "other_reason", "code": "E0003", "instead": "E0002", "item": "shimei"},
            "rejects-excess-shimei",
            "E0002",
        ),
        (
            {"kind": "other_reason", "code": "E0003", "instead": "E0004", "item": "shimei"},
            "rejects-excess-shimei",
            "either",
        ),
        ({"kind": "number_repeated"}, "repeats-atenabango", "same_number"),
        (
            {"kind": "item_replaced", "item": "rirekibango", "by": 7},
            "starts-rirekibango",
            "other",
        ),
        (
            {"kind": "body_changed", "status": 401, "field": "errors", "by": [{"code": "X"}]},
            "rejects-missing-token",
            "allowed",
        ),
    ],
)
def test_where_the_specification_is_unclear_the_reading_is_named(
    fault: dict[str, object], name: str, expected: str
) -> None:
    assert reading(faulty(fault), name) == expected


def test_a_package_that_takes_only_forms_follows_the_other_reading_of_the_request(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def from_form(content: bytes) -> dict[str, str]:
        return dict(parse_qsl(content.decode()))

    monkeypatch.setattr("conformance.reference.linkage_api._object", from_form)
    found = outcomes(correct)
    forms = {o.cause.details["reading"] for o in found.values() if o.cause is not None}
    assert forms == {"form"}
    assert {name for name, o in found.items() if o.cause is None} == {"rejects-refresh-token"}


def test_a_value_that_is_too_long_must_be_refused_under_every_reading() -> None:
    fault = {"kind": "check_skipped", "code": "E0003", "item": "shimei"}
    assert failed(outcomes(faulty(fault))) == {"rejects-excess-shimei"}


def test_a_missing_correlated_parameter_reported_as_a_wrong_character_fails() -> None:
    fault = {
        "kind": "other_reason",
        "code": "E0001",
        "instead": "E0002",
        "item": "nayosesakiatenabango",
    }
    name = "rejects-missing-nayosesakiatenabango-when-nayosemotofuragu-1"
    assert failed(outcomes(faulty(fault))) == {name}
