"""Prove the suite: the reference is green, and every seeded fault is found where it was planted."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING, Literal

from conformance.catalog.load import domains
from conformance.plugin.selftest_lanes import judging_lanes
from conformance.plugin.selftest_matrix import SelfTest, Trialled
from conformance.reference.mutants import all_mutants
from conformance.reference.mutants.derived import derived_mutants

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from conformance.plugin.selftest_lanes import Thorough
    from conformance.reference.mutants import Mutant

Kind = Literal["all", "written", "derived"]
"""Faults that somebody wrote down, those derived from the catalogue, or both."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which faults are tried: of some domains, written down or derived, a part or a sample.

    `shard` `(I, N)`: every N-th of the requirements from the I-th on, with all their faults.
    `sample` `(count, seed)`: so many faults drawn at random, the same for the same seed.
    `requirements`: only faults of these; None: of all.
    """

    domains: Sequence[str] = ()
    kind: Kind = "all"
    shard: tuple[int, int] | None = None
    sample: tuple[int, int] | None = None
    requirements: frozenset[str] | None = None


def mutants_of(wanted: Wanted) -> list[Mutant]:
    """Return the faults that are wanted, all of one requirement side by side."""
    only = wanted.requirements
    found = [m for m in _of_kind(wanted) if only is None or m.requirement in only]
    if wanted.sample is not None:
        count, seed = wanted.sample
        drawn = {m.key for m in Random(seed).sample(found, min(count, len(found)))}  # noqa: S311 - no secret
        found = [mutant for mutant in found if mutant.key in drawn]
    if wanted.shard is None:
        return found
    requirements = list(dict.fromkeys(mutant.requirement for mutant in found))
    chosen = set(requirements[wanted.shard[0] - 1 :: wanted.shard[1]])
    return [mutant for mutant in found if mutant.requirement in chosen]


def _of_kind(wanted: Wanted) -> Iterator[Mutant]:
    if wanted.kind != "derived":
        for mutant in all_mutants().values():
            if not wanted.domains or mutant.requirement.split("/")[0] in wanted.domains:
                yield mutant
    if wanted.kind != "written":
        for domain in wanted.domains or domains():
            if domain in domains():
                yield from derived_mutants(domain).values()


def selftest(
    profile: Path, day: date, wanted: Wanted, lanes: int = 1, *, thorough: Thorough = "first"
) -> Iterator[Trialled | SelfTest]:
    """Yield each mutant's fate as it is known, and the whole at the end.

    A mutant is tried on the cases of the requirement it breaks until one finds it (`every`: on all
    of them; `others`: where none does, on the other cases of the domain, too). All must pass on the
    unbroken package, else they are alarms. With several lanes requirements are tried side by side;
    the order of what is yielded stays that of the faults.
    """
    groups: dict[str, list[Mutant]] = {}
    for mutant in mutants_of(wanted):
        groups.setdefault(mutant.requirement, []).append(mutant)
    trials: list[Trialled] = []
    alarms: list[str] = []
    cases: list[str] = []
    with judging_lanes(
        profile, day, _domains(groups), min(lanes, len(groups)), thorough=thorough
    ) as judge:
        for requirement, judged in judge(
            list(groups), [[m.key for m in g] for g in groups.values()]
        ):
            alarms += judged.alarms
            cases += judged.cases
            for mutant, killers in zip(groups[requirement], judged.killers, strict=True):
                trials.append(_trialled(mutant, killers, applies=bool(judged.cases)))
                yield trials[-1]
    yield SelfTest(tuple(trials), tuple(alarms), tuple(cases), every=thorough == "every")


def _domains(requirements: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(requirement.split("/")[0] for requirement in requirements))


def _trialled(mutant: Mutant, killers: tuple[str, ...], *, applies: bool) -> Trialled:
    names = (mutant.key, mutant.requirement, mutant.title_ja, mutant.title_en)
    return Trialled(*names, killers, mutant.operator, mutant.at, applies=applies)
