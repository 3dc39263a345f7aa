"""The pages on people name every edge and every law there is, in both languages."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from conformance.population.people.lawful import LAWS
from conformance.population.people.reach import reachable

ROOT = Path(__file__).parents[3]
PAGES = [ROOT / "docs" / lang / "people.md" for lang in ("en", "ja")]
FAMILIES = re.compile(r"^(birthday|change|stays|surname|foreign|address)-.*")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.parent.name)
def test_every_edge_is_named(page: Path) -> None:
    text = page.read_text("utf-8")
    edges = reachable(date(2026, 4, 1), (date(2024, 10, 1),))
    names = {FAMILIES.sub(r"\1-", edge.key) for edge in edges}
    assert {name for name in names if f"`{name}" not in text} == set()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.parent.name)
def test_every_law_is_named(page: Path) -> None:
    text = page.read_text("utf-8")
    assert [law.key for law in LAWS if f"`{law.key}`" not in text] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.parent.name)
def test_the_files_it_names_are_there(page: Path) -> None:
    named = set(re.findall(r"`(\w+\.(?:py|yaml))`", page.read_text("utf-8")))
    folders = [ROOT / "conformance" / "population", ROOT / "conformance" / "population" / "people"]
    assert named
    assert {name for name in named if not any((f / name).is_file() for f in folders)} == set()
