"""What an attempt tells of values that differ: all of them, and the first decides the cause."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

import pytest

from conformance.catalog.load import load
from conformance.findings import FindingError
from conformance.suite.generate import cases_of, requirements
from conformance.suite.trial import Trial
from tests.suite.nobody import NOBODY

SPEC = load("child_allowance")
CASE = next(c for r in requirements(SPEC) for c in cases_of(SPEC, r))


@pytest.fixture
def trial():
    return Trial(CASE, SPEC, {}.get, SimpleNamespace(trail=[]), NOBODY, date(2026, 4, 1), 1)


def _found(trial, expected, found):
    with pytest.raises(FindingError) as caught:
        trial.same(expected, found, "records/x")
    return caught.value.finding


def test_equal_values_are_no_finding_and_absent_is_null(trial):
    trial.same({"a": 1, "b": None}, {"a": 1, "c": 2}, "records/x")


def test_one_value_is_told_by_itself(trial):
    finding = _found(trial, {"a": 1, "b": 2}, {"a": 1, "b": 3})
    assert (finding.expected, finding.found, finding.about) == (2, 3, "b")


def test_all_values_that_differ_are_told_at_once(trial):
    finding = _found(trial, {"a": 1, "b": 2, "c": 3}, {"a": 9, "b": 2})
    assert (finding.expected, finding.found) == ({"a": 1, "c": 3}, {"a": 9, "c": None})
    assert finding.cause.endswith(":a")
    assert "a、c" in finding.ja
    assert "a, c" in finding.en


def test_of_many_the_sentence_names_some_and_the_values_all(trial):
    finding = _found(trial, dict.fromkeys("abcdefgh", 1), {})
    assert "ほか2項目" in finding.ja
    assert "and 2 more" in finding.en
    assert len(finding.expected) == len("abcdefgh")
