"""The faults of the sample package can be named without trying them."""

from __future__ import annotations

import json
from types import SimpleNamespace
from typing import TYPE_CHECKING

import jsonschema
import pytest

from conformance.cli import selftest
from conformance.cli.main import main
from conformance.cli.schemas import schema_of
from conformance.cli.selftest_told import matrix_page
from conformance.plugin.selftest_matrix import SelfTest, Trialled
from conformance.reference.mutants import explained
from conformance.reference.mutants.explained import SurvivorReason
from conformance.report.tabled.html import as_html

if TYPE_CHECKING:
    from pathlib import Path

FAULTS = {"a": [SimpleNamespace(key="a-late", title_ja="遅い", title_en="is late")], "none": []}


@pytest.mark.parametrize(
    ("domain", "code", "told"), [("a", 0, "a-late  is late\n"), ("none", 5, "")]
)
def test_the_faults_of_a_domain_are_listed_by_key_and_title(
    domain: str,
    code: int,
    told: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(selftest, "mutants_of", lambda wanted: FAULTS[wanted.domains[0]])
    assert main(["selftest", "--list", "--lang", "en", "--domain", domain]) == code
    assert capsys.readouterr().out == told


TRIALS = (
    Trialled("found", "a/rule/x", "遅い", "is late", ("a/rule/x/examples",), "off_by_one"),
    Trialled("lost", "a/rule/x", "失う", "loses", (), "lost_update"),
    Trialled("spared", "a/rule/y", "別", "other", (), applies=False),
)
WHOLE = SelfTest(TRIALS, ("a/rule/z/examples",), ("a/rule/x/examples", "a/rule/x/idle"), every=True)


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_the_page_tells_every_fault_survivors_alarms_and_idle_cases(lang: str) -> None:
    page = as_html(matrix_page(WHOLE), lang)
    for told in ("a/rule/x/examples", "a/rule/z/examples", "a/rule/x/idle"):
        assert told in page
    for trial in TRIALS:
        assert (trial.title_ja if lang == "ja" else trial.title_en) in page


def test_the_page_says_that_idle_cases_are_not_known_unless_each_was_tried() -> None:
    page = as_html(matrix_page(SelfTest(TRIALS[:1], (), ())), "en")
    assert "--every" in page


def test_what_is_written_fits_its_schema() -> None:
    jsonschema.validate(WHOLE.as_json(), schema_of("selftest"))


@pytest.mark.parametrize(("alarms", "code"), [((), 1), (("a/rule/z/examples",), 1)])
def test_a_survivor_nobody_explained_and_an_alarm_are_failures(
    alarms: tuple[str, ...], code: int, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    whole = SelfTest(TRIALS, alarms, ())
    monkeypatch.setattr(selftest, "selftest", lambda *_, **__: iter([*TRIALS, whole]))
    page, file = tmp_path / "m.html", tmp_path / "m.json"
    told = ["selftest", "--html", str(page), "--json", str(file), "--lang", "en"]
    assert main(told) == code
    assert json.loads(file.read_text("utf-8"))["survivors"] == ["lost"]
    assert "Kill matrix" in page.read_text("utf-8")


def test_an_explained_survivor_is_no_failure_and_says_why(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    why = SurvivorReason(keys="lo*", ja="同じ", en="is the same")
    monkeypatch.setattr(explained, "explanations", lambda: (why,))
    whole = SelfTest(TRIALS, (), ())
    monkeypatch.setattr(selftest, "selftest", lambda *_, **__: iter([whole]))
    assert main(["selftest", "--lang", "en"]) == 0
    assert "lost a/rule/x: is the same" in capsys.readouterr().out
