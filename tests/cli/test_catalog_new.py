"""A scaffold writes what is whole but for what only a person can say, and lint names just that."""

from __future__ import annotations

import os
import re
import runpy
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from conformance.catalog.added import add_catalogue, kept_apart
from conformance.catalog.lint import lint
from conformance.catalog.load import forget, load
from conformance.cli.main import main

ROOT = Path(__file__).resolve().parents[2]
DOMAIN = "water_charge"
OPERATIONS = ("create", "update", "cancel", "search", "batch", "export", "attest")
KIT = runpy.run_path(str(ROOT / "tests" / "plugin" / "conftest.py"))


def _titles(what: str) -> tuple[str, ...]:
    return ("--title-ja", f"見本: {what}", "--title-en", f"Sample of {what}")


def _new(folder: Path, *words: str) -> int:
    return main(["--catalogue", str(folder), "catalog", "new", *words, "--lang", "en"])


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """Return the folder of a domain that was just begun."""
    folder = tmp_path / "own"
    begun = ("catalog", "new", "domain", DOMAIN, "--into", str(folder), *_titles("domain"))
    assert main([*begun, "--lang", "en"]) == 0
    return folder


def _codes(folder: Path) -> list[str]:
    forget()
    with kept_apart():
        add_catalogue(folder)
        return [message.code for message in lint(load(DOMAIN))]


def _answer(folder: Path) -> None:
    """Write what a person would write: something in each place, nothing open."""
    for path in (folder / DOMAIN / "1.0").glob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        text = re.sub(r" *# 要記入（[^）]*）", "", text)
        text = re.sub(r"要記入（[^）]*）|要記入 \([^)]*\)", "a sample", text)
        text = text.replace("未割当（要記入：操作か、求める証拠）", "操作の記録")
        path.write_text(text.replace("要記入", "'1'"), encoding="utf-8")


def test_a_new_domain_is_red_for_what_is_open_and_nothing_else(own: Path) -> None:
    assert set(_codes(own)) == {"CAT042"}
    _answer(own)
    assert _codes(own) == []


@pytest.mark.parametrize("operation", OPERATIONS)
def test_a_new_function_is_red_for_what_is_open_and_then_tried(own: Path, operation: str) -> None:
    _answer(own)
    words = ("function", DOMAIN, "do-it", "--record", "people", "--operation", operation)
    assert _new(own, *words, *_titles("function")) == 0
    assert set(_codes(own)) == {"CAT042"}
    _answer(own)
    assert _codes(own) == []
    function = load(DOMAIN, root=own).functions["do-it"]
    assert function.operation.kind == operation
    assert function.title_ja == "見本: function"


def test_a_new_form_prints_what_each_row_has_and_tells_where_a_person_is(own: Path) -> None:
    _answer(own)
    assert _new(own, "form", DOMAIN, "notice", "--record", "people", *_titles("form")) == 0
    assert set(_codes(own)) == {"CAT042"}
    _answer(own)
    assert _codes(own) == []
    form = load(DOMAIN, root=own).forms["notice"]
    assert [item.key for item in form.items if item.locates] == ["address"]
    assert "support_measure" not in {item.key for item in form.items}
    assert form.suppress_when == ("dv",)


def test_a_new_event_is_entered_by_its_function(own: Path) -> None:
    words = ("function", DOMAIN, "move", "--record", "people", "--operation", "update")
    assert _new(own, *words, *_titles("function")) == 0
    _answer(own)
    assert _new(own, "event", DOMAIN, "moving", "--function", "move", *_titles("event")) == 0
    found = _codes(own)
    assert "CAT042" in found
    assert set(found) <= {"CAT042"}


def test_what_stood_in_a_file_stays_byte_for_byte(own: Path) -> None:
    path = own / DOMAIN / "1.0" / "functions.yaml"
    for number in ("one", "two"):
        before = path.read_text(encoding="utf-8") if number == "two" else ""
        words = ("function", DOMAIN, number, "--record", "people", "--operation", "search")
        assert _new(own, *words, *_titles(number)) == 0
    assert path.read_text(encoding="utf-8").startswith(before)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("domain", "seal_registration", "--into", "x"), "USE182"),
        (("domain", "Water", "--into", "x"), "USE181"),
        (("function", DOMAIN, "Do_it", "--record", "people"), "USE181"),
        (("function", DOMAIN, "do-it", "--record", "peoples"), "USE184"),
        (("function", DOMAIN, "do-it"), "USE183"),
        (("form", DOMAIN, "notice", "--record", "people"), "USE183"),
        (("event", DOMAIN, "moving", "--function", "move"), "USE184"),
        (("rule", DOMAIN, "fee", "--input", "day=date", "--output", "fee=integer"), "USE186"),
    ],
)
def test_what_cannot_be_begun_is_told_and_nothing_is_written(
    own: Path, words: tuple[str, ...], code: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = {p: p.read_bytes() for p in own.rglob("*.yaml")}
    titles = () if code == "USE183" and words[0] == "form" else _titles("x")
    capsys.readouterr()
    assert _new(own, *words, *titles) == 2
    assert capsys.readouterr().err.startswith(code)
    assert {p: p.read_bytes() for p in own.rglob("*.yaml")} == before


def test_a_key_is_never_used_twice(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ("function", DOMAIN, "do-it", "--record", "people", *_titles("function"))
    assert _new(own, *words) == 0
    capsys.readouterr()
    assert _new(own, *words) == 2
    assert capsys.readouterr().err.startswith("CAT047")


def _in_tree(tree: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run the command of a copy of the source tree."""
    return subprocess.run(
        [sys.executable, "-m", "conformance", *words, "--lang", "en"],
        cwd=tree,
        env={**os.environ, "PYTHONPATH": str(tree)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_a_new_rule_disagrees_with_its_example_until_the_oracle_is_written(tmp_path: Path) -> None:
    tree = tmp_path / "tree"
    for name in ("conformance", "spec_catalog"):
        left_out = shutil.ignore_patterns("__pycache__", "manifest.json")
        shutil.copytree(ROOT / name, tree / name, ignore=left_out)
    (tree / "tests").mkdir()
    types = ("--input", "filed_on=date", "--output", "answer_by=date")
    made = _in_tree(
        tree, "catalog", "new", "rule", "seal_registration", "answer-day", *types, *_titles("rule")
    )
    assert made.returncode == 0, made.stderr

    red = _in_tree(tree, "rules", "check", "seal_registration")
    assert red.returncode == 1
    assert "answer-day" in red.stdout
    assert "not written yet" in red.stdout
    assert "disagree 1" in red.stdout
    test = tree / "tests" / "rules" / "seal_registration" / "test_answer_day.py"
    compile(test.read_text(encoding="utf-8"), str(test), "exec")
    lines = _in_tree(tree, "catalog", "lint", "seal_registration").stdout
    assert "CAT042" in lines
    assert "CAT037" in lines  # no ledger entry: nobody read the article yet

    module = tree / "conformance" / "rules" / "seal_registration" / "answer_day.py"
    text = module.read_text(encoding="utf-8")
    written = re.sub(r"    msg = .*", "    return Output(given.filed_on)\n", text, flags=re.DOTALL)
    module.write_text(written, encoding="utf-8")
    green = _in_tree(tree, "rules", "check", "seal_registration")
    assert green.returncode == 0, green.stdout
