"""What an attempt tells of values that differ: all of them, and the first decides the cause."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

import pytest

from conformance.cases.trial import Trial
from conformance.catalog.load import load
from conformance.findings import FindingError
from conformance.planning.generate import cases_of, requirements
from conformance.population.rows import PlacedRow
from tests.packages.nobody import NOBODY

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


def test_what_stands_already_is_not_stored_again(trial):
    stored = []
    trial.specification = {SPEC.domain: SPEC}.get
    trial.interface = SimpleNamespace(trail=[], fresh=lambda _day: None, load=stored.extend)

    group = next(one for one in trial.spec.records.values() if one.view is None)
    one, other = (dict.fromkeys(group.primary_key, n) for n in ("1", "2"))
    trial.begin([PlacedRow(trial.domain, group.key, one)])
    stored.clear()
    trial.add(
        [
            PlacedRow(trial.domain, group.key, {**one, "x": 1}),
            PlacedRow(trial.domain, group.key, other),
        ]
    )
    assert [placed.row for placed in stored] == [other]
