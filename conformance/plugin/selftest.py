"""Prove the suite: the reference is green, and every seeded fault is found where it was planted."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from conformance.plugin.options import options_of
from conformance.plugin.prepare import open_place, place_of, prepare, session_at
from conformance.reference.mutants import all_mutants
from conformance.surfaces.launch import launch_reference

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from conformance.plugin.prepare import Place, Prepared
    from conformance.reference.mutants import Mutant
    from conformance.suite.case import Case
    from conformance.suite.session import Outcome
    from conformance.surfaces.launch import Launched


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
    cases = _cases(prepared)
    launched = launch_reference(day, every_mutant=True)
    try:
        wanted = [case for m in {m.requirement: m for m in mutants} for case in cases.get(m, ())]
        green = _verdicts(prepared, place_of(prepared, launched), wanted)
        alarms = tuple(case for case, outcome in green.items() if outcome.verdict == "fail")
        trials = []
        for mutant in mutants:
            found = _tried(prepared, launched, mutant, cases.get(mutant.requirement, ()))
            killers = (c for c, o in found.items() if o.verdict == "fail" and c not in alarms)
            names = (mutant.key, mutant.requirement, mutant.title_ja, mutant.title_en)
            trials.append(Trialled(*names, tuple(killers)))
            yield trials[-1]
    finally:
        launched.stop()
    yield SelfTest(tuple(trials), alarms, len(green))


def _cases(prepared: Prepared) -> dict[str, list[Case]]:
    """Return the cases that will be tried, by requirement."""
    found: dict[str, list[Case]] = {}
    for planned in prepared.executable:
        found.setdefault(planned.case.requirement.id, []).append(planned.case)
    return found


def _tried(
    prepared: Prepared, launched: Launched, mutant: Mutant, cases: Sequence[Case]
) -> dict[str, Outcome]:
    """Try a mutant behind its address; for its export files it is started on its own."""
    if any(case.surface == "files" for case in cases):
        place, own = open_place(prepared, mutant=mutant.key)
        try:
            return _verdicts(prepared, place, cases)
        finally:
            if own is not None:
                own.stop()
    faulty = replace(launched, url=launched.with_mutant(mutant.key))
    return _verdicts(prepared, place_of(prepared, faulty), cases)


def _prepare(profile: Path, day: date, domains: Sequence[str]) -> Prepared:
    options = {"profile": str(profile), "as-of": day.isoformat(), "domain": ",".join(domains)}
    return prepare(options_of(options))


def _verdicts(prepared: Prepared, place: Place, cases: Sequence[Case]) -> dict[str, Outcome]:
    session = session_at(prepared, place)
    try:
        return {case.id: session.execute(case) for case in cases}
    finally:
        session.close()
