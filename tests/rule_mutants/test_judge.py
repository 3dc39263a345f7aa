"""Which wrong oracles the facts of a run tell apart: what is missed is found, and can be kept."""

import json
import shutil
from pathlib import Path

import jsonschema
import pytest

from conformance.catalog.asked import asked_facts, write_facts
from conformance.catalog.load import load
from conformance.catalog.locate import catalog_directory
from conformance.cli.main import main
from conformance.cli.schemas import schema_of
from conformance.rule_mutants import judge_rule
from conformance.worlds.asked import first_facts

DOMAIN, RULE = "seal_registration", "registrant-eligibility"


def test_the_same_seed_judges_the_same() -> None:
    spec = load(DOMAIN)

    assert judge_rule(spec, RULE, 3) == judge_rule(spec, RULE, 3)


def test_each_wrong_oracle_is_killed_survives_or_is_taken_for_right() -> None:
    found = judge_rule(load(DOMAIN), RULE, 1)

    assert found.total == len(found.killed) + len(found.survivors) + found.equivalent
    assert found.total > 20
    assert len(found.killed) > found.total / 2
    assert all(0 <= one.by < found.facts for one in found.killed)


def test_a_coded_value_that_no_fact_holds_is_told_with_facts_that_do(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    spec, rule = load("light_vehicle_tax"), "dv-garage-location"
    monkeypatch.setattr("conformance.worlds.asked.asked_facts", lambda _spec: {})

    (one,) = judge_rule(spec, rule, 1).codes_not_asked

    assert (one.input, one.value) == ("supported", "false")
    assert one.decided_by is not None
    assert one.decided_by["supported"] is False


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(catalog_directory() / "child_allowance", tmp_path / "child_allowance")
    (tmp_path / "child_allowance" / "2.0" / "facts.yaml").unlink(missing_ok=True)
    return tmp_path


def test_what_is_missed_is_asked_once_its_facts_are_kept(folder: Path) -> None:
    spec = load("child_allowance", root=folder)
    before = judge_rule(spec, "monthly-amount", 1)
    assert before.survivors

    write_facts(spec, {"monthly-amount": before.wanted})
    load.__globals__["_load"].cache_clear()
    kept = load("child_allowance", root=folder)
    after = judge_rule(kept, "monthly-amount", 1)

    assert after.survivors == ()
    assert len(after.killed) == len(before.killed) + len(before.survivors)
    assert (before.by_chance, after.by_chance) == (2, 0)  # told apart whatever the seed
    assert before.branches_not_taken
    assert [one for one in after.branches_not_taken if one.taken_by] == []
    assert after.wanted == ()


def test_facts_that_are_kept_are_asked_in_every_run(folder: Path) -> None:
    spec = load("child_allowance", root=folder)
    facts = {"month": "2031-01", "income_band": "1", "children": []}
    write_facts(spec, {"monthly-amount": [facts]})
    load.__globals__["_load"].cache_clear()

    kept = load("child_allowance", root=folder)

    assert asked_facts(kept) == {"monthly-amount": [facts]}
    assert facts in first_facts(kept, "monthly-amount")
    assert facts not in first_facts(kept, "payment-end-month")


def test_the_command_tells_writes_and_ends_with_1_where_something_survives(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "mutants.json"

    code = main(["rules", "mutants", DOMAIN, "--rule", RULE, "-n", "1", "--json", str(out)])

    written = json.loads(out.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema_of("rule-mutants")).validate(written)
    assert code == (1 if written["survivors"] else 0)
    assert written["total"] == (
        written["killed"] + written["equivalent"] + len(written["survivors"])
    )
    assert f"{DOMAIN}/{RULE}: {written['total']}" in capsys.readouterr().out


def test_a_rule_that_there_is_not_is_named_with_the_nearest() -> None:
    assert main(["rules", "mutants", DOMAIN, "--rule", "registrant-eligible"]) == 2
