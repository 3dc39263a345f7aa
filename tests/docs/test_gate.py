"""The policy that the pages show is one, and the lines of the CI examples are calls that work."""

from __future__ import annotations

import re
import shlex
import sys
from pathlib import Path

import click
import pytest
import yaml

from conformance.cli.main import main, root
from conformance.results.policy import read_policy
from conformance.results.store import write_result

sys.path.insert(0, str(Path(__file__).parents[1] / "report"))

import samples  # the hand-made results of the report room

DOCS = Path(__file__).parents[2] / "docs"
EXAMPLES = sorted((DOCS / "examples").glob("gate-*.yml"))
POLICY = re.compile(r"```yaml\n(policy:.*?)```", re.DOTALL)


def texts(value: object) -> list[str]:
    """All texts of a YAML document."""
    if isinstance(value, dict):
        return [text for one in value.values() for text in texts(one)]
    if isinstance(value, list):
        return [text for one in value for text in texts(one)]
    return [value] if isinstance(value, str) else []


def calls(example: Path) -> list[list[str]]:
    """The calls of `conformance` in an example, as a shell takes them apart."""
    found = texts(yaml.safe_load(example.read_text(encoding="utf-8")))
    lines = [shlex.split(text) for text in found if text.startswith("conformance ")]
    return [line[1 : line.index("||")] if "||" in line else line[1:] for line in lines]


@pytest.mark.parametrize("lang", ["en", "ja"])
def test_the_policy_shown_is_read(lang: str, tmp_path: Path) -> None:
    (shown,) = POLICY.findall((DOCS / lang / "gate.md").read_text(encoding="utf-8"))
    path = tmp_path / "gate.yaml"
    path.write_text(shown, encoding="utf-8")
    policy = read_policy(path)
    assert policy.narrowed == policy.stale_baseline == policy.sample_package == "warn"
    assert policy.accepted[0].causes == ("U-NO-SURFACE",)


def test_both_pages_show_one_policy_but_for_its_comments() -> None:
    pages = [(DOCS / lang / "gate.md").read_text(encoding="utf-8") for lang in ("en", "ja")]
    one, other = (yaml.safe_load(POLICY.findall(page)[0]) for page in pages)
    assert one == other


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda one: one.stem)
def test_every_call_of_an_example_is_one_that_the_command_knows(example: Path) -> None:
    found = calls(example)
    assert [line[0] for line in found if line[0] in {"run", "gate"}] == ["run", "gate"]
    for name, *rest in found:
        command = root.get_command(click.Context(root), name)
        assert command is not None
        options = {option for one in command.params for option in one.opts}
        assert {word for word in rest if word.startswith("--")} <= options


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda one: one.stem)
@pytest.mark.parametrize("worse", [False, True])
def test_the_gate_of_an_example_decides(
    example: Path, worse: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for folder in ("out", "conformance"):
        (tmp_path / folder).mkdir()
    write_result(samples.result() if worse else samples.conforming(), Path("out/result.json"))
    before = samples.conforming()
    run = before.run.model_copy(update={"seconds": before.run.seconds + 1})  # of another day
    write_result(before.model_copy(update={"run": run}), Path("conformance/baseline.json"))
    Path("conformance/gate.yaml").write_text("policy: 1\ncatalogue: warn\n", encoding="utf-8")
    gate = next(line for line in calls(example) if line[0] == "gate")
    assert main(gate) == int(worse)
    page = Path(gate[gate.index("--md") + 1])
    assert page.read_text(encoding="utf-8").startswith("## ❌" if worse else "## ✅")


def test_a_run_that_wrote_no_result_does_not_open_the_gate(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["gate", "out/result.json"]) == 2
