"""The reference of the mapping: every key is named, every example is one the profile takes."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest
from pydantic import BaseModel

from conformance.surfaces.mapping.check import names, writing
from conformance.surfaces.mapping.dates import TOKENS
from conformance.surfaces.mapping.models import Mapping
from conformance.surfaces.mapping.variables import ALWAYS, BY_ACTION, WITHIN_EACH
from conformance.surfaces.profile import load_profile

DOCS = Path(__file__).parents[3] / "docs"
PAPERS = (DOCS / "en" / "mapping.md", DOCS / "ja" / "mapping.md")
BLOCK = re.compile(r"```yaml\n(.*?)```", re.DOTALL)
HEAD = """profile: 1
product: {name: 見本, vendor: 見本, release: "1"}
municipality: {type: general_city, code: "139998", name: 見本市}
specifications: {}
surfaces:
  api:
"""


def keys(kind: object, seen: set[type]) -> set[str]:
    found = set()
    if isinstance(kind, type) and issubclass(kind, BaseModel) and kind not in seen:
        seen.add(kind)
        for name, info in kind.model_fields.items():
            found |= {info.alias or name} | keys(info.annotation, seen)
    return found.union(*(keys(inner, seen) for inner in get_args(kind)))


def blocks(paper: Path) -> list[str]:
    return BLOCK.findall(paper.read_text("utf-8"))


def test_both_papers_have_the_same_examples():
    assert blocks(PAPERS[0]) == blocks(PAPERS[1])
    assert len(blocks(PAPERS[0])) >= 7


@pytest.mark.parametrize("number", range(7))
def test_an_example_is_one_the_profile_takes(number, specs, tmp_path):
    path = tmp_path / "profile.yaml"
    example = "".join(f"    {line}\n" for line in blocks(PAPERS[0])[number].splitlines())
    path.write_text(HEAD + example, encoding="utf-8")
    api = load_profile(path).profile.surfaces.api
    assert list(writing.problems(api)) == []
    assert list(names.problems(api.mapping, specs)) == []


@pytest.mark.parametrize("paper", PAPERS, ids=lambda p: p.parent.name)
def test_the_paper_names_every_key_variable_and_token(paper):
    text = paper.read_text("utf-8")
    wanted = keys(Mapping, set()) | ALWAYS | WITHIN_EACH.union(*BY_ACTION.values()) | {*BY_ACTION}
    assert sorted(w for w in wanted if not re.search(rf"\b{w}\b", text)) == []
    assert [t for t in TOKENS if f"{{{t}}}" not in text] == []
