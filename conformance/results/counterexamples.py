"""Counterexamples of a result: what a run found by drawing, kept to be tried first again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.findings import Counterexample

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.findings import Json
    from conformance.results.model import CaseModel, Result

FOLDER = "corpus"
"""The folder beside a result that holds its counterexamples."""


def counterexample_of(case: CaseModel) -> Counterexample | None:
    """Return what a generated case failed on; None where it did not fail or draws nothing."""
    found = case.finding.counterexample if case.finding is not None else None
    if found is None:
        return None
    return Counterexample(found.part, found.form, found.value, found.saved)


def drawn_examples(result: Result) -> Iterator[tuple[str, Counterexample, Json]]:
    """Yield case, counterexample and example of each failure that was drawn in this run."""
    for case in result.cases:
        one = counterexample_of(case)
        if one is not None and case.finding is not None and not one.saved:
            yield case.id, one, case.finding.example
