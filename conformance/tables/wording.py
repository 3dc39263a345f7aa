"""What is expected and what to do, for each code a file can be at fault under."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import yaml

from conformance.values.problem import messages
from conformance.values.words import Bilingual

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conformance.values.words import Fact


@dataclass(frozen=True, slots=True)
class Advice:
    """What was expected and what to do about it, with or without their `{name}` places filled."""

    expected: Bilingual
    remedy: Bilingual

    def filled(self, facts: Mapping[str, Fact]) -> Advice:
        """Return the advice with its places filled."""
        return Advice(self.expected.filled(facts), self.remedy.filled(facts))


def advice(code: str, facts: Mapping[str, Fact]) -> Advice:
    """Return what a code says (`KeyError` when no such code is known)."""
    if code in _own():
        return _own()[code].filled(facts)
    message = messages()[code]
    return Advice(message.expected, message.remedy).filled(facts)


@cache
def _own() -> Mapping[str, Advice]:
    text = files("conformance.tables").joinpath("messages.yaml").read_text(encoding="utf-8")
    table: dict[str, dict[str, dict[str, str]]] = yaml.safe_load(text)
    return {
        code: Advice(Bilingual(**parts["expected"]), Bilingual(**parts["remedy"]))
        for code, parts in table.items()
    }
