"""What is wrong with a form as it was issued: a code, a place, and a value by its shape only."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import yaml

from conformance.values.shown import quoted_text, shape
from conformance.values.words import Bilingual

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conformance.values.problem import Problem
    from conformance.values.words import Fact


@dataclass(frozen=True, slots=True)
class FormFault:
    """One thing wrong with a form.

    Attributes:
        code: stable; a code of this room (`F-PRINT-…`, `F-PDF-…`) or of the values room (`V-…`).
        item: the item of the form, or empty where the fault is the whole copy's.
        place: where, as `copy 2` or `page 1`; counted from 1.
        expected: what was expected.
        remedy: what to do.
        found: the shape of what was found; never a value.
    """

    code: str
    item: str
    place: str
    expected: Bilingual
    remedy: Bilingual
    found: str = ""

    def line(self) -> str:
        """Return the fault as one line for developers."""
        return " ".join(filter(None, (self.code, self.place, self.item, self.found)))


def fault(code: str, item: str = "", place: str = "", found: str = "", **facts: Fact) -> FormFault:
    """Return the fault `code` of this room; `found` is masked here."""
    expected, remedy = _sentences()[code]
    masked = quoted_text(shape(found)) if found else ""
    return FormFault(code, item, place, expected.filled(facts), remedy.filled(facts), masked)


def fault_of(problem: Problem, item: str, place: str) -> FormFault:
    """Return a problem of a value as a fault of the item that has it."""
    masked = quoted_text(shape(problem.value))
    return FormFault(problem.code, item, place, problem.expected, problem.remedy, masked)


@cache
def _sentences() -> Mapping[str, tuple[Bilingual, Bilingual]]:
    text = files("conformance.forms").joinpath("messages.yaml").read_text(encoding="utf-8")
    table: dict[str, dict[str, dict[str, str]]] = yaml.safe_load(text)
    return {
        code: (Bilingual(**parts["expected"]), Bilingual(**parts["remedy"]))
        for code, parts in table.items()
    }
