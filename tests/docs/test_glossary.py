from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ROW = re.compile(
    r"^\| (?P<ja>.+?) \| (?P<en>.+?) \| `(?P<name>.+?)` \| `(?P<where>.+?)` \|$", re.MULTILINE
)
ENTRIES = [m.groups() for m in ROW.finditer((ROOT / "docs" / "glossary.md").read_text("utf-8"))]


def test_the_glossary_has_sixty_terms_or_more_and_none_twice() -> None:
    terms = [entry[0] for entry in ENTRIES]
    assert len(terms) >= 60
    assert len(set(terms)) == len(terms)


@pytest.mark.parametrize(("_ja", "_en", "name", "where"), ENTRIES, ids=[e[2] for e in ENTRIES])
def test_a_name_of_the_glossary_stands_where_it_says(
    _ja: str, _en: str, name: str, where: str
) -> None:
    word = re.compile(rf"(?<![\w-]){re.escape(name)}(?![\w-])")
    assert any(word.search(path.read_text("utf-8")) for path in ROOT.glob(where))
