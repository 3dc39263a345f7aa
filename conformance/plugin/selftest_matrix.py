"""The kill matrix: requirement × fault × case, what survived, and which cases found nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from conformance.reference.mutants.explained import explained

if TYPE_CHECKING:
    from conformance.reference.mutants.explained import SurvivorReason
    from conformance.reference.mutants.operators import Operator


@dataclass(frozen=True, slots=True)
class Trialled:
    """What became of one mutant: the cases that found it; none means it survived.

    `applies`: whether any case of its requirement can be tried under the profile at all (a form of
    designated cities cannot be under that of a general city). `operator`: of a derived fault.
    """

    key: str
    requirement: str
    title_ja: str
    title_en: str
    killed_by: tuple[str, ...]
    operator: Operator | None = None
    at: str | None = None
    applies: bool = True

    @property
    def own(self) -> tuple[str, ...]:
        """The cases of the requirement it breaks that found it."""
        return tuple(case for case in self.killed_by if _is_of(case, self.requirement))

    @property
    def others(self) -> tuple[str, ...]:
        """The cases of other requirements that found it."""
        return tuple(case for case in self.killed_by if not _is_of(case, self.requirement))

    @property
    def explanation(self) -> SurvivorReason | None:
        """Why it is not found, where somebody looked into it."""
        return explained(self.key)

    def as_json(self) -> dict[str, object]:
        """Return the published form."""
        why = None if self.killed_by else self.explanation
        return {
            "key": self.key,
            "requirement": self.requirement,
            "at": self.at,
            "operator": self.operator,
            "title_ja": self.title_ja,
            "title_en": self.title_en,
            "applies": self.applies,
            "own": list(self.own),
            "others": list(self.others),
            "explanation_ja": why and why.ja,
            "explanation_en": why and why.en,
        }


@dataclass(frozen=True)
class SelfTest:
    """The kill matrix, and the cases that cried although nothing was broken.

    `cases`: those tried on the unbroken package; `every`: each was tried on each mutant, so that
    one without a kill has none.
    """

    trials: tuple[Trialled, ...]
    alarms: tuple[str, ...]
    cases: tuple[str, ...]
    every: bool = False

    @property
    def survivors(self) -> tuple[Trialled, ...]:
        """The mutants that no case found."""
        return tuple(t for t in self.trials if t.applies and not t.killed_by)

    @property
    def unexplained(self) -> tuple[Trialled, ...]:
        """The survivors of which nobody has said why."""
        return tuple(t for t in self.survivors if t.explanation is None)

    @property
    def inapplicable(self) -> tuple[Trialled, ...]:
        """The mutants of requirements that do not apply under the profile: nothing was tried."""
        return tuple(t for t in self.trials if not t.applies)

    @property
    def idle(self) -> tuple[str, ...] | None:
        """The cases that found no mutant; None unless each was tried on each."""
        if not self.every:
            return None
        busy = {case for trial in self.trials for case in trial.killed_by}
        return tuple(case for case in self.cases if case not in busy)

    def as_json(self) -> dict[str, object]:
        """Return the published form."""
        return {
            "total": len(self.trials),
            "killed": sum(bool(t.killed_by) for t in self.trials),
            "killed_by_own": sum(bool(t.own) for t in self.trials),
            "survivors": [t.key for t in self.survivors],
            "inapplicable": [t.key for t in self.inapplicable],
            "alarms": list(self.alarms),
            "cases": len(self.cases),
            "idle_cases": None if self.idle is None else list(self.idle),
            "matrix": {t.key: list(t.killed_by) for t in self.trials},
            "faults": [t.as_json() for t in self.trials],
        }


def _is_of(case: str, requirement: str) -> bool:
    return case.rpartition("/")[0] == requirement
