"""Every requirement of the catalogue has an English title of its own, not its key spelt out."""

from __future__ import annotations

import re

import pytest

from conformance.catalog.load import domains, load
from conformance.planning.generate import requirements


@pytest.mark.parametrize("domain", domains())
def test_every_requirement_has_an_english_title(domain: str) -> None:
    assert [r.id for r in requirements(load(domain)) if not r.title_en] == []


def test_few_titles_are_the_words_of_the_key_alone() -> None:
    every = [r for domain in domains() for r in requirements(load(domain))]
    spelt = [r.id for r in every if plain(r.title_en or "") == plain(r.key)]

    assert len(every) > 3_700
    assert len(spelt) < len(every) / 20


def plain(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", " ", text.lower()).strip()
