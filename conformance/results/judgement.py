"""What follows from the cases of a result: its counts and its verdict, made and checked here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.results import model as m
from conformance.results.about import circumstances
from conformance.results.known import at_best
from conformance.results.lattice import EXIT_CODES, judged_of, total
from conformance.results.sentence import verdict_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from conformance.results.about import About


def verdict_of(about: About, cases: Sequence[m.CaseModel]) -> m.VerdictModel:
    """Return the total verdict with its exit code and line."""
    judged = judged_of(cases, partial=about.scope.narrowed)
    state = total(judged, interrupted=about.interrupted, at_best=at_best(about.catalogue, cases))
    more = circumstances(about, cases)
    line = verdict_line(state, cases, about.scope, about.catalogue, more)
    return m.VerdictModel(state=state, exit_code=EXIT_CODES[state], line=line)


def counts_of(cases: Sequence[m.CaseModel]) -> dict[str, dict[str, int]]:
    """Return how many cases have each verdict: in all, by level, domain and ground; provenance."""
    counts: dict[str, dict[str, int]] = {"verdict": {}, "provenance": {}}
    for case in cases:
        for name, value in (
            ("verdict", case.verdict),
            (f"level:{case.level}", case.verdict),
            (f"domain:{case.id.split('/')[0]}", case.verdict),
            ("provenance", case.provenance),
            (f"ground:{case.ground}", case.verdict),
        ):
            group = counts.setdefault(name, {})
            group[value] = group.get(value, 0) + 1
    return {name: dict(sorted(group.items())) for name, group in sorted(counts.items())}
