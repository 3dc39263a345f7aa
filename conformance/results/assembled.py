"""A result from what it is about and its cases: all else follows from these."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.results import model as m
from conformance.results.fold import defects
from conformance.results.judgement import counts_of, verdict_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from conformance.results.about import ResultHeader


def assembled(
    one: ResultHeader,
    cases: tuple[m.CaseModel, ...],
    corpus: m.CorpusModel | None,
    questions: Iterable[m.QuestionModel],
) -> m.Result:
    """Return the result of cases in plan order; questions stand by domain and name."""
    domains = [spec.domain for spec in one.catalogue]
    return m.Result(
        product=one.product,
        catalogue=tuple(one.catalogue),
        invocation=one.invocation,
        run=one.run,
        corpus=corpus,
        scope=one.scope,
        interrupted=one.interrupted,
        taken_over=one.taken_over,
        computed=tuple(one.computed) or None,
        verdict=verdict_of(one, cases),
        counts=counts_of(cases),
        cases=cases,
        defects=defects(cases),
        questions=tuple(sorted(questions, key=lambda q: (_place(q.id, domains), q.id))),
    )


def _place(question: str, domains: list[str]) -> int:
    return domains.index(question.split("/", 1)[0])
