"""The state machine: one event after another, a day passes, somebody looks, something is wrong."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cached_property
from random import Random
from typing import TYPE_CHECKING, Final, TypeVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from conformance.catalog.models.operations import Create
from conformance.findings import FindingError, UntestedError
from conformance.suite.happening import at as seen_from
from conformance.suite.lives import wrong
from conformance.suite.lives.act import Town
from conformance.suite.lives.request import operation_of
from conformance.suite.stories.steps import told

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from conformance.catalog.models.lives import Life
    from conformance.suite.lives.looks import Look
    from conformance.suite.lives.record import Record
    from conformance.suite.lives.request import Request
    from conformance.suite.trial import Trial

T = TypeVar("T")

PEOPLE: Final = 3
"""How many lives are told side by side: one's own, one to be joined, one to be left alone."""

_LATE = (0, 1, 13, 30, 366)
_DAYS = (1, 2, 10, 30, 365)
_MANY = 2**12  # more than there are ways to choose one of
_FAVOURED = 3  # kinds of events that a story is about, so that they meet each other


@dataclass(frozen=True)
class Stage:
    """What lives are played on: the package, the events that can be recorded, who counts them.

    `aims`: the events that stories are about; without them each story is about some of all.
    """

    trial: Trial
    lives: tuple[Life, ...]
    looks: tuple[Look, ...]
    record: Record
    day: date
    aims: tuple[Life, ...] = ()
    whole: bool = True
    days_pass: bool = True

    def brings(self, life: Life) -> tuple[str, str] | None:
        """Return the group to which an event adds a row of its own; None where it changes one."""
        operation = operation_of(seen_from(self.trial, life.domain), life)
        return (life.domain, operation.record) if isinstance(operation, Create) else None


class Lives(RuleBasedStateMachine):
    """The lives of a few people in one town. Every number drawn chooses among what is possible."""

    stage: Stage

    def __init__(self) -> None:
        """Begin with an empty town."""
        super().__init__()
        stage = self.stage
        self.town = Town.begin(stage.trial, stage.day, whole=stage.whole)
        self.last: Request | None = None
        self.favoured: tuple[Life, ...] = ()
        self.people = PEOPLE

    @initialize(focus=st.integers(0, _MANY), people=st.integers(1, PEOPLE))
    def begins(self, focus: int, people: int) -> None:
        """Let a story be about a few kinds of events, of one person or of several."""
        self.people = people
        self.favoured = tuple(_mixed(self.stage.aims or self.stage.lives, focus)[:_FAVOURED])

    @rule(which=st.integers(0, _MANY), late=st.sampled_from(_LATE))
    def happens(self, which: int, late: int) -> None:
        """An event happens to somebody, or happened some days ago, and is recorded."""
        self._told(lambda: self._recorded(which, late))

    @rule(days=st.sampled_from(_DAYS), which=st.integers(0, _MANY), late=st.sampled_from(_LATE))
    def happens_later(self, days: int, which: int, late: int) -> None:
        """Days pass, and then an event is recorded."""
        self._told(lambda: self._days(days) and self._recorded(which, late))

    @rule(which=st.integers(0, _MANY), late=st.sampled_from(_LATE))
    def happens_again(self, which: int, late: int) -> None:
        """Another event happens to the person to whom the last one happened."""
        owner = self.last.owner if self.last else 0
        self._told(lambda: self._recorded(which, late, (owner,)))

    @rule(which=st.integers(0, _MANY), owner=st.integers(0, PEOPLE - 1))
    def somebody_looks(self, which: int, owner: int) -> None:
        """Somebody views, searches, issues a copy, runs a batch, sends or exports."""
        self._told(lambda: self._looked(which, owner))

    @rule(which=st.integers(0, _MANY), way=st.integers(0, _MANY))
    def is_refused(self, which: int, way: int) -> None:
        """A request is sent that must be refused: made wrong, or what stands already once more."""
        self._told(lambda: self._refused(which, way))

    def teardown(self) -> None:
        """At the end of the story everything stands as it should."""
        self._told(self._ended)
        self.stage.record.ended()

    def _ended(self) -> None:
        """Hold that all stands as it should, and that nobody sees what is protected."""
        self.town.end()
        for look in self.stage.looks:
            if look.kind == "view":
                for owner in range(self.people):
                    look.take(self.town, owner)

    def _told(self, step: Callable[[], object]) -> None:
        """Take a step; a finding tells the whole story that led to it."""
        known = len(self.town.story)
        try:
            step()
        except FindingError as error:
            self.stage.record.closed = True
            story = told(*self.town.story)
            raise FindingError(replace(error.finding, example=story)) from None
        self.stage.record.took(self.town.story[known:])

    def _recorded(self, which: int, late: int, owners: Iterable[int] | None = None) -> bool:
        made = self._chosen(which, late, owners or range(self.people))
        if made is not None:
            self.town.record(made)
            self.last = made
            self.stage.record.did(made.life.key)
        return made is not None

    def _chosen(self, which: int, late: int, owners: Iterable[int]) -> Request | None:
        """Return the first possible event in the order of a number.

        Those that the story is about come first, or those without which they cannot happen.
        """
        people, wanted = list(owners), (self.favoured, self._leading)
        for lives in (*(wanted if which % 3 else wanted[::-1]), self.stage.lives):
            for life, owner in _mixed([(life, who) for life in lives for who in people], which):
                made = self.town.possible(life, owner, late)
                if made is not None:
                    return made
        return None

    @cached_property
    def _leading(self) -> tuple[Life, ...]:
        """The events that bring about the rows which those of the story need, and theirs."""
        found: dict[str, Life] = {}
        waiting = list(self.favoured)
        while waiting:
            life = waiting.pop()
            needed = {(life.domain, one.group) for one in life.needs}
            bring = [one for one in self.stage.lives if self.stage.brings(one) in needed]
            waiting += [one for one in bring if one.key not in found]
            found |= {one.key: one for one in bring}
        return tuple(found.values())

    def _days(self, days: int) -> bool:
        if self.stage.days_pass:
            self.town.day_comes(self.town.ledger.day + timedelta(days=days))
        return True

    def _looked(self, which: int, owner: int) -> None:
        kinds = sorted({look.kind for look in self.stage.looks})
        for kind in _mixed(kinds, which):
            looks = [look for look in self.stage.looks if look.kind == kind]
            if look := next((k for k in _mixed(looks, which) if self._taken(k, owner)), None):
                self.stage.record.looked(look.kind)
                return

    def _taken(self, look: Look, owner: int) -> bool:
        """Take a look; one that the way to the package does not reach is none."""
        known = len(self.town.story)
        try:
            return look.take(self.town, owner)
        except UntestedError:
            del self.town.story[known:]
            return False

    def _refused(self, which: int, way: int) -> None:
        if way % 2 and self.last is not None and wrong.repeated(self.town, self.last):
            self.stage.record.was_refused()
            return
        made = self._chosen(which, 0, range(self.people))
        if made is not None and wrong.refused(self.town, made, way // 2):
            self.stage.record.was_refused()


def _mixed(options: Iterable[T], number: int) -> list[T]:
    """Return the options in the order that belongs to a number."""
    found = list(options)
    Random(number).shuffle(found)  # noqa: S311 - an order to try in, not a secret
    return found


def staged(stage: Stage) -> type[Lives]:
    """Return the machine for a stage."""
    return type("Staged", (Lives,), {"stage": stage})
