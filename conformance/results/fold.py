"""One defect, reported once: failures with the same cause stand together under the clearest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.results.model import DefectModel

if TYPE_CHECKING:
    from collections.abc import Iterable

    from conformance.results.model import CaseModel

FAILS = frozenset({"fail"})

_CLEAREST = ("rule", "event", "function", "form", "record", "linkage", "api", "invariant")
"""Which kind of requirement shows a shared cause best: the rule itself before what uses it."""


def defects(
    cases: Iterable[CaseModel], verdicts: frozenset[str] = FAILS
) -> tuple[DefectModel, ...]:
    """Return the defects behind the cases that fail (or have other verdicts), by cause."""
    by_cause: dict[str, list[CaseModel]] = {}
    for case in cases:
        if case.verdict in verdicts and case.finding is not None:
            by_cause.setdefault(case.finding.cause, []).append(case)
    return tuple(_defect(cause, by_cause[cause]) for cause in sorted(by_cause))


def _defect(cause: str, cases: list[CaseModel]) -> DefectModel:
    ordered = sorted(cases, key=_clarity)
    return DefectModel(
        cause=cause, root=ordered[0].id, consequences=tuple(c.id for c in ordered[1:])
    )


def _clarity(case: CaseModel) -> tuple[bool, int, bool, str]:
    kind = case.requirement.split("/")[1]
    rank = _CLEAREST.index(kind) if kind in _CLEAREST else len(_CLEAREST)
    named = case.finding is not None and case.finding.cause.startswith(case.requirement)
    return (not named, rank, "generated" in case.id, case.id)
