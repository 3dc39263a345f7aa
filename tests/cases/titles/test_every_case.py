"""The titles of all cases of the catalogue are in one language, and name what they are about."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from conformance.catalog.load import domains, load
from conformance.planning.generate import cases_of, requirements

if TYPE_CHECKING:
    from conformance.cases.case import Case

LATIN = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
OWN_WORDS = frozenset(
    (
        # what forms and files are written as, and how a call is made
        *("XML", "CSV", "PDF", "API", "URL", "Bearer", "E0001", "E0002", "E0003"),
        # abbreviations that the standards and the offices themselves use
        *("ID", "DV", "QR", "eL-QR", "eLTAX", "JNKS", "CS", "HPV", "EUC", "kW", "cc"),
    )
)
"""The only Latin words a Japanese title may hold."""


@cache
def every_case() -> tuple[Case, ...]:
    specs = [load(domain) for domain in domains()]
    return tuple(c for spec in specs for r in requirements(spec) for c in cases_of(spec, r))


def test_japanese_titles_hold_no_english_word_key_or_slug() -> None:
    foreign = {c.id: c.title_ja for c in every_case() if not_own(c.title_ja)}
    assert len(every_case()) > 20_000
    assert foreign == {}


def not_own(title: str) -> set[str]:
    return set(LATIN.findall(title)) - OWN_WORDS


def test_a_word_outside_the_list_is_seen() -> None:
    assert not_own("birth_date の誤り（missing）を理由を示して拒む") == {"birth_date", "missing"}


def test_no_title_has_a_place_left_open() -> None:
    assert [c.id for c in every_case() if set("{}") & set(c.title_ja + c.title_en)] == []


def test_english_titles_hold_no_key_with_underscores() -> None:
    assert {c.id: c.title_en for c in every_case() if "_" in c.title_en} == {}


def test_no_english_title_is_only_the_last_part_of_the_id() -> None:
    assert [c.id for c in every_case() if plain(c.title_en) == plain(c.id.split("/")[-1])] == []


def plain(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", " ", text.lower()).strip()
