"""The results of the shards of a run as the one result that the whole run would have given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.results.about import ResultHeader
from conformance.results.assembled import assembled
from conformance.results.circumstances import selected_parts
from conformance.results.merged_run import merged_run
from conformance.results.unmergeable import hold_mergeable

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from conformance.results.invocation import EvidenceModel, InvocationModel
    from conformance.results.judged_on import ScopeModel
    from conformance.results.model import CaseModel, Result
    from conformance.results.run import RunModel
    from conformance.results.unmergeable import Shard

_ROLES = ("export", "before", "differential", "deleted", "forms")
"""The order in which a result lists the folders judged."""


def merged(shards: Sequence[Shard], out: Path) -> Result:
    """Return the result of the whole, to be written into `out`: but for `run` that of one run.

    Raises:
        UsageError: RES030, something is no shard; RES031, one is missing or there twice; RES032,
            they are not of one run; RES033, one did not come to its end.
    """
    hold_mergeable(shards)
    results = tuple(one for _, one in shards)
    first, run = results[0], merged_run(shards, out)
    cases = _cases(results)
    over = next((one.taken_over for one in results if one.taken_over is not None), None)
    one = ResultHeader(
        product=first.product,
        catalogue=first.catalogue,
        invocation=_invocation(results),
        run=run,
        scope=_scope(first, run, len(cases)),
        taken_over=over,
        computed=first.computed or (),
    )
    questions = {asked.id: asked for each in results for asked in each.questions}
    return assembled(one, cases, first.corpus, questions.values())


def _cases(results: tuple[Result, ...]) -> tuple[CaseModel, ...]:
    """Return the cases of all shards in the order of the plan."""
    at = {
        place: case
        for one in results
        for place, case in zip(one.scope.places or (), one.cases, strict=True)
    }
    return tuple(at[place] for place in sorted(at))


def _scope(first: Result, run: RunModel, cases: int) -> ScopeModel:
    """Return what was selected but for the shard."""
    chosen = first.scope
    past = first.as_of < run.started_at.date()
    return chosen.model_copy(
        update={
            "shard": None,
            "places": None,
            "past_day": past,
            "narrowed": any(selected_parts(chosen)) or past,
            "left_out": chosen.left_out + len(first.cases) - cases,
        }
    )


def _invocation(results: tuple[Result, ...]) -> InvocationModel:
    """Return what was asked for; a shard that tried nothing of a surface saw nothing of it."""
    asked = [one.invocation for one in results]
    seen = next((one.capabilities for one in asked if one.capabilities is not None), None)
    judged = {one.role: one for each in asked for one in each.evidence}
    evidence: tuple[EvidenceModel, ...] = tuple(judged[r] for r in _ROLES if r in judged)
    return asked[0].model_copy(update={"capabilities": seen, "evidence": evidence})
