"""Lanes of the self-test: processes side by side, each with a reference package of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from multiprocessing import active_children, get_context
from typing import TYPE_CHECKING, Literal

from conformance.plugin.options import options_of
from conformance.plugin.prepare import PackagePlace, open_place, place_of, prepare, session_at
from conformance.surfaces.endpoint import Endpoint
from conformance.surfaces.launch import launch_reference, url_of_mutant

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from conformance.cases.case import Case
    from conformance.cases.outcome import Outcome
    from conformance.plugin.prepare import Prepared


@dataclass(frozen=True, slots=True)
class JudgedRequirement:
    """One requirement: its cases, those that cried without a fault; for each mutant its finders."""

    cases: tuple[str, ...]
    alarms: tuple[str, ...]
    killers: tuple[tuple[str, ...], ...]


_SEED = "1"  # always the same: what the suite finds is compared with what it found before

Thorough = Literal["first", "others", "every"]
"""How far a mutant is tried: to the first case that finds it, of others too, on every own one."""

Judge = Callable[[Sequence[str], Sequence[Sequence[str]]], Iterator[tuple[str, JudgedRequirement]]]
"""Requirements and the mutants of each → the requirements in their order, each judged."""


@dataclass
class Lane:
    """What one process knows: the plan, and where the package with every mutant answers."""

    prepared: Prepared
    cases: dict[str, list[Case]]
    place: PackagePlace
    thorough: Thorough = "first"

    def judge(self, requirement: str, mutants: Sequence[str]) -> JudgedRequirement:
        """Try the requirement's cases on the unbroken package and on each mutant."""
        cases = self.cases.get(requirement, [])
        green = self._verdicts(self.place, cases)
        alarms = {case for case, outcome in green.items() if outcome.verdict == "fail"}
        sound = [case for case in cases if case.id not in alarms]
        killers = [tuple(self._found_by(mutant, sound)) for mutant in mutants]
        if self.thorough == "others":
            killers = [
                k or self._others(requirement, m) for k, m in zip(killers, mutants, strict=True)
            ]
        return JudgedRequirement(tuple(green), tuple(sorted(alarms)), tuple(killers))

    def _others(self, requirement: str, mutant: str) -> tuple[str, ...]:
        """Return the first other case of the domain that finds a mutant and passes without it."""
        if not self.cases.get(requirement):
            return ()  # it does not apply
        domain = requirement.split("/", maxsplit=1)[0]
        for case in _by_reach(self.cases, domain, requirement):
            found = self._found_by(mutant, [case])
            if found and self._verdicts(self.place, [case])[case.id].verdict != "fail":
                return tuple(found)
        return ()

    def _found_by(self, mutant: str, cases: Sequence[Case]) -> list[str]:
        """Return the cases that find a mutant; only the first unless every case is to be tried.

        It is tried at its address first; for its export files it is started on its own.
        """
        end, found = self.place.endpoint, list[str]()
        calls = [case for case in cases if end is not None and case.surface != "files"]
        if end is not None and calls:
            faulty = Endpoint(url_of_mutant(end.base_url, mutant), end.client, end.strangers)
            found = self._failing(PackagePlace(faulty, None), calls)
        rest = [case for case in cases if case not in calls]
        if not rest or (found and self.thorough != "every"):
            return found
        place, own = open_place(self.prepared, mutant=mutant)
        try:
            return [*found, *self._failing(place, rest)]
        finally:
            if own is not None:
                own.stop()

    def _failing(self, place: PackagePlace, cases: Sequence[Case]) -> list[str]:
        session, found = session_at(self.prepared, place), list[str]()
        try:
            for case in cases:
                if session.execute(case).verdict == "fail":
                    found.append(case.id)
                    if self.thorough != "every":
                        break
        finally:
            session.close()
        return found

    def _verdicts(self, place: PackagePlace, cases: Sequence[Case]) -> dict[str, Outcome]:
        session = session_at(self.prepared, place)
        try:
            return {case.id: session.execute(case) for case in cases}
        finally:
            session.close()


@contextmanager
def judging_lanes(
    profile: Path, day: date, domains: Sequence[str], lanes: int, *, thorough: Thorough = "first"
) -> Iterator[Judge]:
    """Start the packages; give what judges requirements; stop the packages afterwards.

    `thorough`: how far each mutant is tried.
    """
    options = {"profile": str(profile), "as-of": day.isoformat(), "domain": ",".join(domains)}
    options["seed"] = _SEED
    prepared = prepare(options_of(options))
    with ExitStack() as stack:
        places = []
        for _ in range(max(1, lanes)):
            launched = launch_reference(
                day, every_mutant=True, switches=prepared.profile.profile.switches
            )
            stack.callback(launched.stop)
            places.append(place_of(prepared, launched))
        if lanes <= 1:
            yield _alone(_lane(options, places[0].to_text(), thorough=thorough))
        else:
            texts = [place.to_text() for place in places]
            yield _side_by_side(stack, options, texts, thorough=thorough)


_FAR = ("invariant", "event", "function", "linkage", "form", "record", "rule")


def _by_reach(cases: Mapping[str, Sequence[Case]], domain: str, but: str) -> Iterator[Case]:
    """Yield the cases of a domain's other requirements, those that reach farthest first."""
    others = [key for key in cases if key.startswith(f"{domain}/") and key != but]
    for kind in _FAR:
        for key in others:
            if key.split("/")[1] == kind:
                yield from (case for case in cases[key] if case.surface != "files")


def _lane(options: dict[str, str], place: str, *, thorough: Thorough) -> Lane:
    prepared = prepare(options_of(options))
    cases: dict[str, list[Case]] = {}
    for planned in prepared.executable:
        cases.setdefault(planned.case.requirement.id, []).append(planned.case)
    return Lane(prepared, cases, PackagePlace.from_text(place), thorough)


def _alone(lane: Lane) -> Judge:
    def judge(
        requirements: Sequence[str], mutants: Sequence[Sequence[str]]
    ) -> Iterator[tuple[str, JudgedRequirement]]:
        for requirement, keys in zip(requirements, mutants, strict=True):
            yield requirement, lane.judge(requirement, keys)

    return judge


_OF_THIS_PROCESS: list[Lane] = []


def _enter(options: dict[str, str], place: str, thorough: Thorough) -> None:
    _OF_THIS_PROCESS.append(_lane(options, place, thorough=thorough))


def _judge_here(requirement: str, mutants: Sequence[str]) -> JudgedRequirement:
    return _OF_THIS_PROCESS[0].judge(requirement, mutants)


def _side_by_side(
    stack: ExitStack, options: dict[str, str], places: Sequence[str], *, thorough: Thorough
) -> Judge:
    """Return a judge over several processes; each keeps to its own package."""
    pools = [
        stack.enter_context(
            ProcessPoolExecutor(1, get_context("spawn"), _enter, (options, place, thorough))
        )
        for place in places
    ]

    def judge(
        requirements: Sequence[str], mutants: Sequence[Sequence[str]]
    ) -> Iterator[tuple[str, JudgedRequirement]]:
        waiting = [
            pools[number % len(pools)].submit(_judge_here, requirement, keys)
            for number, (requirement, keys) in enumerate(zip(requirements, mutants, strict=True))
        ]
        try:
            for requirement, one in zip(requirements, waiting, strict=True):
                yield requirement, one.result()
        except BaseException:  # also Ctrl-C and SIGTERM: nothing is left running
            for pool in pools:
                pool.shutdown(wait=False, cancel_futures=True)
            for child in active_children():
                child.terminate()
            raise

    return judge
