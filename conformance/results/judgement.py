"""What follows from the cases of a result: its counts and its verdict, made and checked here."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from conformance.results import model as m
from conformance.results.about import circumstances
from conformance.results.known import at_best
from conformance.results.lattice import exit_code_of, judged_of, total
from conformance.results.sentence import verdict_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from conformance.results.about import ResultHeader


def verdict_of(about: ResultHeader, cases: Sequence[m.CaseModel]) -> m.VerdictModel:
    """Return the total verdict with its exit code and line."""
    judged = judged_of(cases, partial=about.scope.narrowed)
    state = total(judged, interrupted=about.interrupted, at_best=at_best(about.catalogue, cases))
    more = circumstances(about, cases)
    line = verdict_line(state, cases, about.scope, about.catalogue, more)
    return m.VerdictModel(state=state, exit_code=exit_code_of(state, judged), line=line)


def counts_of(cases: Sequence[m.CaseModel]) -> dict[str, dict[str, int]]:
    """Return how many cases have each verdict: in all, by level, domain and ground; provenance."""
    alike = Counter(
        (str(case.verdict), case.level, case.id.split("/", 1)[0], case.provenance, str(case.ground))
        for case in cases
    )
    counts: dict[str, Counter[str]] = {"verdict": Counter(), "provenance": Counter()}
    for (verdict, level, domain, provenance, ground), number in alike.items():
        for name, value in (
            ("verdict", verdict),
            (f"level:{level}", verdict),
            (f"domain:{domain}", verdict),
            ("provenance", provenance),
            (f"ground:{ground}", verdict),
        ):
            counts.setdefault(name, Counter())[value] += number
    return {name: dict(sorted(group.items())) for name, group in sorted(counts.items())}
