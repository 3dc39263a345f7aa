"""One defect, reported once: failures with the same cause stand together under the clearest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.results.defect import DefectModel
from conformance.results.roots.everywhere import FEWEST
from conformance.results.roots.systemic import Systemic, systemic_of
from conformance.results.roots.words import fault

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from conformance.results.model import CaseModel
    from conformance.results.roots.symptom import Symptom

    Causes = dict[str, list[CaseModel]]

FAILS = frozenset({"fail"})

_CLEAREST = ("rule", "event", "function", "form", "record", "linkage", "api", "invariant")
"""Which kind of requirement shows a shared cause best: the rule itself before what uses it."""


def defects(
    cases: Iterable[CaseModel],
    verdicts: Collection[str] = FAILS,
    among: Iterable[CaseModel] | None = None,
) -> tuple[DefectModel, ...]:
    """Return the defects behind the cases that fail (or have other verdicts).

    First the systemic ones, by how many cases they touch; then each by its cause, in a domain those
    first that show how the expected value follows. `among`: all
    cases of the result, where `cases` are only some: what passed tells that a fault is not
    everywhere.
    """
    cases = cases if isinstance(cases, tuple) else tuple(cases)
    systemic = systemic_of(cases if among is None else among)
    wide: dict[Symptom, list[CaseModel]] = {}
    single: dict[str, list[CaseModel]] = {}
    for cause, those in _by_cause(cases, verdicts).items():
        behind = systemic.behind(those)
        if behind is None:
            single[cause] = those
        else:
            wide.setdefault(behind, []).extend(those)
    for symptom in [one for one in wide if one.kind == "alike" and _few(wide[one])]:
        single |= _by_cause(wide.pop(symptom), verdicts)
    return (
        *(
            _systemic(symptom, wide[symptom], systemic)
            for symptom in sorted(wide, key=lambda one: (-len(wide[one]), one))
        ),
        *(
            _defect(cause, single[cause])
            for cause in sorted(single, key=lambda one: _place(one, single[one]))
        ),
    )


def _few(cases: Iterable[CaseModel]) -> bool:
    """Return whether so few requirements are left, others being explained, that each is told."""
    return len({case.requirement for case in cases}) < FEWEST


def _by_cause(cases: Iterable[CaseModel], verdicts: Collection[str]) -> Causes:
    found: Causes = {}
    for case in cases:
        if case.verdict in verdicts and case.finding is not None:
            found.setdefault(case.finding.cause, []).append(case)
    return found


def _place(cause: str, cases: list[CaseModel]) -> tuple[str, bool, str]:
    """Return where a defect stands: a derivation says more to its reader than a bare refusal."""
    root = min(cases, key=_clarity)
    derived = root.finding is not None and bool(root.finding.steps)
    return root.requirement.partition("/")[0], not derived, cause


def _defect(cause: str, cases: list[CaseModel]) -> DefectModel:
    ordered = sorted(cases, key=_clarity)
    return DefectModel(
        cause=cause, root=ordered[0].id, consequences=tuple(c.id for c in ordered[1:])
    )


def _systemic(symptom: Symptom, cases: list[CaseModel], systemic: Systemic) -> DefectModel:
    ordered = sorted(cases, key=lambda one: (not systemic.shows(symptom, one), _clarity(one)))
    return DefectModel(
        cause=f"{symptom.kind}:{symptom.of}",
        root=ordered[0].id,
        consequences=tuple(c.id for c in ordered[1:]),
        fault=fault(symptom, ordered),
    )


def _clarity(case: CaseModel) -> tuple[bool, int, bool, str]:
    kind = case.requirement.split("/")[1]
    rank = _CLEAREST.index(kind) if kind in _CLEAREST else len(_CLEAREST)
    named = case.finding is not None and case.finding.cause.startswith(case.requirement)
    return (not named, rank, "generated" in case.id, case.id)
