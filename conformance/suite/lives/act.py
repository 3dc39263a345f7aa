"""What is done to the package in the course of a life, and what must stand after it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from conformance.population.rows import key_of
from conformance.suite.happening import at as seen_from
from conformance.suite.lives.lawful import lawful
from conformance.suite.lives.model import Ledger
from conformance.suite.lives.request import after, request, succeeding
from conformance.suite.lives.standing import stand
from conformance.suite.stories.steps import Step

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from conformance.catalog.models.lives import Life
    from conformance.findings import Json
    from conformance.population.rows import Row
    from conformance.suite.lives.model import At, Kept
    from conformance.suite.lives.request import Request
    from conformance.suite.trial import Trial


@dataclass
class Town:
    """A package in the course of a story: what should stand in it, and what was done so far.

    `whole`: nothing but the story's rows stands in the package, which is then looked at whole.
    """

    trial: Trial
    ledger: Ledger
    whole: bool = True
    story: list[Step] = field(default_factory=list)

    @classmethod
    def begin(cls, trial: Trial, day: date, *, whole: bool = True) -> Town:
        """Return an empty town on a business date."""
        trial.interface.fresh(day)
        return cls(trial, Ledger(trial.specification, day), whole)

    def at(self, domain: str) -> Trial:
        """Return the attempt seen from a domain."""
        return seen_from(self.trial, domain)

    def tell(self, step: Step) -> None:
        """Add a step to the story."""
        self.story.append(replace(step, on=self.ledger.day))

    def stands(self, at: At, keys: tuple[Row, ...] = ()) -> None:
        """Hold that a group holds what it should: all of it, or the rows under keys."""
        stand(self.at(at[0]), self.ledger, at, None if self.whole else keys)

    def shelters(self, domain: str) -> bool:
        """Say whether a measure of protection stands, in force or not."""
        stated = self.at(domain).spec.head.protection
        return stated is not None and bool(self.ledger.all((domain, stated.group)))

    def possible(self, life: Life, owner: int, late: int) -> Request | None:
        """Return the request by which an event is recorded; None if it cannot happen now."""
        made = request(self.at(life.domain), self.ledger, life, owner, late)
        return made if made is not None and lawful(self.ledger, made) else None

    def prepare(self, made: Request) -> None:
        """Let the rows stand that a request refers to."""
        self.trial.interface.load(made.world)
        for placed in made.world:
            self.ledger.add((placed.domain, placed.group), placed.row, made.owner)

    def record(self, made: Request) -> None:
        """Run the function that records an event; what should stand then stands."""
        trial = self.at(made.life.domain)
        self.prepare(made)
        self.tell(told(made))
        trial.accepted(
            trial.interface.run(made.life.domain, made.life.function, made.inputs, made.role)
        )
        self.ledger.put(made.at, made.key, made.rows, made.owner)
        self.stands(made.at, (made.key,))

    def follow(self, at: At, kept: Kept, sets: Mapping[str, Json]) -> None:
        """Let a row be followed by one with other values, as where a batch has marked it."""
        group, key = self.ledger.group(at), key_of(self.ledger.group(at), kept.row)
        owner, stood = kept.owner, tuple(k.row for k in self.ledger.under(at, key))
        if group.history is None:
            kept.row = {**kept.row, **sets}
            return
        self.ledger.put(
            at, key, after(group, stood, succeeding(self.ledger, at, kept.row, sets)), owner
        )

    def day_comes(self, day: date) -> None:
        """Let the business date be another: all that stands is stored again on that day."""
        self.ledger.day = day
        self.story.append(Step("day", on=day))
        self.trial.interface.fresh(day)
        self.trial.interface.load(self.ledger.placed())

    def end(self) -> None:
        """Hold that every group holds what it should, where it stands in a tested domain."""
        for at, table in self.ledger.tables.items():
            self.stands(at, tuple(_keys(self.ledger, at, [kept.row for kept in table])))


def told(made: Request) -> Step:
    """Return the step of an event: its function with what the list says of it."""
    named = {*made.key, *made.life.values}
    values: dict[str, Json] = {k: v for k, v in made.inputs.items() if k in named}
    return Step("does", made.life.function, values, domain=made.life.domain)


def _keys(ledger: Ledger, at: At, rows: list[Row]) -> list[Row]:
    found: list[Row] = []
    for row in rows:
        key = key_of(ledger.group(at), row)
        if key not in found:
            found.append(key)
    return found
