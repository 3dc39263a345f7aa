"""What a result calls announced is so by the catalogue, or it excuses nothing."""

from __future__ import annotations

import datetime as dt
from types import SimpleNamespace

import pytest
from results import pairs

from conformance.catalog.load import load
from conformance.catalog.models.levels import Clause
from conformance.cli.main import main
from conformance.results.store import write_result
from conformance.trust import levels
from conformance.trust.announced import hold_announced
from conformance.trust.refused import BundleError

DUE = pairs.TODAY + dt.timedelta(30)
FUNCTION = "child_allowance/function/register-claim"
CLAUSES = (
    Clause.model_validate({"is": "required", "from": DUE.isoformat()}),
    Clause.model_validate({"is": "announced"}),
)


@pytest.fixture
def announced(monkeypatch):
    """The catalogue announces every function for a day."""
    functions = {"register-claim": SimpleNamespace(class_=CLAUSES)}
    monkeypatch.setattr(levels, "load", lambda *_: SimpleNamespace(functions=functions))


CASE = {"id": f"{FUNCTION}/stores-what-was-sent", "requirement": FUNCTION}


def relabelled(**more):
    return pairs.result(pairs.case(1, "announced", **CASE, **more))


def test_a_failure_that_somebody_calls_announced_opens_no_gate(tmp_path, capsys) -> None:
    path = tmp_path / "result.json"
    write_result(relabelled(), path)
    assert main(["gate", str(path)]) == 2
    assert "TRU097" in capsys.readouterr().err


@pytest.mark.usefixtures("announced")
def test_what_the_catalogue_announces_for_the_day_stands() -> None:
    hold_announced(relabelled(due=DUE))


@pytest.mark.usefixtures("announced")
@pytest.mark.parametrize("due", [None, DUE + dt.timedelta(1), DUE - dt.timedelta(1)])
def test_another_day_or_none_does_not(due) -> None:
    with pytest.raises(BundleError, match="TRU097"):
        hold_announced(relabelled(due=due))


def test_what_is_required_cannot_be_announced() -> None:
    assert load("child_allowance").functions["register-claim"].class_ == "required"
    with pytest.raises(BundleError, match="TRU097"):
        hold_announced(relabelled(due=DUE))


def test_other_verdicts_are_no_concern() -> None:
    hold_announced(pairs.result(pairs.case(1, "fail", **CASE)))
