"""Prove the suite: the reference is green, and every seeded fault is found where it was planted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from conformance.plugin.options import options_of
from conformance.plugin.prepare import open_place, prepare, session_at
from conformance.reference.mutants import all_mutants

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from conformance.plugin.prepare import Prepared
    from conformance.reference.mutants import Mutant
    from conformance.suite.session import Outcome


@dataclass(frozen=True, slots=True)
class Trialled:
    """What became of one mutant: the cases that found it; none means it survived."""

    key: str
    requirement: str
    title_ja: str
    title_en: str
    killed_by: tuple[str, ...]


@dataclass(frozen=True)
class SelfTest:
    """The kill matrix, and the cases that cried although nothing was broken."""

    trials: tuple[Trialled, ...]
    alarms: tuple[str, ...]
    tried: int

    @property
    def survivors(self) -> tuple[Trialled, ...]:
        """The mutants that no case of their requirement found."""
        return tuple(t for t in self.trials if not t.killed_by)

    def as_json(self) -> dict[str, object]:
        """Return the published form."""
        return {
            "total": len(self.trials),
            "killed": len(self.trials) - len(self.survivors),
            "survivors": [t.key for t in self.survivors],
            "alarms": list(self.alarms),
            "cases": self.tried,
            "matrix": {t.key: list(t.killed_by) for t in self.trials},
        }


def mutants_of(domains: Sequence[str]) -> list[Mutant]:
    """Return the mutants whose requirement lies in the domains (all when none is named)."""
    return [
        mutant
        for mutant in all_mutants().values()
        if not domains or mutant.requirement.split("/")[0] in domains
    ]


def selftest(profile: Path, day: date, domains: Sequence[str]) -> Iterator[Trialled | SelfTest]:
    """Yield each mutant's fate as it is known, and the whole at the end.

    A mutant is tried on all cases of the requirement it breaks; the same cases must pass on the
    unbroken package, else they are alarms.
    """
    prepared = _prepare(profile, day, domains)
    mutants = mutants_of(domains)
    wanted = {m.requirement for m in mutants}
    green = _verdicts(prepared, wanted, None)
    alarms = tuple(case for case, outcome in green.items() if outcome.verdict == "fail")
    trials = []
    for mutant in mutants:
        outcomes = _verdicts(prepared, {mutant.requirement}, mutant.key)
        killers = (c for c, o in outcomes.items() if o.verdict == "fail" and c not in alarms)
        trial = Trialled(
            mutant.key, mutant.requirement, mutant.title_ja, mutant.title_en, tuple(killers)
        )
        trials.append(trial)
        yield trial
    yield SelfTest(tuple(trials), alarms, len(green))


def _prepare(profile: Path, day: date, domains: Sequence[str]) -> Prepared:
    options = {"profile": str(profile), "as-of": day.isoformat(), "domain": ",".join(domains)}
    return prepare(options_of(options))


def _verdicts(prepared: Prepared, requirements: set[str], mutant: str | None) -> dict[str, Outcome]:
    place, launched = open_place(prepared, mutant=mutant)
    session = session_at(prepared, place)
    try:
        return {
            planned.case.id: session.execute(planned.case)
            for planned in prepared.executable
            if planned.case.requirement.id in requirements
        }
    finally:
        session.close()
        if launched is not None:
            launched.stop()
