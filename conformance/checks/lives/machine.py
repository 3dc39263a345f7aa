"""The state machine: one event after another, a day passes, somebody looks, something is wrong."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import cached_property, partial
from itertools import count
from random import Random
from typing import TYPE_CHECKING, Final, TypeVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from conformance.cases.stories.steps import as_example
from conformance.catalog.models.operations import Create
from conformance.checks.lives import wrong
from conformance.checks.lives.act import StoryRun
from conformance.checks.lives.request import operation_of
from conformance.findings import FindingError, UntestedError
from conformance.worlds.happening import at as seen_from

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date

    from conformance.cases.trial import Trial
    from conformance.catalog.models.lives import Life
    from conformance.checks.lives.looks import Look
    from conformance.checks.lives.record import StepRecord
    from conformance.checks.lives.request import LawfulRequest

T = TypeVar("T")

PEOPLE: Final = 3
"""How many lives are told side by side: one's own, one to be joined, one to be left alone."""

_PEOPLE = (1, 1, 2, 3)
_KINDS = ("now", "again", "again", "later", "look", "wrong")
_DAYS = (0, 1, 13, 30, 366)
"""Days since an event that is entered now, or until the next."""
_MANY = 63  # orders in which to look for what is possible; few, so that a story soon gets short
_FAVOURED = 2  # kinds of events that a story is about, so that they meet each other


@dataclass(frozen=True, slots=True)
class Act:
    """What moves a story on: an event of somebody's life, entered days late; or days that pass."""

    life: Life | None
    owner: int = 0
    days: int = 0


class ImpossibleError(Exception):
    """Raised where a story told by its events comes to one that cannot happen there."""


@dataclass(frozen=True)
class Stage:
    """What lives are played on: the package, the events that can be recorded, who counts them.

    `aims`: the events that stories are about; without them each story is about some of all.
    `tellings`: numbers the stories, so that where people stay in the database each one, also when
    it is told again, is about others. `last`: the acts of the last story in which something was
    wrong, if the acts alone lead to it.
    """

    trial: Trial
    lives: tuple[Life, ...]
    looks: tuple[Look, ...]
    record: StepRecord
    day: date
    aims: tuple[Life, ...] = ()
    whole: bool = True
    days_pass: bool = True
    tellings: Iterator[int] = field(default_factory=count)
    last: list[Act] = field(default_factory=list)

    def brings(self, life: Life) -> tuple[str, str] | None:
        """Return the group to which an event adds a row of its own; None where it changes one."""
        operation = operation_of(seen_from(self.trial, life.domain), life)
        return (life.domain, operation.record) if isinstance(operation, Create) else None


