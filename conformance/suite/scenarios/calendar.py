"""The calendar of a pack: what stories and tour ask for, without what a package would not bear."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from conformance.suite.scenarios.lawful import Court
from conformance.suite.scenarios.settle import in_order, record_of, settle
from conformance.suite.scenarios.tour import STORY

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from conformance.catalog.models.domain import Specification
    from conformance.population.rows import Placed
    from conformance.suite.scenarios.event import Event
    from conformance.suite.scenarios.settle import Settled
    from conformance.suite.scenarios.standing import Place
    from conformance.suite.scenarios.tour import Request
    from conformance.surfaces.profile import Profile

_ROUNDS = 12


@dataclass
class Calendar:
    """The rows to load and the requests to enter.

    Attributes:
        specs, profile, last: the specifications, who is tested, the last business date.
        load: the rows of the municipality, those that requests make among them.
        requests: what is to be entered.
        left_out: requests taken out again, by function or story, with the reason.
    """

    specs: Mapping[str, Specification]
    profile: Profile
    last: date
    load: list[Placed]
    requests: list[Request]
    left_out: dict[str, str] = field(default_factory=dict)

    def rows(self) -> list[Placed]:
        """Return the rows that are loaded: all but those that requests make."""
        made = {id(one.makes.row) for one in self.requests if one.makes is not None}
        return [placed for placed in self.load if id(placed.row) not in made]

    def events(self) -> list[Event]:
        """Return the events in the order a clerk enters them."""
        return in_order(one.event for one in self.requests)

    def settled(self, *, adds: bool = True) -> Settled:
        """Return what stands in the end."""
        return settle(self.specs, self.rows(), self.events(), adds=adds)

    def make_lawful(self) -> None:
        """Take out requests until a correct package accepts all and its files are sound."""
        court, changed = Court(self.specs, self.profile, self.last), None
        for _ in range(_ROUNDS):
            while unlike := self.settled().unlike:
                self._drop({event.at: str(why) for event, why in unlike}, [e for e, _ in unlike])
            objections = court.objections(self.settled(), changed)
            if not objections:
                return
            for case, events in objections.items():
                self._drop({event.at: case for event in events}, events)
            changed = self._touched(e for found in objections.values() for e in found)

    def _drop(self, why: Mapping[str, str], events: Iterable[Event]) -> None:
        """Take events out; with one event of a story the whole story goes."""
        out = list(events)
        stories = {event.story for event in out} - {STORY}
        gone = {id(event) for event in out}
        kept = []
        for one in self.requests:
            if id(one.event) in gone or one.event.story in stories:
                name = one.event.at if one.event.story == STORY else one.event.story
                self.left_out.setdefault(name, why.get(one.event.at, "story"))
            else:
                kept.append(one)
        self.requests = kept

    def _touched(self, events: Iterable[Event]) -> set[Place]:
        return {(event.domain, record_of(self.specs, event)) for event in events}
