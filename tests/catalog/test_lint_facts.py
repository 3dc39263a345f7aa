"""Facts that are asked in any case: what could not be asked is told with its line."""

import json
import shutil
from pathlib import Path

import pytest

from conformance.catalog.lint_facts import fact_messages
from conformance.catalog.load import load
from conformance.catalog.locate import catalog_directory
from conformance.cli.main import main
from conformance.errors import CatalogError
from conformance.worlds.undecided import undecided_messages

START = (
    "{event_type: move_in, event_date: '2025-03-27', claim_date: '2025-04-14', closed_dates: []}"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(catalog_directory() / "child_allowance", tmp_path / "child_allowance")
    return tmp_path


def written(folder: Path, *facts: str, key: str = "payment-start-month") -> Path:
    path = folder / "child_allowance" / "2.0" / "facts.yaml"
    lines = ["rules:", f"- key: {key}", "  given:", *(f"  - {one}" for one in facts)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def told(folder: Path) -> list[str]:
    spec = load("child_allowance", root=folder)
    return [m.text("en") for m in (*fact_messages(spec), *undecided_messages(spec))]


def test_facts_that_can_be_asked_give_no_finding(folder: Path) -> None:
    written(folder, START)

    assert told(folder) == []


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (START.replace("claim_date", "claim_day"), "no input claim_day (did you mean claim_date?)"),
        (START.replace("[]}", "[], start_month: 2025-04}"), "start_month is an output"),
        (START.replace("move_in", "moving"), "event_type: 'moving' is not allowed"),
        (START.replace("'2025-04-14'", "null"), "claim_date: null is not allowed"),
        (START, "the same facts stand above"),
        (START.replace("'2025-04-14'", "soon"), "does not decide these facts"),
        ("{event_type: move_in}", "does not decide these facts"),
    ],
)
def test_facts_that_cannot_be_asked_are_told_with_their_line(
    folder: Path, wrong: str, said: str
) -> None:
    path = written(folder, START, wrong)

    found = [text for text in told(folder) if said in text]

    assert len(found) == 1
    assert "CAT038" in found[0]
    assert f"{path}:5" in found[0]
    assert "correct or remove" in found[0]


def test_a_rule_that_there_is_not_is_told_with_the_nearest(folder: Path) -> None:
    path = written(folder, START, key="payment-start-moon")

    (found,) = told(folder)

    assert "did you mean 'payment-start-month'?" in found
    assert f"{path}:2" in found


def test_a_worked_example_is_not_stated_again(folder: Path) -> None:
    spec = load("child_allowance", root=folder)
    given = spec.rules["dv-payee-change"].examples[0].given
    written(folder, json.dumps(given, default=str), key="dv-payee-change")

    assert any("the same facts are a worked example" in text for text in told(folder))


def test_what_must_follow_is_not_stated_beside_the_facts(folder: Path) -> None:
    path = written(folder, START)
    path.write_text(path.read_text(encoding="utf-8") + "  expect: []\n", encoding="utf-8")

    with pytest.raises(CatalogError, match="unknown key 'expect'"):
        told(folder)


def test_the_command_tells_of_facts_that_no_run_asks(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    written(folder, "{event_type: move_in}")
    monkeypatch.setattr(
        "conformance.cli.catalog_lint.load", lambda domain: load(domain, root=folder)
    )

    assert main(["--lang", "ja", "catalog", "lint", "child_allowance"]) == 2
    assert "実行では問われません" in capsys.readouterr().out