class LivesMachine(RuleBasedStateMachine):
    """The lives of a few people in one town. Every number drawn chooses among what is possible."""

    stage: Stage

    def __init__(self) -> None:
        """Begin with an empty town."""
        super().__init__()
        stage = self.stage
        trial = stage.trial.apart(next(stage.tellings))
        self.town = StoryRun.begin(trial, stage.day, whole=stage.whole)
        self.last: LawfulRequest | None = None
        self.acts: list[Act] = []
        self.broken = False
        self.favoured: tuple[Life, ...] = ()
        self.people = PEOPLE

    @initialize(focus=st.integers(0, _MANY), people=st.sampled_from(_PEOPLE))
    def begins(self, focus: int, people: int) -> None:
        """Let a story be about a few kinds of events, of one person or of several."""
        self.people = people
        self.favoured = tuple(_mixed(self.stage.aims or self.stage.lives, focus)[:_FAVOURED])

    @rule(kind=st.sampled_from(_KINDS), which=st.integers(0, _MANY), days=st.sampled_from(_DAYS))
    def goes_on(self, kind: str, which: int, days: int) -> None:
        """Life goes on: with an event, with days that pass, with somebody who looks or errs."""
        match kind:
            case "again" if self.last is not None:
                owner = self.last.owner
                self._told(lambda: self._recorded(which, days, (owner,)))
            case "later":
                self._told(lambda: self._days(max(1, days)) and self._recorded(which, 0))
            case "look":
                self._told(partial(self._looked, which), acts=False, whole=False)
            case "wrong":
                self._told(lambda: self._refused(which, days), acts=False)
            case _:
                self._told(lambda: self._recorded(which, days))

    def teardown(self) -> None:
        """At the end of the story everything stands as it should."""
        if not self.broken:
            self._told(self._ended, whole=False)
            self.stage.record.ended()

    def _ended(self) -> None:
        """Hold that all stands as it should, and that nobody sees what is protected."""
        self.town.end()
        looks = [k for k in self.stage.looks if self.town.shelters(k.domain)]
        copies = _mixed((k for k in looks if k.kind == "copy"), len(self.acts))
        for owner in range(self.people):
            for look in looks:
                if look.kind == "view":
                    self._taken(look, owner)
            any(self._taken(look, owner) for look in copies)  # one copy of each person

    def tell(self, acts: Iterable[Act]) -> None:
        """Tell a story by its events, to its end.

        Raises:
            FindingError: something is wrong.
            ImpossibleError: an event cannot happen where it stands.
        """
        for act in acts:
            self._told(partial(self._again, act))
        self.teardown()

    def _again(self, act: Act) -> None:
        if act.life is None:
            self._days(act.days)
            return
        made = self.town.possible(act.life, act.owner, act.days)
        if made is None:
            raise ImpossibleError(act.life.key)
        self._record(made, act.days)

    def _told(self, step: Callable[[], object], *, acts: bool = True, whole: bool = True) -> None:
        """Take a step; a finding tells the whole story that led to it.

        `whole`: all of the step belongs to the story. Else it is looks, which change nothing: of
        them the last alone is told, the one that saw what is wrong.
        """
        known, found = len(self.town.story), None
        try:
            step()
        except FindingError as error:
            found = error.finding
        if found is None:
            self.stage.record.took(self.town.story[known:])
            return
        # Raised here, without what led to it, all findings are one to Hypothesis: a story may get
        # shorter by a step although then another look is the first that finds what is wrong.
        self.broken = True
        self.stage.last[:] = self.acts if acts else ()
        story = self.town.story
        last = story[known:] if whole else story[known:][-1:]
        found = replace(found, example=as_example(*story[:known], *last))
        self.stage.record.failed(found)
        raise FindingError(found)

    def _recorded(self, which: int, late: int, owners: Iterable[int] | None = None) -> bool:
        made = self._chosen(which, late, owners or range(self.people))
        if made is not None:
            self._record(made, late)
        return made is not None

    def _record(self, made: LawfulRequest, late: int) -> None:
        self.acts.append(Act(made.life, made.owner, late))
        self.town.record(made)
        self.last = made
        self.stage.record.did(made.life.key)

    def _chosen(self, which: int, late: int, owners: Iterable[int]) -> LawfulRequest | None:
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
            self.acts.append(Act(None, days=days))
            self.town.day_comes(self.town.ledger.day + timedelta(days=days))
        return True

    def _looked(self, which: int) -> None:
        """Take the first look, of a kind that belongs to a number, that finds somebody to see."""
        kinds = sorted({look.kind for look in self.stage.looks})
        people = _mixed(range(self.people), which)
        for kind in _mixed(kinds, which):
            looks = _mixed((k for k in self.stage.looks if k.kind == kind), which)
            if any(self._taken(look, owner) for owner in people for look in looks):
                self.stage.record.looked(kind)
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
        if way == 0 and self.last is not None and wrong.repeated(self.town, self.last):
            self.stage.record.was_refused()
            return
        made = self._chosen(which, 0, range(self.people))
        if made is not None and wrong.send_spoiled(self.town, made, which):
            self.stage.record.was_refused()


def _mixed(options: Iterable[T], number: int) -> list[T]:
    """Return the options in the order that belongs to a number."""
    found = list(options)
    Random(number).shuffle(found)  # noqa: S311 - an order to try in, not a secret
    return found


def staged(stage: Stage) -> type[LivesMachine]:
    """Return the machine for a stage."""
    return type("Staged", (LivesMachine,), {"stage": stage})
