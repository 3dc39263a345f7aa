"""Prove the suite: the reference is green, and every seeded fault is found where it was planted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypedDict

from conformance.plugin.selftest_lanes import opened
from conformance.reference.mutants import all_mutants

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date
    from pathlib import Path
    from typing import Unpack

    from conformance.reference.mutants import Mutant


@dataclass(frozen=True, slots=True)
class Trialled:
    """What became of one mutant: the cases that found it; none means it survived.

    `applies`: whether any case of its requirement can be tried under the profile at all (a form of
    designated cities cannot be under that of a general city).
    """

    key: str
    requirement: str
    title_ja: str
    title_en: str
    killed_by: tuple[str, ...]
    applies: bool = True


@dataclass(frozen=True)
class SelfTest:
    """The kill matrix, and the cases that cried although nothing was broken."""

    trials: tuple[Trialled, ...]
    alarms: tuple[str, ...]
    tried: int

    @property
    def survivors(self) -> tuple[Trialled, ...]:
        """The mutants that no case of their requirement found."""
        return tuple(t for t in self.trials if t.applies and not t.killed_by)

    @property
    def inapplicable(self) -> tuple[Trialled, ...]:
        """The mutants of requirements that do not apply under the profile: nothing was tried."""
        return tuple(t for t in self.trials if not t.applies)

    def as_json(self) -> dict[str, object]:
        """Return the published form."""
        return {
            "total": len(self.trials),
            "killed": sum(bool(t.killed_by) for t in self.trials),
            "survivors": [t.key for t in self.survivors],
            "inapplicable": [t.key for t in self.inapplicable],
            "alarms": list(self.alarms),
            "cases": self.tried,
            "matrix": {t.key: list(t.killed_by) for t in self.trials},
        }


def mutants_of(domains: Sequence[str], shard: tuple[int, int] | None = None) -> list[Mutant]:
    """Return the mutants whose requirement lies in the domains (all when none is named).

    A shard `(I, N)` is every N-th of the requirements from the I-th on, with all their mutants.
    """
    found = [
        mutant
        for mutant in all_mutants().values()
        if not domains or mutant.requirement.split("/")[0] in domains
    ]
    if shard is None:
        return found
    requirements = list(dict.fromkeys(mutant.requirement for mutant in found))
    wanted = set(requirements[shard[0] - 1 :: shard[1]])
    return [mutant for mutant in found if mutant.requirement in wanted]


class How(TypedDict, total=False):
    """How the self-test goes about it: every case on each mutant, a part of the requirements."""

    every: bool
    shard: tuple[int, int] | None


def selftest(
    profile: Path, day: date, domains: Sequence[str], lanes: int = 1, **how: Unpack[How]
) -> Iterator[Trialled | SelfTest]:
    """Yield each mutant's fate as it is known, and the whole at the end.

    Of the mutants only a `shard` is tried, if one is given.
    A mutant is tried on the cases of the requirement it breaks until one finds it (with `every` on
    all of them); all must pass on the unbroken package, else they are alarms. With several lanes
    requirements are tried side by side; the order of what is yielded stays that of the files.
    """
    groups: dict[str, list[Mutant]] = {}
    for mutant in mutants_of(domains, how.get("shard")):
        groups.setdefault(mutant.requirement, []).append(mutant)
    trials: list[Trialled] = []
    alarms: list[str] = []
    tried = 0
    with opened(
        profile, day, domains, min(lanes, len(groups)), every=how.get("every", False)
    ) as judge:
        for requirement, judged in judge(
            list(groups), [[m.key for m in g] for g in groups.values()]
        ):
            alarms += judged.alarms
            tried += judged.tried
            for mutant, killers in zip(groups[requirement], judged.killers, strict=True):
                names = (mutant.key, requirement, mutant.title_ja, mutant.title_en)
                trials.append(Trialled(*names, killers, applies=judged.tried > 0))
                yield trials[-1]
    yield SelfTest(tuple(trials), tuple(alarms), tried)
