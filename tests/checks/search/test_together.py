"""Conditions that no request held: whom a search finds says nothing of them."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from conformance.catalog.load import load
from conformance.checks.search import together
from conformance.findings import Cause, FindingError, UntestedError

SPEC = load("resident_register")
SEARCH = SPEC.functions["mover-selection"].operation
ITEMS = [by.item for by in SEARCH.by]
ROWS = [
    {
        "atena_number": str(n),
        "history_no": 1,
        "household_number": str(70 + n),
        "name": f"見本　{n}郎",
    }
    for n in (1, 2)
]


def trial(monkeypatch, told):
    """Return an attempt on a package that goes by the conditions `told`, and is sent no others."""
    monkeypatch.setattr(together, "_people", lambda *_: ROWS)
    monkeypatch.setattr(together, "arranged", lambda *_: [])
    cause = Cause("P-NOT-CARRIED", "", "", "", "", {})
    monkeypatch.setattr(together, "not_carried", lambda *_: cause)

    def run(asked):
        by = {k: v for k, v in asked.items() if k in told}
        rows = tuple(row for row in ROWS if all(str(v) in str(row[k]) for k, v in by.items()))
        left = frozenset(asked) - set(told)
        return SimpleNamespace(rows=rows, unsent=left, exchange=SimpleNamespace(path="/jumin"))

    return SimpleNamespace(
        spec=SPEC,
        operation=lambda _: SEARCH,
        group=SPEC.records.get,
        begin=lambda _: None,
        accepted=lambda reply: reply,
        run=run,
        deviation=lambda said, **_: FindingError(SimpleNamespace(code=said.code, en="")),
    )


def test_all_conditions_are_judged_where_all_are_sent(monkeypatch):
    together.together(trial(monkeypatch, ITEMS))


def test_conditions_that_were_not_sent_are_no_fault_and_no_pass(monkeypatch):
    with pytest.raises(UntestedError, match="P-NOT-CARRIED"):
        together.together(trial(monkeypatch, ["atena_number"]))


def test_a_condition_that_was_sent_and_is_not_gone_by_is_a_fault(monkeypatch):
    tried = trial(monkeypatch, ["atena_number"])
    sent = tried.run
    everything = lambda asked: SimpleNamespace(**{**vars(sent(asked)), "unsent": frozenset()})  # noqa: E731
    with pytest.raises(FindingError):
        together.together(SimpleNamespace(**{**vars(tried), "run": everything}))
