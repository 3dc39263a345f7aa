"""What is announced is tried; that it fails is a warning before its day and a failure from it."""

from __future__ import annotations

import datetime as dt
import sys
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from pairs import TODAY, case, result

from conformance.cases.outcome import Outcome
from conformance.catalog.lint_levels import level_messages
from conformance.catalog.load import load
from conformance.catalog.models.levels import Clause, Situation, due
from conformance.findings import Finding
from conformance.plugin.options import options_of
from conformance.plugin.prepare import prepare
from conformance.plugin.record import begin
from conformance.report.markdown import render as as_markdown
from conformance.report.sarif import render as as_sarif
from conformance.results.build import build, judge_case
from conformance.results.comparison import kind_of
from conformance.results.consistent import disagreements
from conformance.results.gate import gate
from conformance.results.lattice import JudgedCase, contribution
from conformance.results.policy import PolicyModel
from conformance.trust.levels import due_of
from conformance.trust.settled import is_allowed

PROFILE = Path(__file__).parents[2] / "vendor_profiles" / "reference.yaml"
RULE = "payment-start-month"
CASE = f"child_allowance/rule/{RULE}/generated-facts"
DUE = dt.date(2027, 4, 1)
DAY = dt.timedelta(1)
ANNOUNCED = (
    Clause.model_validate({"is": "required", "from": "2027-04-01"}),
    Clause.model_validate({"is": "announced"}),
)


def judged(day: dt.date):
    """Return the case that fails, as of a day, and its result."""
    given = {"seed": "1", "profile": str(PROFILE), "as-of": day.isoformat(), "case": CASE}
    prepared = prepare(options_of(given))
    spec = prepared.specs["child_allowance"]
    rule = spec.rules[RULE].model_copy(update={"class_": ANNOUNCED})
    specs = {**prepared.specs, "child_allowance": replace(spec, rules={**spec.rules, RULE: rule})}
    prepared = replace(prepared, specs=specs)
    cause = f"child_allowance/rule/{RULE}"
    finding = Finding("F-VALUE", "違う", "differs", "2025-06", "2025-07", "/x → start_month", cause)
    planned = prepared.plan[0]
    assert planned.verdict is None  # it is tried, whether the profile declares it or not
    one = judge_case(prepared.run, planned, Outcome("fail", finding=finding))
    return one, build(prepared.run, [one], begin(prepared))


def test_it_warns_until_the_day_before_and_fails_from_the_day():
    before, told = judged(DUE - DAY)
    assert (before.verdict, before.level, before.due) == ("announced", "announced", DUE)
    assert told.verdict.state == "incomplete"  # nothing was earned by it, either
    assert str(DUE) in told.verdict.line.ja
    assert str(DUE) in told.verdict.line.en
    after, failed = judged(DUE)
    assert (after.verdict, after.level, after.due) == ("fail", "required", None)
    assert failed.verdict.state == "not_conformant"


def test_reports_warn_with_the_day():
    _, told = judged(DUE - DAY)
    assert disagreements(told) == ()
    assert f"{CASE}（{DUE} から不合格）" in as_markdown(told, "ja").replace("\\", "")
    assert b'"level":"warning"' in as_sarif(told).replace(b" ", b"")


@pytest.mark.parametrize("verdict", ["announced", "untested", "needs_review", "unconfirmed"])
def test_what_is_announced_neither_helps_nor_hurts(verdict: str):
    assert contribution(JudgedCase(verdict, "announced")) is None
    assert contribution(JudgedCase("pass", "announced")) is None
    passed, other = case(1), case(2, "announced")
    assert result(passed, other).verdict.state == "conformant"
    assert result(other).verdict.state == "incomplete"


def test_a_failure_is_none_of_the_warnings():
    assert contribution(JudgedCase("fail", "announced")) == "not_conformant"
    assert contribution(JudgedCase("harness_error", "announced")) == "harness_error"


@pytest.mark.parametrize(
    ("due_on", "name", "opens"),
    [
        (TODAY + DAY, "announced", True),
        (TODAY, "announced_due", False),
        (TODAY - DAY, "announced_due", False),
        (None, "announced_due", False),
    ],
)
def test_a_gate_knows_the_day_even_if_the_run_was_before(
    due_on: dt.date | None, name: str, opens: bool
):
    answer = gate(result(case(1), case(2, "announced", due=due_on)), PolicyModel(), TODAY)
    assert name in [one.name for one in answer.reasons]
    assert answer.opens is opens


def test_releases_are_compared():
    passed, warned, failed = case(1), case(1, "announced"), case(1, "fail")
    assert kind_of(passed, warned) == "newly_announced"
    assert kind_of(warned, warned) is None
    assert kind_of(warned, failed) == "newly_failing"
    assert kind_of(warned, passed) == "repaired"


def test_nobody_can_call_a_failure_announced(monkeypatch: pytest.MonkeyPatch):
    lie = case(1, "announced", level="required")
    assert not is_allowed(lie, result(lie))
    bare = case(1, "announced", due=None)
    assert not is_allowed(bare, result(bare))
    spec = SimpleNamespace(rules={"rule-1": SimpleNamespace(class_=ANNOUNCED)})
    monkeypatch.setattr("conformance.trust.levels.load", lambda *_: spec)
    honest = case(1, "announced", due=DUE)
    assert due_of(result(honest), honest.requirement) == {DUE}
    assert is_allowed(honest, result(honest))


def test_the_day_is_the_first_on_which_the_class_is_required_here():
    cities = [
        Clause.model_validate({"is": "required", "city": ("core_city",), "from": "2027-04-01"}),
        Clause.model_validate({"is": "required", "from": "2028-04-01"}),
        Clause.model_validate({"is": "announced"}),
    ]
    core, other = (
        Situation(city, dt.date(2026, 4, 1), "2.0") for city in ("core_city", "general_city")
    )
    assert due(tuple(cities), core) == dt.date(2027, 4, 1)
    assert due(tuple(cities), other) == dt.date(2028, 4, 1)
    assert due("announced", core) is None


@pytest.mark.parametrize(
    ("clauses", "wrong"),
    [
        (ANNOUNCED, False),
        ("announced", True),
        ((ANNOUNCED[1],), True),
        ((ANNOUNCED[1], ANNOUNCED[0]), True),  # the first that holds decides: it never ends
        (
            (
                Clause.model_validate(
                    {"is": "required", "city": ("core_city",), "from": "2027-04-01"}
                ),
                ANNOUNCED[1],
            ),
            True,
        ),
    ],
)
def test_an_announcement_without_an_end_is_no_catalogue(clauses, wrong: bool):
    spec = load("child_allowance")
    rule = spec.rules[RULE].model_copy(update={"class_": clauses})
    found = list(level_messages(replace(spec, rules={**spec.rules, RULE: rule})))
    assert [one.code for one in found] == (["CAT052"] if wrong else [])
