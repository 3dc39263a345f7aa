"""An event of a person is entered with what stands of them, and never before they were here."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from conformance.cases.trial import Trial
from conformance.catalog.lives import lives
from conformance.catalog.load import load
from conformance.checks.lives.model import Ledger
from conformance.checks.lives.registered import here_since, registered
from conformance.checks.lives.renamed import as_named_now
from conformance.checks.lives.request import request
from conformance.contract.state import State
from conformance.planning.generate import cases_of, requirements
from conformance.population.rows import PlacedRow
from tests.packages.nobody import NOBODY

SPEC = load("resident_register")
DAY = date(2025, 10, 1)
PEOPLE = ("japanese_residents", "foreign_residents")


@pytest.fixture
def trial() -> Trial:
    case = next(c for r in requirements(SPEC) for c in cases_of(SPEC, r))
    find = {SPEC.domain: SPEC}.get
    return Trial(case, SPEC, find, None, NOBODY, DAY, 1)  # type: ignore[arg-type]


def _moved_in(trial: Trial, owner: int = 0) -> tuple[Ledger, dict]:
    ledger = Ledger(State(trial.specification, DAY))
    made = request(trial, ledger, lives()["jp-moves-in"], owner, 0)
    assert made is not None
    row = {**made.inputs, "resident_status": "1"}
    ledger.arrange([*made.world, PlacedRow(SPEC.domain, "japanese_residents", row)], owner)
    return ledger, row


def test_nothing_stands_of_who_was_never_entered(trial: Trial) -> None:
    ledger = Ledger(State(trial.specification, DAY))
    assert registered(ledger, SPEC, 0) == {}
    assert here_since(ledger, SPEC, 0) is None


def test_a_parent_of_the_household_is_not_the_child(trial: Trial) -> None:
    """A domain about children knows rows of a parent as the child's, too: the number tells."""
    ledger, row = _moved_in(trial)
    child = {**row, "atena_number": "1" * 15, "resident_code": "1" * 11, "name": "別　名"}
    ledger.arrange([PlacedRow(SPEC.domain, "japanese_residents", child)], 0)
    for one in (row, child):
        assert registered(ledger, SPEC, 0, one["atena_number"])["name"] == one["name"]


def test_birth_and_sex_stay_though_the_business_date_goes_on(trial: Trial) -> None:
    ledger, row = _moved_in(trial)
    known = registered(ledger, SPEC, 0)
    assert known["birth_date"] == row["birth_date"]
    ledger.state = ledger.state.on(DAY + timedelta(days=800))
    made = request(trial, ledger, lives()["support-decided"], 0, 0)
    assert made is not None
    told = {k: v for k, v in made.inputs.items() if k in {"birth_date", "sex"}}
    assert told == {key: row[key] for key in told}
    assert "birth_date" in told


def test_an_event_is_not_entered_of_days_before_the_person_was_here(trial: Trial) -> None:
    ledger, row = _moved_in(trial)
    assert here_since(ledger, SPEC, 0) == date.fromisoformat(str(row["resident_since"]))
    ledger.state = ledger.state.on(DAY + timedelta(days=3))
    made = request(trial, ledger, lives()["jp-corrected"], 0, 30)
    assert made is not None
    assert made.inputs["event_date"] == DAY.isoformat()


def test_somebody_else_is_not_taken_for_the_person(trial: Trial) -> None:
    ledger, _ = _moved_in(trial)
    assert registered(ledger, SPEC, 1) == {}


def test_a_child_of_a_payee_is_not_born_on_the_payees_day() -> None:
    spec = load("child_allowance")
    case = next(c for r in requirements(spec) for c in cases_of(spec, r))
    found = {spec.domain: spec}.get
    trial = Trial(case, spec, found, None, NOBODY, DAY, 1)  # type: ignore[arg-type]
    ledger = Ledger(State(trial.specification, DAY))
    payee = request(trial, ledger, lives()["ca-registers"], 0, 0)
    assert payee is not None
    ledger.arrange(payee.world, 0)
    ledger.owned(payee.at, payee.key, 0)
    ledger.state = payee.after[0]
    child = request(trial, ledger, lives()["ca-child-added"], 0, 0)
    assert child is not None
    (born,) = (k.row["birth_date"] for k in payee.after[0].at((spec.domain, "payees")))
    assert child.inputs["birth_date"] > born


def test_rows_that_are_stored_again_name_a_person_as_the_register_does_by_then(
    trial: Trial,
) -> None:
    """A measure decided under a former name is not loaded beside a person of another name."""
    ledger, row = _moved_in(trial)
    decided = request(trial, ledger, lives()["support-decided"], 0, 0)
    assert decided is not None
    number = row["atena_number"]
    measure = {**decided.inputs, "atena_number": number, "name": row["name"], "history_no": 1}
    ledger.arrange([PlacedRow(SPEC.domain, "support_measures", measure)], 0)
    assert as_named_now(ledger) == ledger.state
    (before,) = ledger.own((SPEC.domain, "japanese_residents"), 0)
    married = {**before.row, "history_no": 2, "name": "改姓　花子"}
    ledger.arrange([PlacedRow(SPEC.domain, "japanese_residents", married)], 0)
    then = as_named_now(ledger)
    assert [k.row["name"] for k in then.at((SPEC.domain, "support_measures"))] == ["改姓　花子"]
    names = [k.row["name"] for k in then.at((SPEC.domain, "japanese_residents"))]
    assert names == [row["name"], "改姓　花子"]
