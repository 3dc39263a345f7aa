"""Refusals that name neither item nor reason are counted where they count: in judged cases."""

from __future__ import annotations

import samples

from conformance.results.unreasoned import unreasoned, unreasoned_said


def test_only_judged_cases_count() -> None:
    made = [samples.case(f"a/function/{v}/x", v) for v in ("pass", "untested", "not_declared")]
    silent = [case.model_copy(update={"unreasoned": True}) for case in made]
    assert (unreasoned(silent), unreasoned(made)) == (1, 0)
    assert unreasoned_said(silent[1:]) is None
