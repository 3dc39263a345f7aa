"""A view shows items that there are, of groups that hold rows, and no function writes into it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from conformance.catalog.lint_rows import row_problems
from conformance.catalog.load import load
from conformance.catalog.models.records import View

SPEC = load("resident_register")
GROUP = SPEC.records["residents"]


def _told(view, spec=SPEC):
    changed = GROUP.model_copy(update={"view": view})
    return [(where, found) for where, found, _ in row_problems(spec, changed)]


def test_the_view_of_residents_is_sound():
    assert GROUP.view is not None
    assert _told(GROUP.view) == []


@pytest.mark.parametrize("name", ["nowhere", "residents"])
def test_a_view_shows_groups_that_hold_rows(name):
    assert ("view.of", name) in _told(View(of=(name,)))


def test_a_view_shows_items_that_there_are():
    assert _told(View(of=GROUP.view.of)) == [("view.of.foreign_residents", "name")]


def test_no_function_writes_into_a_view():
    writing = SPEC.functions["jp-basic-items"]
    operation = writing.operation.model_copy(update={"record": "residents"})
    changed = writing.model_copy(update={"operation": operation})
    spec = replace(SPEC, functions={writing.key: changed})
    assert _told(GROUP.view, spec) == [("view (jp-basic-items)", "residents")]
