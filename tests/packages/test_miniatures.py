"""No case passes on a package that does nothing: what a check sees, it must have seen."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

from conformance.plugin.options import options_of
from conformance.plugin.prepare import prepare
from conformance.surfaces.endpoint import Endpoint
from conformance.surfaces.oauth import Client
from conformance.worlds.session import Session

_spec = importlib.util.spec_from_file_location(
    "miniatures", Path(__file__).with_name("miniatures.py")
)
miniatures = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(miniatures)

PROFILE = Path(__file__).resolve().parents[2] / "vendor_profiles" / "reference.yaml"


def _verdicts(answer):
    prepared = prepare(
        options_of(
            {
                "seed": "1",
                "profile": str(PROFILE),
                "as-of": "2026-11-21",
                "domain": "child_allowance",
                "surface": "api",
            }
        )
    )
    with miniatures.serving(answer) as url:
        end = Endpoint(url, Client("a" * 32, "b" * 40))
        session = Session(prepared.specs, prepared.profile.profile, prepared.options.day, 1, end)
        return {p.case.id: session.execute(p.case) for p in prepared.executable}


@pytest.mark.parametrize(
    ("answer", "allowed"),
    [
        pytest.param(miniatures.yes_man, set(), id="accepts everything, keeps nothing"),
        pytest.param(
            miniatures.echo, set(), marks=pytest.mark.whole, id="gives back what was sent"
        ),
        pytest.param(
            miniatures.nay_sayer("E0001"),
            set(),
            marks=pytest.mark.whole,
            id="refuses everything as missing",
        ),
        pytest.param(
            miniatures.nay_sayer("C0405"), set(), marks=pytest.mark.whole, id="provides nothing"
        ),
        pytest.param(miniatures.broken, set(), marks=pytest.mark.whole, id="is out of order"),
    ],
)
def test_a_package_that_does_nothing_passes_nothing(answer, allowed):
    outcomes = _verdicts(answer)
    assert len(outcomes) > 500
    assert {i for i, o in outcomes.items() if o.verdict == "pass"} == allowed
    faults = {i: o.cause.details for i, o in outcomes.items() if o.verdict == "harness_error"}
    assert not faults
