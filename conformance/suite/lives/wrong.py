"""Requests that must be refused in the midst of a life, and leave everything as it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from conformance.catalog.models.operations import Cancel, Create
from conformance.suite.lives.request import operation_of
from conformance.suite.stories.steps import Step
from conformance.suite.write import refusals

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.population.rows import Row
    from conformance.suite.lives.act import Town
    from conformance.suite.lives.request import Request, Writing
    from conformance.suite.trial import Trial


@dataclass(frozen=True, slots=True)
class Wrong:
    """A request spoiled in one way, and the reason for which it must be refused."""

    inputs: Row
    code: str
    item: str | None = None


def refused(town: Town, made: Request, number: int) -> bool:
    """Send a lawful request made wrong in one of its ways: refused for that, and nothing changes.

    Returns:
        Whether the request can be made wrong at all.
    """
    trial = town.at(made.life.domain)
    ways = list(_ways(trial, operation_of(trial, made.life), made))
    if not ways:
        return False
    wrong = ways[number % len(ways)]
    town.prepare(made)
    shown = {wrong.item: wrong.inputs.get(wrong.item)} if wrong.item else made.key
    town.tell(Step("does", made.life.function, shown, domain=made.life.domain))
    run = trial.interface.run
    reply = run(made.life.domain, made.life.function, wrong.inputs, made.role)
    trial.refused(reply, wrong.code, wrong.item)
    town.stands(made.at, (made.key,))
    return True


def repeated(town: Town, made: Request) -> bool:
    """Send once more what was just accepted: a creation is refused as standing already.

    Returns:
        Whether the event adds a row under a key of its own.
    """
    trial = town.at(made.life.domain)
    if not isinstance(operation_of(trial, made.life), Create):
        return False
    town.tell(Step("does", made.life.function, made.key, domain=made.life.domain))
    run = trial.interface.run
    reply = run(made.life.domain, made.life.function, made.inputs, made.role)
    trial.refused(reply, "C0409")
    town.stands(made.at, (made.key,))
    return True


def _ways(trial: Trial, operation: Writing, made: Request) -> Iterator[Wrong]:
    if not isinstance(operation, Create):
        yield Wrong({**made.inputs, **_nobody(trial, made)}, "C0404")
    if isinstance(operation, Cancel):
        return
    for one in refusals(trial.spec, operation, missing=isinstance(operation, Create)):
        if one.kind == "missing":
            rest = {key: value for key, value in made.inputs.items() if key != one.item}
            yield Wrong(rest, one.code, one.item)
        elif one.kind == "bad":
            yield Wrong({**made.inputs, one.item: one.value}, one.code, one.item)
        elif one.kind == "reference":
            stranger = _stranger(trial, made)
            yield Wrong({**made.inputs, one.item: stranger[one.item]}, one.code, one.item)


def _nobody(trial: Trial, made: Request) -> Row:
    stranger = _stranger(trial, made)
    return {key: stranger[key] for key in made.key}


def _stranger(trial: Trial, made: Request) -> Row:
    """Return a row of the group that is nobody's."""
    items = [*made.key, *made.inputs]
    return trial.builder.row(trial.spec, trial.group(made.at[1]), "nobody's life", items)
