"""What is done to the package in the course of a life, and what must stand after it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

from conformance.cases.stories.steps import StoryStep
from conformance.catalog.form_sources import held_in
from conformance.checks.lives.entailed import entailed, follow, holding, is_possible
from conformance.checks.lives.lawful import lawful
from conformance.checks.lives.model import Ledger
from conformance.checks.lives.renamed import as_named_now
from conformance.checks.lives.request import request
from conformance.checks.lives.standing import stand
from conformance.checks.lives.values import identity
from conformance.contract.state import State
from conformance.population.rows import key_of
from conformance.worlds.happening import at as seen_from

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from conformance.cases.trial import Trial
    from conformance.catalog.models.lives import Life
    from conformance.checks.lives.request import LawfulRequest
    from conformance.contract.state import Place
    from conformance.findings import Json
    from conformance.population.rows import PlacedRow, Row


@dataclass
class StoryRun:
    """A package in the course of a story: what should stand in it, and what was done so far.

    `whole`: nothing but the story's rows stands in the package, which is then looked at whole.
    """

    trial: Trial
    ledger: Ledger
    whole: bool = True
    story: list[StoryStep] = field(default_factory=list)

    @classmethod
    def begin(cls, trial: Trial, day: date, *, whole: bool = True) -> StoryRun:
        """Return an empty town on a business date."""
        trial.interface.fresh(day)
        return cls(trial, Ledger(State(trial.specification, day)), whole)

    def at(self, domain: str) -> Trial:
        """Return the attempt seen from a domain."""
        return seen_from(self.trial, domain)

    def tell(self, step: StoryStep) -> None:
        """Add a step to the story."""
        self.story.append(replace(step, on=self.ledger.day))

    def stands(self, at: Place, keys: tuple[Row, ...] = ()) -> None:
        """Hold that a group holds what it should: all of it, or the rows under keys."""
        stand(self.at(at[0]), self.ledger, at, None if self.whole else keys)

    def shelters(self, domain: str) -> bool:
        """Say whether a measure of protection stands, in force or not."""
        stated = self.at(domain).spec.head.protection
        return stated is not None and bool(self.ledger.state.at((domain, stated.group)))

    def possible(self, life: Life, owner: int, late: int) -> LawfulRequest | None:
        """Return the request by which an event is recorded; None if it cannot happen now."""
        made = request(self.at(life.domain), self.ledger, life, owner, late)
        if made is None or not lawful(self.ledger.state, made):
            return None
        return made if is_possible(self.ledger.state, made) else None

    def prepare(self, made: LawfulRequest) -> None:
        """Let the rows stand that a request refers to."""
        self.trial.interface.load(made.world)
        self.ledger.arrange(made.world, made.owner, partial(self._is_of, made.owner))

    def _is_of(self, owner: int, placed: PlacedRow) -> bool:
        """Say whether a row is a person's: not that of who lives in the household they join."""
        trial = self.at(placed.domain)
        persons = trial.spec.head.persons
        if persons is None or placed.group not in held_in(trial.spec, (persons.group,)):
            return True
        return placed.row.get(persons.key) == identity(trial, trial.spec, owner)

    def record(self, made: LawfulRequest) -> None:
        """Run the function that records an event; what should stand then stands."""
        trial, call = self.at(made.life.domain), made.call
        self.prepare(made)
        before = self.ledger.state
        self.tell(event_step(made))
        trial.accepted(trial.interface.run(call.domain, call.key, call.body, call.role))
        self.ledger.owned(made.at, made.key, made.owner)
        taken = follow(trial, before, made, entailed(before, made))
        for at, key, _ in taken:
            self.ledger.owned(at, key, made.owner)
        self.becomes([holding(way, taken) for way in made.after], made.at, (made.key,))

    def becomes(self, ways: Sequence[State], at: Place, keys: tuple[Row, ...] = ()) -> None:
        """Hold that a group holds, in one of the ways allowed, what a function has made of it.

        What the event entails in other groups stands as well.
        """
        before = self.ledger.state
        looked = None if self.whole else keys
        stand(self.at(at[0]), self.ledger, at, looked, ways)
        for other in self.ledger.state.changed_since(before):
            if other != at:
                self.stands(other, _keys(self.ledger, other))

    def day_comes(self, day: date) -> None:
        """Let the business date be another: all that stands is stored again on that day."""
        self.ledger.state = as_named_now(self.ledger).on(day)
        self.story.append(StoryStep("day", on=day))
        self.trial.interface.fresh(day)
        self.trial.interface.load(self.ledger.state.placed())

    def end(self) -> None:
        """Hold that every group holds what it should, where it stands in a tested domain."""
        for at in self.ledger.state.tables:
            self.stands(at, _keys(self.ledger, at))


def event_step(made: LawfulRequest) -> StoryStep:
    """Return the step of an event: its function with what the list says of it."""
    named = {*made.key, *made.life.values}
    values: dict[str, Json] = {k: v for k, v in made.inputs.items() if k in named}
    return StoryStep("does", made.life.function, values, domain=made.life.domain)


def _keys(ledger: Ledger, at: Place) -> tuple[Row, ...]:
    """Return the keys of a group's rows, each once."""
    found: list[Row] = []
    for kept in ledger.state.at(at):
        key = key_of(ledger.state.group(at), kept.row)
        if key not in found:
            found.append(key)
    return tuple(found)
