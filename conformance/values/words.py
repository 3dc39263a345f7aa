"""A sentence in Japanese and English that belongs together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

Language = Literal["ja", "en"]


@dataclass(frozen=True, slots=True)
class Bilingual:
    """The same statement for a Japanese and an English reader, in code and in what is written."""

    __pydantic_config__: ClassVar[Mapping[str, str]] = {"extra": "forbid"}  # of what is read in

    ja: str
    en: str

    def spoken(self, language: Language) -> str:
        """Return the statement in one language."""
        return self.ja if language == "ja" else self.en

    def filled(self, facts: Mapping[str, Fact]) -> Bilingual:
        """Return the statement with its `{name}` places filled; bilingual facts stay bilingual."""
        return Bilingual(
            self.ja.format_map({name: _spoken(fact, "ja") for name, fact in facts.items()}),
            self.en.format_map({name: _spoken(fact, "en") for name, fact in facts.items()}),
        )


Fact = str | int | Bilingual


def _spoken(fact: Fact, language: Language) -> str:
    return fact.spoken(language) if isinstance(fact, Bilingual) else str(fact)
