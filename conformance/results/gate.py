"""May this release be installed? What blocks it, what only warns, and the exit code of the answer.

Without a baseline the answer is that of the result, with dated exceptions: waivers of the profile
for failures, accepted cases of the policy for what is left without a judgement. With a baseline it
is whether the release is worse than the one before. What nobody excepted is never let pass.
"""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING, Literal

from conformance.results.base import Day, Model
from conformance.results.comparison import ComparedModel, ComparisonModel, compare
from conformance.results.comparison import compared_result as compared_of
from conformance.results.gate_reason import GateReasonModel, GateRequest
from conformance.results.gate_reasons import reasons_of
from conformance.results.gate_sentence import joined_sentences, leaking, sentence_of
from conformance.results.gate_untested import not_tested
from conformance.results.lattice import EXIT_CODES, worse
from conformance.values.words import Bilingual

if TYPE_CHECKING:
    import datetime as dt

    from conformance.results.gate_origin import Origin
    from conformance.results.model import Result, TotalState
    from conformance.results.policy import PolicyModel

FORMAT: Literal["conformance-gate/1"] = "conformance-gate/1"


class GateModel(Model):
    """The answer of a gate: whether it opens and why; what blocks comes first.

    `sentence` says beside the `answer` what nobody tested.
    """

    format: Literal["conformance-gate/1"] = FORMAT
    opens: bool
    exit_code: int
    answer: Bilingual
    sentence: Bilingual
    today: Day
    result: ComparedModel
    baseline: ComparedModel | None = None
    reasons: tuple[GateReasonModel, ...]

    @property
    def blocking(self) -> tuple[GateReasonModel, ...]:
        """The reasons that keep the gate shut."""
        return tuple(one for one in self.reasons if one.effect == "block")

    @property
    def warning(self) -> tuple[GateReasonModel, ...]:
        """What one has to know who goes through."""
        return tuple(one for one in self.reasons if one.effect == "warn")


def gate(
    result: Result,
    policy: PolicyModel,
    today: dt.date,
    baseline: Result | None = None,
    origin: Origin | None = None,
) -> GateModel:
    """Return the answer for a result on a day in Japan; both results are of one product.

    `origin`: of a result that was read from a file; None of one that was made in this process.
    """
    comparison: ComparisonModel | None = None if baseline is None else compare(baseline, result)
    asked = GateRequest(result, policy, today, baseline, comparison, origin)
    found = tuple(reasons_of(asked))
    ordered = sorted(found, key=lambda one: one.effect != "block")
    blocking = tuple(one for one in ordered if one.effect == "block")
    told = (
        *leaking(found),
        not_tested(result, doubted=origin is not None and origin.doubt is not None),
    )
    state, answer = _state(blocking), sentence_of(asked, blocking)
    return GateModel(
        opens=not blocking,
        exit_code=EXIT_CODES[state],
        answer=answer,
        sentence=joined_sentences(answer, *told),
        today=today,
        result=compared_of(result),
        baseline=None if baseline is None else compared_of(baseline),
        reasons=tuple(ordered),
    )


def _state(blocking: tuple[GateReasonModel, ...]) -> TotalState:
    """Return the worst of what blocks; a run that was broken off says nothing else."""
    if not blocking:
        return "conformant"
    states = [one.state for one in blocking]
    return "interrupted" if "interrupted" in states else reduce(worse, states)
