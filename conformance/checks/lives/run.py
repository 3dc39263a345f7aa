"""Playing lives: story after story until there are steps enough; a finding is shrunk."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Final
from unittest import SkipTest

from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.errors import Flaky
from hypothesis.stateful import run_state_machine_as_test

from conformance.catalog.lives import lives_in
from conformance.catalog.models.levels import Situation, decide
from conformance.catalog.parts import belongs
from conformance.checks.lives.looks import looks_at
from conformance.checks.lives.machine import Stage, staged
from conformance.checks.lives.record import StepRecord
from conformance.checks.lives.shorter import shorter
from conformance.findings import Counterexample, FindingError
from conformance.population import seeds
from conformance.worlds.choices import Choices
from conformance.worlds.steady import steady

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from conformance.cases.trial import Trial
    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.lives import Life
    from conformance.checks.lives.looks import KeptIn
    from conformance.findings import Finding

STORY: Final = 50
"""Steps of a story in a long run."""


@dataclass(frozen=True)
class Played:
    """A run of lives: what was done, and the finding of the shortest story if there is one."""

    record: StepRecord
    finding: Finding | None = None


def play(
    trial: Trial,
    specs: Iterable[Specification],
    steps: int,
    *,
    story: int = STORY,
    aims: Collection[str] = (),
) -> Played:
    """Return what came of at least `steps` steps, or of those up to the first finding.

    The same seed, case, day and specifications give the same steps. `story`: the steps of one
    story. `aims`: keys of the events that stories are about. Stories that an earlier run saved are
    played first; what they do is not counted.
    """
    record = StepRecord()
    stage = _stage(trial, list(specs), record, aims)
    try:
        _saved(replace(stage, record=StepRecord()), story)
    except FindingError as error:
        return Played(record, error.finding)
    batch = 0
    while stage.lives and record.steps < steps:
        wanted = max(1, (steps - record.steps) // story)
        before = record.steps
        try:
            _batch(stage, batch, wanted, story)
        except FindingError as error:
            return Played(record, error.finding)
        batch += 1
        if record.steps == before:
            break  # nothing can be done: no event is possible
    return Played(record)


def _saved(stage: Stage, length: int) -> None:
    """Play the stories that an earlier run saved.

    Raises:
        FindingError: the finding of the first in which something is wrong.
    """
    saved = stage.trial.saved
    for one in saved.of("") if stage.lives else ():
        before = stage.record.steps
        known = Choices.of(one.value)
        again = settings(_settings(1, length), phases=(Phase.reuse,), database=known)
        try:
            run_state_machine_as_test(staged(stage), settings=again)
        except FindingError as error:
            saved.note(fits=True)
            found = replace(shorter(stage, error.finding), counterexample=replace(one, saved=True))
            raise FindingError(found) from None
        except SkipTest:  # what Hypothesis raises where there is nothing to try
            saved.note(fits=False)
            continue
        saved.note(fits=stage.record.steps > before)


def _batch(stage: Stage, number: int, stories: int, length: int) -> None:
    """Play some stories.

    Raises:
        FindingError: the finding of the shortest story in which something is wrong, with what it
            takes to play it again.
    """
    machine = seed(seeds.number(stage.trial.seed, stage.trial.case.id, number))(staged(stage))
    choices = Choices()
    try:
        with steady():
            run_state_machine_as_test(
                machine, settings=settings(_settings(stories, length), database=choices)
            )
    except Flaky:
        # The package answered the same story differently: one answer was wrong all the same.
        if stage.record.found is None:
            raise
        raise FindingError(stage.record.found) from None
    except FindingError as error:
        one = Counterexample("", "choices", choices.smallest())
        found = replace(shorter(stage, error.finding), counterexample=one)
        raise FindingError(found) from None


def _settings(stories: int, length: int) -> settings:
    return settings(
        max_examples=stories,
        stateful_step_count=length,
        database=None,
        deadline=None,
        derandomize=False,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
        report_multiple_bugs=False,
        print_blob=False,
    )


def _stage(
    trial: Trial, specs: list[Specification], record: StepRecord, aims: Collection[str]
) -> Stage:
    had = partial(_has, trial)
    lives = tuple(x for spec in specs for x in lives_in(spec) if had(spec, "functions", x.function))
    looks = tuple(
        look
        for spec in specs
        for look in looks_at(spec, _groups(spec, lives))
        if look.kept_in is None or had(spec, look.kept_in, look.name)
    )
    offered = trial.profile.surfaces.api.capabilities if trial.profile.surfaces.api else None
    alone = offered is None or not offered.shared
    settable = offered is None or offered.business_date == "settable"
    wanted = tuple(life for life in lives if life.key in aims)
    return Stage(trial, lives, looks, record, trial.day, wanted, alone, alone and settable)


def _groups(spec: Specification, lives: Iterable[Life]) -> frozenset[str]:
    """Return the groups that the events of a domain write, and those that these refer to."""
    own = [life.function for life in lives if life.domain == spec.domain]
    written = {str(getattr(spec.functions[f].operation, "record", "")) for f in own}
    refs = (item.ref for group in written for item in spec.records[group].items if item.ref)
    named = {group for ref in refs if ref.domain == spec.domain for group in ref.groups}
    return frozenset(written | named)


def _has(trial: Trial, spec: Specification, kept_in: KeptIn, key: str) -> bool:
    """Say whether the product is to have a function, form or linkage, or declares it."""
    requirement, profile = getattr(spec, kept_in)[key], trial.profile
    situation = Situation(
        profile.municipality.type, trial.day, spec.version, frozenset(profile.options)
    )
    level = decide(requirement.class_, situation)
    if level in {"not_applicable", "prohibited"}:
        return False
    declared = level == "required" or profile.has_declared(spec.domain, key)
    return declared and belongs(spec, kept_in, key, profile.parts_of(spec.domain))
