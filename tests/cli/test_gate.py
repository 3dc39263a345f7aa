"""`conformance gate` and `conformance diff` from the command line."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import jsonschema
import pytest

from conformance.cli.main import main
from conformance.cli.schemas import schema_of
from conformance.results.store import write_result

sys.path.insert(0, str(Path(__file__).parents[1] / "report"))

from typing import TYPE_CHECKING

import samples  # the hand-made results of the report room

if TYPE_CHECKING:
    from conformance.results.model import Result


def written(folder: Path, name: str, result: Result) -> str:
    path = folder / f"{name}.json"
    write_result(result, path)
    return str(path)


@pytest.fixture
def good(tmp_path: Path) -> str:
    return written(tmp_path, "good", samples.conforming())


@pytest.fixture
def bad(tmp_path: Path) -> str:
    return written(tmp_path, "bad", samples.result())


@pytest.fixture
def policy(tmp_path: Path) -> str:
    """Results made by hand are of a catalogue that lies nowhere."""
    path = tmp_path / "made-by-hand.yaml"
    path.write_text("policy: 1\ncatalogue: warn\n", encoding="utf-8")
    return str(path)


def test_a_conformant_result_opens_the_gate(
    good: str, policy: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["gate", good, "--lang", "ja", "--policy", policy]) == 0
    first = capsys.readouterr().out.splitlines()[0]
    said = "を導入してよいか: はい。適合です。何を試験していないかは、この結果からは分かりません。"
    assert first.endswith(said)


def test_a_failing_result_shuts_it_and_says_why(
    bad: str, policy: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["gate", bad, "--lang", "en", "--policy", policy]) == 1
    first, *rest = capsys.readouterr().out.splitlines()
    assert "No: 4 failing (causes: 1)" in first
    assert any("F-VALUE" in line for line in rest)


def test_what_is_written_follows_the_published_schemas(good: str, bad: str, tmp_path: Path) -> None:
    gate, diff = tmp_path / "gate.json", tmp_path / "diff.json"
    main(["gate", bad, "--baseline", good, "--json", str(gate)])
    main(["diff", good, bad, "--json", str(diff)])
    for name, path in (("gate", gate), ("comparison", diff)):
        content = json.loads(path.read_text(encoding="utf-8"))
        assert jsonschema.Draft202012Validator(schema_of(name)).is_valid(content)
    assert json.loads(gate.read_text(encoding="utf-8"))["exit_code"] == 1


def test_markdown_and_annotations(
    good: str, bad: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "gate.md"
    assert main(["gate", bad, "--baseline", good, "--md", str(page), "--annotations"]) == 1
    assert page.read_text(encoding="utf-8").startswith("## ❌")
    assert capsys.readouterr().out.startswith("::error ")


def test_diff_says_what_changed_and_ends_with_0(
    good: str, bad: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "diff.md"
    assert main(["diff", good, bad, "--lang", "en", "--md", str(page)]) == 0
    assert "newly failing: " in capsys.readouterr().out
    assert "## newly failing: " in page.read_text(encoding="utf-8")


@pytest.mark.parametrize("release", ["8.0.2", "8.1"])
def test_the_result_is_of_the_release_that_is_to_be_installed(
    good: str, release: str, policy: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code = main(["gate", good, "--release", release, "--policy", policy])
    assert code == (0 if release == "8.0.2" else 2)
    assert ("RES022" in capsys.readouterr().err) is (release == "8.1")


def test_a_baseline_of_another_product_is_refused(
    good: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    one = samples.conforming()
    product = one.product.model_copy(update={"vendor": "別の会社"})
    other = written(tmp_path, "other", one.model_copy(update={"product": product}))
    assert main(["gate", good, "--baseline", other]) == 2
    assert "RES023" in capsys.readouterr().err


def test_a_result_edited_by_hand_is_refused(bad: str, capsys: pytest.CaptureFixture[str]) -> None:
    path = Path(bad)
    text = path.read_text(encoding="utf-8").replace('"exit_code":1', '"exit_code":0')
    path.write_text(text, encoding="utf-8")
    for call in (["gate", bad], ["gate", bad, "--baseline", bad], ["diff", bad, bad]):
        assert main(call) == 2
        assert "RES003" in capsys.readouterr().err


def test_a_wrong_policy_is_an_error_of_the_call(
    good: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    policy = tmp_path / "policy.yaml"
    policy.write_text("policy: 1\nnarrowed: no\n", encoding="utf-8")
    assert main(["gate", good, "--policy", str(policy)]) == 2
    assert f"{policy}:2" in capsys.readouterr().err


def test_without_a_folder_to_write_into_nothing_is_answered(good: str, tmp_path: Path) -> None:
    assert main(["gate", good, "--json", str(tmp_path / "none" / "gate.json")]) == 2
