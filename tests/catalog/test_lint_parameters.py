"""Slips in a new line of dated amounts: each is told, and the bundled catalogue has none."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from conformance.catalog.lint_parameters import parameter_messages
from conformance.catalog.load import domains, load
from conformance.catalog.locate import catalog_directory
from conformance.errors import CatalogError

if TYPE_CHECKING:
    from pathlib import Path

DOMAIN, VERSION = "national_health_insurance", "1.7"
LAST = (
    "  - {from: '2026-04-01', to: '2027-03-31', medical: 670000, support: 260000, "
    "care: 170000, childcare: 30000}\n"
)
TWINS = ("annual-assessment", "prorated-assessment")


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    shutil.copytree(catalog_directory() / DOMAIN, tmp_path / DOMAIN)
    return tmp_path / DOMAIN / VERSION / "rules.yaml"


def told(rules: Path, line: str, instead: str = LAST) -> list[str]:
    """Return what is told once a line stands after the last amounts of the cap."""
    text = rules.read_text("utf-8")
    at = text.index(LAST, text.index("- key: assessment-cap"))
    rules.write_text(text[:at] + instead + line + text[at + len(LAST) :], "utf-8")
    spec = load(DOMAIN, VERSION, rules.parents[2])
    return [m.text("en") for m in parameter_messages(spec) if "assessment-cap" in m.text("en")]


@pytest.mark.parametrize("domain", domains())
def test_the_bundled_amounts_are_sound(domain: str) -> None:
    assert [m.text("en") for m in parameter_messages(load(domain))] == []


GOOD = "medical: 690000, support: 260000, care: 170000, childcare: 30000}\n"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (f"  - {{from: '2027-03-01', {GOOD}", "the line before lasts until 2027-03-31"),
        (f"  - {{from: '2027-05-01', {GOOD}", "no value between 2027-03-31 and this line"),
        (f"  - {{from: '2026-04-01', {GOOD}", "stands twice from the same day"),
        (
            f"  - {{from: '2027-04-01', {GOOD.replace('medical', 'medicl')}",
            "medicl stands in this line alone (medical)",
        ),
        (
            f"  - {{from: '2027-04-01', {GOOD.replace('690000', '69000O')}",
            "medical is of another type than before",
        ),
        (
            f"  - {{from: '2027-04-01', {GOOD.replace('690000', '６９００００')}",
            "medical is of another type than before",
        ),
        (f"  - {{from: '2027-04-01', {GOOD.replace('690000', '690,000')}", "a slip of a digit"),
        (f"  - {{from: '2027-04-01', {GOOD.replace('690000', '69000')}", "a slip of a digit"),
        (f"  - {{from: '2027-04-01', {GOOD.replace('690000', '-690000')}", "a slip of a digit"),
    ],
)
def test_a_slip_in_a_new_line_is_told(rules: Path, line: str, said: str) -> None:
    assert any(said in one for one in told(rules, line))


def test_an_amount_that_is_changed_in_one_of_three_rules_names_the_others(rules: Path) -> None:
    found = told(rules, f"  - {{from: '2027-04-01', {GOOD}")
    assert found
    for twin in TWINS:
        assert any(twin in one and "2027-04-01" in one for one in found)


@pytest.mark.parametrize("day", ["2027-04-31", "令和9年4月1日", "2027-13"])
def test_a_day_that_is_none_is_told_as_a_fault_of_the_catalogue(rules: Path, day: str) -> None:
    with pytest.raises(CatalogError, match="from"):
        told(rules, f"  - {{from: '{day}', {GOOD}")


def test_an_end_before_its_beginning_is_told(rules: Path) -> None:
    with pytest.raises(CatalogError, match="2027-04-01"):
        told(rules, f"  - {{from: '2027-04-01', to: '2027-03-01', {GOOD}")
