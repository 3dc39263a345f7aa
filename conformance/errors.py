"""Errors a person can act on: what was expected, what was found, where, and what to do."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Message:
    """One message in Japanese and English under a stable code."""

    code: str
    ja: str
    en: str
    remedy_ja: str = ""
    remedy_en: str = ""
    where: str = ""

    def text(self, lang: str) -> str:
        """Return the message as lines: code and sentence, place, remedy."""
        sentence, remedy = (self.ja, self.remedy_ja) if lang == "ja" else (self.en, self.remedy_en)
        lines = [f"{self.code} {sentence}"]
        if self.where:
            lines.append(f"  {'場所' if lang == 'ja' else 'where'}: {self.where}")
        if remedy:
            lines.append(f"  {'対処' if lang == 'ja' else 'to do'}: {remedy}")
        return "\n".join(lines)


class ConformanceError(Exception):
    """The harness cannot go on; `messages` say why and what to do. Never the product's fault."""

    exit_code = 2

    def __init__(self, *messages: Message) -> None:
        super().__init__("\n".join(m.text("en") for m in messages))
        self.messages = messages


class CatalogError(ConformanceError):
    """The specification catalogue is wrong or not found."""


class ProfileError(ConformanceError):
    """The vendor profile is wrong or not found."""


class UsageError(ConformanceError):
    """The command was called in a way it does not know."""


class HarnessError(ConformanceError):
    """The harness itself is at fault."""

    exit_code = 4
