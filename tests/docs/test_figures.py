"""The figures that the papers give are those of the catalogue and of the sample package."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from conformance.catalog.load import domains, load
from conformance.catalog.stats import count, total
from conformance.catalog.switches import switches
from conformance.reference.mutants import all_mutants

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
