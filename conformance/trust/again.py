"""Cases of the vendor's tried again: its passes, and what it says to be no failure of its own.

A deviation that the vendor calls unclear, unconfirmed or answered, or an absence that only its own
mapping shows, does not make its product fail. Whether it is no worse is tried like a pass.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from conformance.results.base import Model
from conformance.results.model import CaseVerdict, CauseModel, FindingModel
from conformance.trust.sample import random_sample

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from conformance.results.model import CaseModel, Result

Outcome = Literal["repeated", "not_repeated", "not_judged"]
_NOT_JUDGED: Final = frozenset({"untested", "needs_review", "harness_error", "not_applicable"})
_EXCUSED: Final = frozenset({"spec_unclear", "unconfirmed", "answered", "announced"})
_WORSE: Final = {"unconfirmed": 1, "fail": 2}
_FAULT: Final = 4


class AgainModel(Model):
    """A case of the vendor's, tried again; `was`: its verdict in the vendor's result.

    A pass repeats as a pass. Any other verdict repeats where the case is no worse now.
    """

    id: str
    was: CaseVerdict = "pass"
    now: CaseVerdict
    outcome: Outcome
    cause: CauseModel | None = None
    finding: FindingModel | None = None


def again_model(was: CaseVerdict, case: CaseModel) -> AgainModel:
    """Return a case of the vendor's as it is now."""
    return AgainModel(
        id=case.id,
        was=was,
        now=case.verdict,
        outcome=outcome(was, case.verdict),
        cause=case.cause,
        finding=case.finding,
    )


def outcome(was: CaseVerdict, now: CaseVerdict) -> Outcome:
    """Return what trying a case again says of the vendor's verdict of it."""
    if now in _NOT_JUDGED:
        return "not_judged"
    if was == "pass":
        return "repeated" if now == "pass" else "not_repeated"
    return "not_repeated" if _WORSE.get(now, 0) > _WORSE.get(was, 0) else "repeated"


def chosen(cases: Sequence[CaseModel], seed: int, size: int) -> tuple[str, ...]:
    """Return the cases of a result that are tried again: `size` passes, and as many excused."""
    passes = (case.id for case in cases if case.verdict == "pass")
    return (*random_sample(passes, seed, size), *random_sample(excused(cases), seed, size))


def again_models(before: Result, found: Iterable[CaseModel]) -> tuple[AgainModel, ...]:
    """Return cases of a result as they are now."""
    was = {case.id: case.verdict for case in before.cases}
    return tuple(again_model(was[case.id], case) for case in found)


def excused(cases: Iterable[CaseModel]) -> tuple[str, ...]:
    """Return the cases that were executed, did not pass, and yet count as no failure."""
    return tuple(
        case.id
        for case in cases
        if case.verdict in _EXCUSED or (case.verdict == "attested" and case.surface != "evidence")
    )


def exit_code(cases: Sequence[AgainModel], vendors: int) -> int:
    """Return 1 where one does not repeat, 4 or 3 where one could not be judged, else theirs."""
    outcomes = {case.outcome for case in cases}
    if "not_repeated" in outcomes:
        return 1
    if "not_judged" in outcomes:
        return _FAULT if any(case.now == "harness_error" for case in cases) else 3
    return vendors
