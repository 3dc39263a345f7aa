"""A protected person's row before a change, as functions could have made it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from conformance.cases.trial import Trial
from conformance.catalog.load import load
from conformance.checks.protection import kept_hidden
from conformance.checks.rows.update import _on_another_row
from conformance.worlds.arrange import Arranged
from tests.packages.nobody import NOBODY

DAY = date(2026, 11, 21)
SPEC = load("resident_register")


@pytest.fixture
def trial(monkeypatch):
    monkeypatch.setattr(Trial, "begin", lambda *_: None)
    return Trial(None, SPEC, {SPEC.domain: SPEC}.get, None, NOBODY, DAY, 1)


def entered(trial):
    object.__setattr__(trial, "builder", replace(trial.builder, entered=True))
    return trial


def before(trial):
    operation = SPEC.functions["old-surname-entry"].operation
    view = SPEC.functions["support-error-on-issue"].operation
    inputs = {"old_surname": "旧井", "old_surname_kana": "キュウイ", "event_date": "2026-11-20"}
    return kept_hidden._begin(trial, operation, view, Arranged(inputs, [], DAY, "clerk"))


def test_what_a_change_enters_does_not_stand_yet_where_functions_made_the_row(trial):
    assert before(trial)["old_surname"] is not None
    row = before(entered(trial))
    assert row.get("old_surname") is None
    assert row["address"] is not None


def test_a_wrong_change_is_tried_on_another_row_where_functions_made_it(trial):
    form = Arranged({}, [], DAY, "clerk")
    assert not _on_another_row(trial, form, form)
    assert _on_another_row(trial, form, replace(form, day=date(2026, 11, 20)))
    assert _on_another_row(entered(trial), form, form)
