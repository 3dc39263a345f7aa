"""Articles of law as people write them, however an entry spells them, and in their order."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from conformance.catalog.models.base import LawReference

if TYPE_CHECKING:
    from collections.abc import Iterator

_NUMBER: Final = re.compile(r"(附則)?(\d+)((?:[の_]\d+)*)")
_DIGITS: Final = re.compile(r"\d+")


def article_text(reference: LawReference) -> str:
    """Return article and paragraph as `第9条の2第1項`, however they are stated (`9_2`, `9の2`)."""
    article = _worded(reference.article or "", "条")
    return article + _worded(reference.paragraph or "", "項")


def _worded(stated: str, unit: str) -> str:
    found = _NUMBER.fullmatch(stated.strip())
    if found is None:
        return stated
    before, number, branches = found.groups()
    return f"{before or ''}第{number}{unit}{branches.replace('_', 'の')}"


def article_order(article: str) -> tuple[bool, tuple[int, ...], str]:
    """Return a key by which articles stand as in the law: those of 附則 behind all others."""
    return article.startswith("附則"), tuple(map(int, _DIGITS.findall(article))), article


def references(entry: object) -> Iterator[LawReference]:
    """Yield the provisions that an entry names: a rule's, and those of an event."""
    stated = (*getattr(entry, "law_references", ()), *(getattr(entry, "law", None) or ()))
    yield from (one for one in stated if isinstance(one, LawReference))


def is_within(article: str, wanted: str) -> bool:
    """Say whether an article is the one wanted, or a paragraph of it: 第9条第1項 is of 第9条."""
    return article == wanted or article.startswith(f"{wanted}第")
