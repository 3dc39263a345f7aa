"""What is wrong with a value: a coded statement of what was expected, found and what to do."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import yaml

from conformance.values.shown import quoted_text, shape
from conformance.values.words import Bilingual

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conformance.values.words import Fact, Language


@dataclass(frozen=True, slots=True)
class ProblemMessage:
    """The sentences of one code, with `{name}` places for the facts of a case."""

    expected: Bilingual
    found: Bilingual
    remedy: Bilingual


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with one value; never raised, always returned.

    Attributes:
        code: stable ASCII code such as `V-X-WIDTH`, listed in `messages.yaml`.
        expected: what the standard asks for.
        value: the value as it was found; its shape only where the value must never be printed.
        found_as: the sentence about the value, with a place `{value}`.
        remedy: what to do.
    """

    code: str
    expected: Bilingual
    value: str
    found_as: Bilingual
    remedy: Bilingual

    @property
    def found(self) -> Bilingual:
        """What was found, safe to print."""
        ja, en = (
            words.replace("{value}", quoted_text(self.value))
            for words in (self.found_as.ja, self.found_as.en)
        )
        return Bilingual(ja, en)

    def masked(self) -> Problem:
        """Return the same problem showing only the shape of the value (for reports)."""
        return replace(self, value=shape(self.value))

    def line(self, language: Language = "ja") -> str:
        """Return the problem as one line of text."""
        expected, found, remedy = (
            words.spoken(language) for words in (self.expected, self.found, self.remedy)
        )
        if language == "ja":
            return f"{self.code} 期待: {expected} / 実際: {found} / 対処: {remedy}"
        return f"{self.code} expected: {expected} / found: {found} / remedy: {remedy}"


def problem(code: str, value: str, **facts: Fact) -> Problem:
    """Return the problem `code` of `value`, its sentences filled with `facts`."""
    message = messages()[code]
    return Problem(
        code,
        message.expected.filled(facts),
        value,
        message.found.filled({**facts, "value": "{value}"}),
        message.remedy.filled(facts),
    )


@cache
def messages() -> Mapping[str, ProblemMessage]:
    """Return the sentences of every code of this room, read once from `messages.yaml`."""
    text = files("conformance.values").joinpath("messages.yaml").read_text(encoding="utf-8")
    table: dict[str, dict[str, dict[str, str]]] = yaml.safe_load(text)
    return {
        code: ProblemMessage(**{part: Bilingual(**words) for part, words in parts.items()})
        for code, parts in table.items()
    }
