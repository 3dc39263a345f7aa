"""Lint the English titles: every requirement and open question has one, in English."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from conformance.errors import Message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.catalog.models.domain import Specification

_JAPANESE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_NAMES = {
    **dict.fromkeys(
        (
            *("functions", "events", "forms", "linkages", "apis", "rules", "invariants"),
            "questions",
        ),
        "title_en",
    ),
    "records": "name_en",
}
"""The files of a specification, each with the field that holds the English title."""


def title_messages(spec: Specification) -> Iterator[Message]:
    """Yield the entries without an English title, or with one that is not in English."""
    for kind, name in _NAMES.items():
        for key, entry in getattr(spec, kind).items():
            title = getattr(entry, name)
            if not title or _JAPANESE.search(title):
                yield _untitled(spec, kind, key, name)


def _untitled(spec: Specification, kind: str, key: str, name: str) -> Message:
    return Message(
        "CAT033",
        f"{key} の {name} に英語の題がありません。",
        f"{key} has no title in English under {name}",
        f"{name}: に、日本語の題を訳した短い英語の題を書いてください。",
        f"translate the Japanese title and write it as {name}",
        spec.where(kind, key),
    )
