"""`conformance run --corpus` and `conformance replay`: saved counterexamples, told and named."""

import importlib.util
import json
from pathlib import Path

import pytest

_spec = importlib.util.spec_from_file_location(
    "plugin_conftest", Path(__file__).with_name("conftest.py")
)
kit = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(kit)

CASE = "child_allowance/rule/overpayment-offset/generated-facts"
FAULT = ("--mutant", "child-allowance-no-offset")


def run(out: Path, *arguments: str) -> dict:
    base = (
        "run",
        "reference",
        "--seed",
        "1",
        "--as-of",
        kit.DAY,
        "--out",
        str(out),
        "--case",
        CASE,
        "-n",
        "0",
    )
    kit.conformance(*base, *arguments)
    return kit.result_of(out)


@pytest.mark.whole
def test_a_counterexample_is_saved_told_replayed_and_tried_first(tmp_path):
    first = run(tmp_path / "1", *FAULT)
    found = first["cases"][0]["finding"]
    saved = tmp_path / "1" / "corpus" / f"{CASE}.json"
    kept = json.loads(saved.read_text(encoding="utf-8"))
    assert kept["case"] == CASE
    assert kept["examples"][0]["value"] == found["counterexample"]["value"]
    assert "corpus" not in first
    assert found["story"][-1]["ja"].startswith("→")

    corpus = ("--corpus", str(tmp_path / "1" / "corpus"))
    second = run(tmp_path / "2", *FAULT, *corpus)
    again = second["cases"][0]
    assert again["saved"] == {"tried": 1, "stale": 0}
    assert again["finding"]["counterexample"] == {**found["counterexample"], "saved": True}
    assert second["corpus"]["examples"] == 1
    assert not (tmp_path / "2" / "corpus").exists()

    result = str(tmp_path / "1" / "result.json")
    told = kit.conformance("replay", result, CASE, "--lang", "en")
    assert told.returncode == 1, told.stderr
    assert "decided by a counterexample that an earlier run saved" in told.stdout
    assert "story" in told.stdout


def test_a_folder_that_holds_other_files_is_a_usage_error(tmp_path):
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "x.json").write_text("{}", encoding="utf-8")
    base = ("run", "reference", "--seed", "1", "--as-of", kit.DAY, "--case", CASE, "--lang", "en")
    done = kit.conformance(*base, "--corpus", str(tmp_path / "corpus"))
    assert done.returncode == 2
    assert "USE080" in done.stderr
