"""A leak counts only where the measure that protects reads back as the case arranged it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]
if str(TESTS) not in sys.path:
    sys.path.insert(0, str(TESTS))

HIDES = "resident_register/function/support-error-on-issue/hides-from-other-municipality"
MEASURES = "shienSochi"


@pytest.fixture
def product(monkeypatch):
    from own_rest.server import make

    monkeypatch.setenv("OWN_REST_SHOKUIN", "90001")
    monkeypatch.setenv("OWN_REST_ANSHO", "made-up")
    return make


def _outcome(app):
    from own_rest.tried import cases_like, session

    (case,) = cases_like(HIDES)
    with session(app) as opened:
        return opened.execute(case)


def _storing(app, monkeypatch, change):
    """Let the product store measures changed, or not at all."""
    from own_rest.store import Register

    add = Register.add

    def changed(self, domain, table, row):
        kept = change(dict(row)) if table == MEASURES else row
        if kept is not None:
            add(self, domain, table, kept)

    monkeypatch.setattr(Register, "add", changed)
    return app


def test_a_true_leak_fails(product):
    outcome = _outcome(product("hidden-person-shown"))
    assert (outcome.verdict, outcome.finding.code) == ("fail", "F-LEAK")


@pytest.mark.parametrize(
    "change",
    [lambda _row: None, lambda row: {**row, "atenaNo": "000000000000000"}],
    ids=["not stored", "stored for another person"],
)
def test_nobody_is_accused_of_a_leak_where_the_measure_does_not_stand(product, monkeypatch, change):
    outcome = _outcome(_storing(product(), monkeypatch, change))
    assert (outcome.verdict, outcome.cause.code) == ("untested", "U-MEASURE-NOT-STORED")
    assert "resident_register/support_measures" in outcome.cause.en
