"""The causes behind the cases of a reason: of failures their defects, of others what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.results.base import Model
from conformance.results.comparison import OPEN
from conformance.results.deviation import DEVIATES
from conformance.results.fold import defects
from conformance.results.unstated import UNSTATED
from conformance.values.words import Bilingual

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from conformance.results.model import CaseModel


class GroupModel(Model):
    """Cases of a reason that have one cause: the clearest of them, what it says, how many."""

    case: str
    code: str
    text: Bilingual
    number: int


def groups_of(cases: Sequence[CaseModel], among: Sequence[CaseModel]) -> tuple[GroupModel, ...]:
    """Return the causes of failing or unjudged cases of a result, the most frequent first."""
    found = (*_failing(cases, among), *_unjudged(cases))
    return tuple(sorted(found, key=lambda one: (-one.number, one.code, one.case)))


def _failing(cases: Sequence[CaseModel], among: Sequence[CaseModel]) -> Iterator[GroupModel]:
    by_id = {case.id: case for case in cases}
    for one in defects(cases, DEVIATES, among):
        told = one.fault or by_id[one.root].finding
        if told is not None:
            number = 1 + len(one.consequences)
            yield GroupModel(case=one.root, code=told.code, text=told.text, number=number)


def _unjudged(cases: Sequence[CaseModel]) -> Iterator[GroupModel]:
    found: dict[tuple[str, str], list[CaseModel]] = {}
    for case in cases:
        if case.verdict in OPEN or (case.cause is not None and case.finding is None):
            cause = case.cause or UNSTATED
            found.setdefault((cause.code, cause.text.en), []).append(case)
    for those in found.values():
        cause = those[0].cause or UNSTATED
        yield GroupModel(case=those[0].id, code=cause.code, text=cause.text, number=len(those))
