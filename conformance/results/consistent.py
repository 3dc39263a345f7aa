"""A result that disagrees with itself is none: what follows from its cases is worked out again.

Who edits the cases and all that follows from them is not found out: that takes a signature.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from conformance.results.about import about
from conformance.results.deviation import DEVIATES, deviation
from conformance.results.fold import defects
from conformance.results.judgement import counts_of, verdict_of
from conformance.results.known import incomplete_parts
from conformance.results.scope import shard_of
from conformance.values.refusals import A_LETTER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.results.model import CaseModel, Result


_WRITTEN = ("approver", "reason", "risk")
_SAYS = re.compile(A_LETTER)
_SLASHES = 2  # of a requirement: domain, kind, key
_CLOCKS = 60
"""Seconds by which a clock may be set back while a run takes place."""


def disagreements(result: Result) -> tuple[str, ...]:
    """Return the fields of a result that do not follow from its other fields.

    From cases that are none nothing follows: then these alone are named.
    """
    return tuple(_cases(result)) or tuple(_fields(result))


def _cases(result: Result) -> Iterator[str]:
    for name, times in Counter(case.id for case in result.cases).items():
        if times > 1:
            yield f"cases[{name}].id"
    for case in result.cases:
        yield from (f"cases[{case.id}].{name}" for name in _case(case, result))


def _fields(result: Result) -> Iterator[str]:
    yield from _scope(result)
    yield from _taken(result)
    took = (result.run.finished_at - result.run.started_at).total_seconds()
    if took < 0 or took + _CLOCKS < result.run.seconds:
        yield "run.finished_at"
    verdict = verdict_of(about(result), result.cases)
    for name in ("state", "exit_code", "line"):
        if getattr(verdict, name) != getattr(result.verdict, name):
            yield f"verdict.{name}"
    over = sum(case.taken_over is not None for case in result.cases)
    if over != (result.taken_over.cases if result.taken_over else 0):
        yield "taken_over.cases"
    known = {one.place for one in result.computed or ()}
    if not all(known.issuperset(case.computed or ()) for case in result.cases):
        yield "computed"
    if counts_of(result.cases) != result.counts:
        yield "counts"
    if defects(result.cases) != result.defects:
        yield "defects"


def _deviation(case: CaseModel) -> Iterator[str]:
    """A case that deviates has a finding; what it is called follows from its ground and answer."""
    if (case.finding is not None) != (case.verdict in DEVIATES):
        yield "finding" if case.finding is not None else "verdict"
    elif case.finding is not None and case.verdict != deviation(
        case.ground, case.answer, case.level
    ):
        yield "verdict"


def _scope(result: Result) -> Iterator[str]:
    chosen = result.scope
    selected = (
        chosen.domains,
        chosen.levels,
        chosen.surfaces,
        chosen.cases,
        chosen.shard,
        chosen.ground,
    )
    if chosen.past_day != (result.as_of < result.run.started_at.date()):
        yield "scope.past_day"
    if (any(selected) or chosen.past_day) and not chosen.narrowed:
        yield "scope.narrowed"
    if not _placed(result):
        yield "scope.places"


def _placed(result: Result) -> bool:
    """Return whether the places of a shard's cases are those that the shard takes of a plan."""
    places, shard = result.scope.places, shard_of(result.scope)
    if places is None:
        return True
    if shard is None or len(places) != len(result.cases):
        return False
    part, whole = shard
    in_plan = len(result.cases) + result.scope.left_out
    rising = all(one < other for one, other in pairwise(places))
    return rising and all(0 <= n < in_plan and n % whole == part - 1 for n in places)


def _taken(result: Result) -> Iterator[str]:
    for _, part in incomplete_parts(result.catalogue, result.cases):
        if part.taken is not None and part.taken.expired != (result.as_of > part.taken.expires):
            yield f"catalogue.parts[{part.key}].taken.expired"


def _case(case: CaseModel, result: Result) -> Iterator[str]:
    yield from _deviation(case)
    if case.cause is not None and case.verdict == "pass":
        yield "cause"
    if case.attestation is None and case.cause is None and case.verdict == "attested":
        yield "attestation"
    if not case.id.startswith(f"{case.requirement}/") or case.requirement.count("/") != _SLASHES:
        yield "requirement"
    waiver, names = case.waiver, {case.id, case.requirement}
    if waiver is not None and waiver.of not in names:
        yield "waiver.of"
    if waiver is not None:
        yield from (
            f"waiver.{name}" for name in _WRITTEN if not _SAYS.search(getattr(waiver, name))
        )
    if waiver is not None and waiver.expired != (result.as_of > waiver.expires):
        yield "waiver.expired"
    if case.answer is not None and case.answer.of not in names:
        yield "answer.of"
