"""What a rule rests on is said: ids of laws, what decides without one, closed days."""

import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from conformance.catalog.lint_grounded import grounded_messages
from conformance.catalog.load import domains, load
from conformance.catalog.locate import catalog_directory


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(catalog_directory() / "child_allowance", tmp_path / "child_allowance")
    return tmp_path


def change(folder: Path, file: str, key: str, name: str, line: str | None) -> None:
    """Write another line for a field of an entry, or none."""
    path = folder / "child_allowance" / "2.0" / file
    before, mark, after = path.read_text(encoding="utf-8").partition(f"- key: {key}\n")
    own, end, rest = after.partition("\n- key: ")
    new = "" if line is None else f"  {name}: {line}\n"
    changed, count = re.subn(
        rf"^  {name}:.*\n(  - .*\n)*", lambda _: new, own + "\n", flags=re.MULTILINE
    )
    assert count == 1
    path.write_text(before + mark + changed[:-1] + end + rest, encoding="utf-8")


def told(folder: Path) -> list[tuple[str, str]]:
    spec = load("child_allowance", root=folder)
    return [(one.code, one.text("en")) for one in grounded_messages(spec)]


@pytest.mark.parametrize("domain", domains())
def test_every_specification_says_what_its_rules_rest_on(domain: str) -> None:
    assert [one.text("en") for one in grounded_messages(load(domain))] == []


@pytest.mark.parametrize(
    ("title", "numbered"),
    [
        ("児童手当法", False),
        ("児童手当法施行規則（令和6年改正）", False),
        ("予防接種実施規則", False),
        ("市区町村の負担額規則", True),
        ("税条例", True),
        ("昭和38年厚生省告示第158号", True),
        ("児童手当法施行事務の通知", True),
    ],
)
def test_a_law_is_named_with_its_id_and_what_is_none_needs_none(
    folder: Path, title: str, numbered: bool
) -> None:
    change(folder, "rules.yaml", "payment-schedule", "law_references", f"[{{title: {title}}}]")

    found = told(folder)

    assert [code for code, _ in found] == ([] if numbered else ["CAT115"])
    assert all(title in text and "rules.yaml:" in text for _, text in found)


def test_a_time_limit_of_a_citizen_asks_for_closed_days_or_a_reason(folder: Path) -> None:
    change(folder, "ledger.yaml", "reform-claim-start", "closed_days", None)

    ((code, text),) = told(folder)

    assert code == "CAT116"
    assert "reform-claim-start" in text


def test_a_statement_that_speaks_of_closed_days_is_a_reason(folder: Path) -> None:
    said = "休日でも2025-03-31までに請求する。"
    change(folder, "ledger.yaml", "reform-claim-start", "closed_days", None)
    change(folder, "rules.yaml", "reform-claim-start", "statement", said)

    assert told(folder) == []


def test_what_was_not_read_against_a_statute_says_what_decides_it(folder: Path) -> None:
    change(folder, "ledger.yaml", "dv-payee-change", "rests_on", None)

    ((code, text),) = told(folder)

    assert code == "CAT117"
    assert "dv-payee-change" in text
    assert "ledger.yaml:" in text


def test_what_calls_itself_official_names_its_document() -> None:
    spec = load("seal_registration")
    key, function = next(iter(spec.functions.items()))
    claimed = function.model_copy(update={"provenance": "official", "official": None})
    wrong = replace(spec, functions={**spec.functions, key: claimed})
    assert "CAT054" in {one.code for one in grounded_messages(wrong)}
    assert "CAT054" not in {one.code for one in grounded_messages(spec)}
