"""The calendar of a pack: what stories and tour ask for, without what a package would not bear."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from conformance.population.rows import distinct
from conformance.scenarios import attempts
from conformance.scenarios.lawful import Again, Court
from conformance.scenarios.settle import in_order, settle, written_groups
from conformance.scenarios.tour import STORY

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from conformance.catalog.models.domain import Specification
    from conformance.contract.state import Place
    from conformance.population.rows import PlacedRow
    from conformance.scenarios.event import ClerkRequest
    from conformance.scenarios.lawful import Objections
    from conformance.scenarios.settle import SettledCalendar
    from conformance.scenarios.tour import TourRequest
    from conformance.surfaces.profile import Profile

_ROUNDS = 12


@dataclass
class Calendar:
    """The rows to load and the requests to enter.

    Attributes:
        specs, profile, last: the specifications, who is tested, the last business date.
        town: the rows of the municipality, those that requests make among them.
        people: the rows of each story.
        requests: what is to be entered.
        left_out: requests taken out again, by function or story, with the reason.
    """

    specs: Mapping[str, Specification]
    profile: Profile
    last: date
    town: list[PlacedRow]
    people: dict[str, list[PlacedRow]]
    requests: list[TourRequest]
    left_out: dict[str, str] = field(default_factory=dict)

    def rows(self) -> list[PlacedRow]:
        """Return the rows that are loaded: those of the stories, those no request makes."""
        made = {id(one.makes.row) for one in self.requests if one.makes is not None}
        town = [placed for placed in self.town if id(placed.row) not in made]
        told = [placed for rows in self.people.values() for placed in rows]
        return distinct([*town, *told], self.specs.get)

    def events(self) -> list[ClerkRequest]:
        """Return the events in the order a clerk enters them."""
        return in_order(one.event for one in self.requests)

    def settled(self, *, adds: bool = True) -> SettledCalendar:
        """Return what stands in the end."""
        return settle(self.specs, self.rows(), self.events(), adds=adds)

    def make_lawful(self) -> None:
        """Take out requests until a correct package accepts all and its files are sound."""
        court, again = Court(self.specs, self.profile, self.last), None
        for _ in range(_ROUNDS):
            while unlike := self.settled().unlike:
                for event, why in unlike:
                    self._drop([event], [event.story], str(why or "accepted"))
            objections = court.objections(self.settled(), self._owners(), again)
            if not objections:
                return
            again = Again(frozenset(objections), frozenset(self._touched(objections)))
            for case, fault in objections.items():
                self._drop(fault.events, fault.stories, case)

    def _owners(self) -> dict[int, str]:
        return {id(one.row): story for story, rows in self.people.items() for one in rows}

    def _drop(self, events: Iterable[ClerkRequest], stories: Iterable[str], why: str) -> None:
        """Take events out; with one event of a story the whole story goes."""
        gone = {id(event) for event in events}
        over = {*stories, *(event.story for event in events)} - {STORY, attempts.STORY}
        kept = []
        for one in self.requests:
            if id(one.event) in gone or one.event.story in over:
                self._note(one.event, why)
            else:
                kept.append(one)
        self.requests = kept
        for story in over:
            self.people.pop(story, None)

    def _note(self, event: ClerkRequest, why: str) -> None:
        """Remember what is not in the calendar; that nothing need be refused is no loss."""
        if event.story != attempts.STORY:
            self.left_out.setdefault(event.at if event.story == STORY else event.story, why)

    def _touched(self, objections: Mapping[str, Objections]) -> Iterator[Place]:
        """Yield the groups whose rows change when what is at fault is taken out."""
        for fault in objections.values():
            for event in fault.events:
                yield from written_groups(self.specs, event)
            for story in fault.stories:
                yield from ((one.domain, one.group) for one in self.people.get(story, ()))
