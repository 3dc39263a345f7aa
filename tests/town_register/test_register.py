"""A register without a test facility is judged, rightly: sound it is blamed for nothing."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from tests.town_register.register import serve

PROFILE = Path(__file__).with_name("profile.yaml")
FUNCTIONS = (
    "function/move-in-entry/*",
    "function/death/*",
    "function/kana-search/finds-by-name-kana",
)
EVENTS = ("event/death/*", "event/move-in/*")


def verdicts(folder, faults=(), seed="1", chosen=FUNCTIONS):
    """Return the verdicts of the cases on a register, by case."""
    server, url = serve(faults)
    try:
        profile = folder / "profile.yaml"
        profile.write_text(PROFILE.read_text("utf-8").replace("http://127.0.0.1:1\n", f"{url}\n"))
        found = {}
        for number, pattern in enumerate(chosen):
            out = folder / str(number)
            command = [sys.executable, "-m", "conformance", "run", str(profile), "-n", "0"]
            cases = ["--case", f"resident_register/{pattern}", "--surface", "api"]
            subprocess.run(
                [*command, *cases, "--seed", seed, "--out", str(out)],
                check=False,
                capture_output=True,
            )
            result = json.loads((out / "result.json").read_text("utf-8"))
            found |= {case["id"].split("/", 2)[-1]: case for case in result["cases"]}
        return found
    finally:
        server.shutdown()


def failed(cases):
    return {name for name, case in cases.items() if case["verdict"] == "fail"}


@pytest.mark.parametrize("seed", ["1", "2", "3"])
def test_a_sound_register_is_blamed_for_nothing_and_most_is_tried(tmp_path, seed):
    cases = verdicts(tmp_path, seed=seed)
    assert failed(cases) == set()
    counts = Counter(case["verdict"] for case in cases.values())
    assert counts["pass"] > 0.5 * len(cases)
    assert cases["move-in-entry/stores-what-was-sent"]["verdict"] == "pass"
    assert cases["death/stores-what-was-sent"]["verdict"] == "pass"
    assert cases["kana-search/finds-by-name-kana"]["verdict"] == "pass"


def test_what_cannot_be_tried_says_why(tmp_path):
    cases = verdicts(tmp_path)
    untested = {n: c["cause"]["code"] for n, c in cases.items() if c["verdict"] == "untested"}
    assert untested["move-in-entry/rejects-missing-household-number"] == "U-ASSIGNED"
    assert untested["move-in-entry/rejects-missing-resident-since"] == "P-NO-FIELD"
    assert untested["move-in-entry/rejects-missing-address"] == "P-FILLED-IN"


def test_what_a_register_wants_beside_the_contract_is_no_defect(tmp_path):
    cases = verdicts(tmp_path, ("asks-for-more",))
    stores = cases["move-in-entry/stores-what-was-sent"]
    assert (stores["verdict"], stores["cause"]["code"]) == ("untested", "P-ASKS-MORE")
    assert failed(cases) == set()


def test_a_refusal_that_names_something_else_is_no_proof(tmp_path):
    cases = verdicts(tmp_path, ("names-nothing-known",))
    wrong = cases["move-in-entry/rejects-too-long-honseki"]
    assert (wrong["verdict"], wrong["cause"]["code"]) == ("untested", "P-OTHER-ITEM")
    assert failed(cases) == set()


@pytest.mark.parametrize(
    ("fault", "case"),
    [
        ("next-doors-address", "move-in-entry/stores-what-was-sent"),
        ("death-a-day-late", "death/stores-what-was-sent"),
        ("dead-live-on", "death/stores-what-was-sent"),
        ("searches-whole-names", "kana-search/finds-by-name-kana"),
    ],
)
def test_what_a_register_does_wrong_is_found(tmp_path, fault, case):
    assert case in failed(verdicts(tmp_path, (fault,)))


@pytest.mark.parametrize("seed", ["1", "2", "3"])
def test_events_of_a_household_that_the_register_makes_itself_are_judged(tmp_path, seed):
    cases = verdicts(tmp_path, seed=seed, chosen=EVENTS)
    assert failed(cases) == set()
    passed = {name for name, case in cases.items() if case["verdict"] == "pass"}
    assert {
        "death/closes-resident-record",
        "death/states-reason-and-day",
        "death/adds-history",
        "death/replaces-head",
        "death/leaves-household",
        "death/keeps-survivor",
        "death/rejects-already-erased",
        "move-in/opens-resident-record",
        "move-in/adds-history",
        "move-in/joins-household",
        "move-in/keeps-head",
    } <= passed


@pytest.mark.parametrize(
    ("fault", "case"),
    [
        ("no-history", "death/adds-history"),
        ("head-stays", "death/replaces-head"),
        ("housemates-die-too", "death/keeps-survivor"),
        ("dead-live-on", "death/closes-resident-record"),
    ],
)
def test_an_event_half_done_is_found(tmp_path, fault, case):
    assert case in failed(verdicts(tmp_path, (fault,), chosen=EVENTS))
