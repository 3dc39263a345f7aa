"""A reason for which a gate stays shut or warns, and what it is found in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from conformance.results.base import Model
from conformance.results.gate_groups import GroupModel, groups_of
from conformance.results.gate_names import ReasonName
from conformance.results.gate_words import SENTENCES
from conformance.results.model import TotalState
from conformance.results.policy import Effect
from conformance.values.words import Bilingual

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator

    from conformance.results.comparison import ComparisonModel, Kind
    from conformance.results.gate_origin import Origin
    from conformance.results.model import CaseModel, Result
    from conformance.results.policy import PolicyModel


class GateReasonModel(Model):
    """Why a gate stays shut, or what to know when it opens; `state`: what it makes of the answer.

    `groups`: the causes behind the cases, the most frequent first, where the result tells them.
    """

    name: ReasonName
    effect: Effect
    state: TotalState
    text: Bilingual
    remedy: Bilingual
    cases: tuple[str, ...] = ()
    groups: tuple[GroupModel, ...] = ()


@dataclass(frozen=True, slots=True)
class GateRequest:
    """What a gate is asked: a result, how strictly, on which day, against which earlier one.

    `origin`: of a file; None of a result made in this process.
    """

    result: Result
    policy: PolicyModel
    today: dt.date
    baseline: Result | None = None
    comparison: ComparisonModel | None = None
    origin: Origin | None = None

    def changed(self, *kinds: Kind) -> tuple[str, ...]:
        """Return the cases that became something since the baseline."""
        found = () if self.comparison is None else self.comparison.of(*kinds)
        return tuple(one.case for one in found)

    def is_revoked(self, case: CaseModel) -> bool:
        """Return whether the waiver of a case was taken back since."""
        given = case.waiver
        return given is not None and any(
            one.takes(given) for one in self.policy.revocations(self.result)
        )

    def cases_of(
        self, name: ReasonName, effect: Effect, state: TotalState, cases: Iterable[CaseModel]
    ) -> Iterator[GateReasonModel]:
        """Yield the reason that lies in these cases, with their causes; none without a case."""
        those = tuple(cases)
        groups = groups_of(those, self.result.cases) if those else ()
        yield from reason_for_cases(name, effect, state, tuple(c.id for c in those), groups)


def reason_for_cases(
    name: ReasonName,
    effect: Effect,
    state: TotalState,
    cases: tuple[str, ...],
    groups: tuple[GroupModel, ...] = (),
) -> Iterator[GateReasonModel]:
    """Yield the reason for cases that are named; none without one."""
    if cases:
        yield reason(name, effect, state, cases=cases, groups=groups)


def reason(
    name: ReasonName,
    effect: Effect,
    state: TotalState,
    *,
    cases: tuple[str, ...] = (),
    groups: tuple[GroupModel, ...] = (),
    **facts: object,
) -> GateReasonModel:
    """Return a reason in its words; `facts` fill their places."""
    text, remedy = SENTENCES[name]
    told = {key: str(fact) for key, fact in facts.items()}
    filled = {"n": len(cases), "causes": len(groups), **told}
    return GateReasonModel(
        name=name,
        effect=effect,
        state=state,
        text=Bilingual(ja=text.ja.format_map(filled), en=text.en.format_map(filled)),
        remedy=remedy,
        cases=cases,
        groups=groups,
    )
