"""Lawful requests and rows for batches: what an item can hold, and all conditions at once."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

from conformance.cases.trial import Trial
from conformance.catalog.load import load
from conformance.catalog.models.operations import Batch, Condition
from conformance.checks.batch import _row
from conformance.worlds.arrange import legal_forms
from tests.packages.nobody import NOBODY

DAY = date(2026, 4, 1)


def trial_of(domain: str, function: str) -> Trial:
    made = object.__new__(Trial)
    made.spec, made.specification, made.day, made.seed, made.scope = load(domain), load, DAY, 1, ""
    made.profile = NOBODY  # type: ignore[assignment]
    made.case = SimpleNamespace(requirement=SimpleNamespace(key=function))  # type: ignore[assignment]
    return made


def test_a_worked_example_that_an_item_cannot_hold_makes_no_lawful_request() -> None:
    """The rule rejects terms of 2 and of 37 months; the item holds 3 to 36."""
    trial = trial_of("disability_welfare", "support-level")

    forms = list(legal_forms(trial, trial.spec.functions["support-level"].operation))

    assert sorted({form.inputs["validity_months"] for form in forms}) == [12, 36]


def test_a_row_inside_a_batch_has_none_of_the_values_excluded_one_by_one() -> None:
    excluded = [Condition(item="status", op="not_equals", value=value) for value in ("1", "2", "9")]
    trial = trial_of("disability_welfare", "death-moveout-check")

    row = _row(trial, Batch(kind="batch", record="recipients", when=tuple(excluded)), "in", None)

    assert row["status"] == "3"


def test_every_row_put_before_a_batch_is_as_its_requirement_tells() -> None:
    trial = trial_of("light_vehicle_tax", "initial-batch-light")
    operation = trial.spec.functions["initial-batch-light"].operation

    rows = [_row(trial, operation, f"row {n}", n) for n in (None, 0, 1)]

    assert all(operation.alike.items() <= row.items() for row in rows)
    assert [row["hold_kind"] == "0" for row in rows] == [True, False, True]
    assert [row["nontax_kind"] == "0" for row in rows] == [True, True, False]
