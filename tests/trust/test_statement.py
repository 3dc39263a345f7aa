"""The statement says no more than the result: PASSED only where nothing at all is left open."""

from __future__ import annotations

import datetime as dt
import json

import pytest
import signed

from conformance.trust.statement import moment, statement_of, timestamp_text


def told(result) -> str:
    return statement_of(result, {}, "2026-11-24T00:00:00Z").predicate.result


def of(result, verdict: str):
    """The result with every case of one verdict, and what follows."""
    bare = {"verdict": verdict, "cause": None, "attestation": None}
    cases = tuple(c.model_copy(update=bare) for c in result.cases if c.level == "required")
    return signed.derived(result, cases=cases)


def test_passed_is_told_where_all_was_executed_and_passed(whole) -> None:
    assert told(of(whole, "pass")) == "PASSED"


@pytest.mark.parametrize("verdict", ["untested", "needs_review", "harness_error", "not_applicable"])
def test_nothing_that_was_left_open_passes(whole, verdict) -> None:
    open_ = of(whole, "pass")
    cases = signed.with_case(open_, 0, verdict=verdict)
    assert told(of(whole, verdict)) == "FAILED"
    expected = "PASSED" if verdict == "not_applicable" else "FAILED"
    assert told(signed.derived(open_, cases=cases)) == expected


@pytest.mark.parametrize("verdict", ["attested", "answered", "spec_unclear"])
def test_what_is_only_stated_is_a_warning(whole, verdict) -> None:
    every = of(whole, "pass")
    assert told(signed.derived(every, cases=signed.with_case(every, 0, verdict=verdict))) == (
        "WARNED"
    )


def test_a_part_is_a_warning(whole) -> None:
    every = of(whole, "pass")
    scope = every.scope.model_copy(update={"narrowed": True, "surfaces": ("api",)})
    assert told(signed.derived(every, scope=scope)) == "WARNED"


def test_a_seeded_fault_is_a_warning(whole) -> None:
    every = of(whole, "pass")
    asked = every.invocation.model_copy(update={"mutant": "x"})
    assert told(signed.derived(every, invocation=asked)) == "WARNED"


def test_the_digests_of_all_that_decided_are_in_it(whole) -> None:
    statement = statement_of(whole, {"result.json": b"x"}, "")
    named = {one.name: one for one in statement.predicate.configuration}
    assert named["catalogue/child_allowance/2.0"].digest == {"sha256": whole.catalogue[0].digest}
    assert named["profile"].digest == {"sha256": whole.profile_digest}
    assert named["hypothesis"].uri == (
        f"pkg:pypi/hypothesis@{whole.invocation.versions.hypothesis}"
    )
    assert named["result.json"].digest is not None
    assert json.loads(statement.to_bytes())["_type"] == "https://in-toto.io/Statement/v1"


def test_a_moment_is_written_one_way() -> None:
    at = dt.datetime(2026, 11, 24, 9, 0, 0, tzinfo=dt.timezone(dt.timedelta(hours=9)))
    assert timestamp_text(at) == "2026-11-24T00:00:00Z"
    assert moment(timestamp_text(at)) == at
    for text in ("2026-11-24T00:00:00+00:00", "2026-11-24", "2026-11-24T0:00:00Z", "", "x"):
        assert moment(text) is None
