"""Requests that must be refused in the midst of a life, and leave everything as it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from conformance.cases.stories.steps import StoryStep
from conformance.catalog.models.operations import Cancel, Create
from conformance.checks.lives.registered import registered
from conformance.checks.lives.request import operation_of
from conformance.checks.lives.values import identity
from conformance.checks.refusals.breaks import DUPLICATE, breaks, of_nobody
from conformance.checks.refusals.refusal import hold_refused
from conformance.checks.refusals.write import refusals

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.cases.trial import Trial
    from conformance.checks.lives.act import StoryRun
    from conformance.checks.lives.request import LawfulRequest, Writing
    from conformance.checks.refusals.broken import Broken
    from conformance.population.rows import Row


@dataclass(frozen=True, slots=True)
class SpoiledRequest:
    """A request spoiled in one way, and what it breaks."""

    inputs: Row
    broken: Broken


def send_spoiled(town: StoryRun, made: LawfulRequest, number: int) -> bool:
    """Send a lawful request made wrong in one of its ways: refused for that, and nothing changes.

    Returns:
        Whether the request can be made wrong at all.
    """
    trial = town.at(made.life.domain)
    ways = list(_ways(trial, operation_of(trial, made.life), made))
    if not ways or _needs_newcomer(town, trial, made):
        return False
    wrong = ways[number % len(ways)]
    town.prepare(made)
    item = wrong.broken.item
    shown = {item: wrong.inputs.get(item)} if item else made.key
    town.tell(StoryStep("does", made.life.function, shown, domain=made.life.domain))
    run = trial.interface.run
    reply = run(made.life.domain, made.life.function, wrong.inputs, made.call.role)
    hold_refused(trial, reply, wrong.broken)
    town.stands(made.at, (made.key,))
    return True


def _needs_newcomer(town: StoryRun, trial: Trial, made: LawfulRequest) -> bool:
    """Say whether rows that must stand first name somebody who is entered by the request itself."""
    number = identity(trial, trial.spec, made.owner)
    named = any(number in placed.row.values() for placed in made.world)
    return named and not registered(town.ledger, trial.spec, made.owner)


def repeated(town: StoryRun, made: LawfulRequest) -> bool:
    """Send once more what was just accepted: a creation is refused as standing already.

    Returns:
        Whether the event adds a row under a key of its own.
    """
    trial = town.at(made.life.domain)
    if not isinstance(operation_of(trial, made.life), Create) or _is_numbered(trial, made):
        return False
    town.tell(StoryStep("does", made.life.function, made.key, domain=made.life.domain))
    run = trial.interface.run
    reply = run(made.life.domain, made.life.function, made.inputs, made.call.role)
    hold_refused(trial, reply, DUPLICATE)
    town.stands(made.at, (made.key,))
    return True


def _is_numbered(trial: Trial, made: LawfulRequest) -> bool:
    """Return whether the package gives what is added a number: sent twice it is two rows."""
    api, (domain, group) = trial.profile.surfaces.api, made.at
    assigned = api.capabilities.assigns if api else ()
    return any(f"{domain}/{group}/{item}" in assigned for item in trial.group(group).primary_key)


def _ways(trial: Trial, operation: Writing, made: LawfulRequest) -> Iterator[SpoiledRequest]:
    if not isinstance(operation, Create):
        nobody = _nobody(trial, made)
        yield SpoiledRequest({**made.inputs, **nobody}, of_nobody(trial.group(made.at[1]), nobody))
    if isinstance(operation, Cancel):
        return
    for one in refusals(trial.spec, operation, missing=isinstance(operation, Create)):
        if one.kind == "missing":
            inputs = {key: value for key, value in made.inputs.items() if key != one.item}
        elif one.kind == "bad":
            inputs = {**made.inputs, one.item: one.value}
        elif one.kind == "reference":
            inputs = {**made.inputs, one.item: _stranger(trial, made)[one.item]}
        else:
            continue
        yield SpoiledRequest(inputs, breaks(trial, operation, one, made.inputs, inputs))


def _nobody(trial: Trial, made: LawfulRequest) -> Row:
    stranger = _stranger(trial, made)
    return {key: stranger[key] for key in made.key}


def _stranger(trial: Trial, made: LawfulRequest) -> Row:
    """Return a row of the group that is nobody's."""
    items = [*made.key, *made.inputs]
    return trial.builder.row(trial.spec, trial.group(made.at[1]), "nobody's life", items)
