"""The figures that the papers give are those of the catalogue and of the sample package."""

from __future__ import annotations

import importlib.util
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from conformance.catalog.load import domains, load
from conformance.catalog.stats import count, total
from conformance.catalog.switches import switches
from conformance.reference.mutants import all_mutants

if TYPE_CHECKING:
    from types import ModuleType

ROOT = Path(__file__).parents[2]
SOURCES = re.compile(
    r"^\| (\S+) (?:[^|]*)\| [\d.]+ \| (?:functions:|機能) (\d+)\D+(\d+)", re.MULTILINE
)
OWN_WORDS = {"child_allowance", "resident_register", "common_functions"}
"""Told in the papers by words of their own, without figures."""


@cache
def figures() -> dict[str, int]:
    """What the change log counts, by the words that follow the figure."""
    sums = total(count(load(domain)) for domain in domains())
    switched = [len(switches(load(domain))) for domain in domains()]
    return {
        "functions": sums.functions,
        "forms": sums.forms,
        "linkages": sums.linkages,
        "rules with": sums.rules,
        "worked examples": sums.examples,
        "seeded faults": len(all_mutants()),
        "open questions in": sum(switched),
        "domains; the result": sum(n > 0 for n in switched),
    }


@pytest.mark.parametrize("words", list(figures()))
def test_the_change_log_counts_what_there_is(words: str) -> None:
    """`conformance catalog stats` and `conformance reference mutants` say the figure."""
    text = " ".join((ROOT / "CHANGELOG.md").read_text(encoding="utf-8").split())
    told = re.findall(rf"(\d[\d,]*) {words}", text)
    assert told == [f"{figures()[words]:,}"]


@pytest.mark.parametrize("readme", ["README.md", "README.ja.md"])
def test_a_readme_counts_the_functions_of_each_domain_by_source(readme: str) -> None:
    found = SOURCES.findall((ROOT / readme).read_text(encoding="utf-8"))
    told = {name: (int(known), int(built)) for name, known, built in found}
    wanted = {}
    for domain in sorted(set(domains()) - OWN_WORDS):
        by = count(load(domain)).by_provenance
        known = by.get("derived", 0) + by.get("official", 0)
        wanted[load(domain).head.name_ja] = (known, by.get("reconstructed", 0))
    assert told == wanted


def script() -> ModuleType:
    """`.ci/cases_by_ground.py`, which writes the figures."""
    spec = importlib.util.spec_from_file_location("cases", ROOT / ".ci" / "cases_by_ground.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def numbers(row: str) -> list[int]:
    """The last five cells of a row: cases, and four shares."""
    return [int(re.sub(r"\D", "", cell)) for cell in row.strip("| \n").split("|")[-5:]]


@pytest.mark.parametrize("readme", ["README.md", "README.ja.md"])
def test_a_readme_counts_the_cases_of_each_domain_by_ground(readme: str) -> None:
    """Told are about so many: a twentieth, and three points of a share, may have come since."""
    cases = script()
    counts, in_all = cases.counted(), cases.READMES[readme]
    assert len(counts) == len(domains())
    told = (ROOT / readme).read_text(encoding="utf-8")
    now = cases.written(told, counts, in_all)
    rows = [(was, is_) for was, is_ in zip(told.split("\n"), now.split("\n"), strict=True)]
    rows = [(numbers(was), numbers(is_)) for was, is_ in rows if is_.endswith(" % |")]
    assert len(rows) == len(counts) + 1
    for was, is_ in rows:
        assert abs(was[0] - is_[0]) <= max(10, is_[0] / 20), "run python .ci/cases_by_ground.py"
        assert all(abs(a - b) <= 3 for a, b in zip(was[1:], is_[1:], strict=True))
