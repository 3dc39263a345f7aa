"""Runs of lives: no false alarm, the same again, and the fewest steps of what goes wrong."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from conformance.cases.stories.steps import steps_of
from conformance.checks.lives.record import StepRecord
from conformance.checks.lives.run import _stage, play
from conformance.planning.generate import cases_of, requirements
from conformance.reference.behaviour import correct
from conformance.reference.mutants import all_mutants
from tests.packages.served import session

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.cases.case import Case
    from conformance.worlds.session import Session

DOMAIN = "resident_register"
FAULTS = sorted(key for key in all_mutants() if key.startswith("lives-"))
QUICK = {"lives-same-day-correction-overwrites"}


def _cases(opened: Session, domain: str = DOMAIN) -> Iterator[Case]:
    spec = opened.specs[domain]
    for requirement in requirements(spec):
        if requirement.key == "lives-keep-records-right":
            yield from cases_of(spec, requirement)


@pytest.fixture(scope="module")
def served() -> Iterator[Session]:
    with session(correct, DOMAIN) as opened:
        yield opened


def _play(opened: Session, steps: int, aims: tuple[str, ...] = ()) -> tuple[object, ...]:
    trial = opened.trial(next(_cases(opened)))
    played = play(trial, [opened.specs[DOMAIN]], steps, story=20, aims=aims)
    assert played.finding is None, played.finding
    record = played.record
    return record.steps, record.digest, dict(record.events), dict(record.looks), record.refusals


def test_three_hundred_steps_give_no_false_alarm_and_do_all_kinds_of_things(
    served: Session,
) -> None:
    steps, _, events, looks, refusals = _play(served, 300)
    assert steps >= 300
    assert len(events) >= 5
    assert {"view", "search", "copy"} <= looks.keys()
    assert refusals


def test_the_same_seed_gives_the_same_run(served: Session) -> None:
    _play(served, 20)  # what is imported at first use is there: Hypothesis draws constants of it
    assert _play(served, 100) == _play(served, 100)


def test_stories_are_about_the_events_that_are_named(served: Session) -> None:
    *_, events, _, _ = _play(served, 200, ("event-ex-officio", "event-cancelled"))
    assert {"event-ex-officio", "event-cancelled"} <= set(events)


@pytest.mark.whole
def test_ten_thousand_steps_give_no_false_alarm(served: Session) -> None:
    steps, _, events, *_ = _play(served, 10_000)
    assert steps >= 10_000
    assert len(events) >= 30


@pytest.mark.parametrize(
    "key", [pytest.param(k, marks=() if k in QUICK else pytest.mark.whole) for k in FAULTS]
)
def test_a_fault_that_only_a_sequence_shows_is_found_and_told_in_few_steps(key: str) -> None:
    with session(all_mutants()[key].conduct(), DOMAIN) as opened:
        tried = (opened.execute(case) for case in _cases(opened))
        finding = next((o.finding for o in tried if o.finding is not None), None)
    assert finding is not None
    story = steps_of(finding.example)
    assert story is not None
    acts = [step for step in story if step.what != "day"]
    assert 2 <= len(acts) <= 6


def test_nobody_looks_by_an_option_that_the_product_does_not_claim() -> None:
    domain, option = "long_term_care_insurance", "card-bulk-exchange"
    with session(correct, domain) as opened:
        spec = opened.specs[domain]
        trial = opened.trial(next(_cases(opened, domain)))
        claimed = trial.profile.model_copy(update={"declares": {domain: (option,)}})
        none = trial.profile.model_copy(update={"declares": {}})
        looks = [
            {look.name for look in _stage(one, [spec], StepRecord(), ()).looks}
            for one in (replace(trial, profile=claimed), replace(trial, profile=none))
        ]
    assert looks[0] - looks[1] == {option}
    required = {k for k, f in spec.functions.items() if f.class_ == "required"}
    assert looks[1] & spec.functions.keys() <= required
