"""A pack made from a seed: the municipality, its stories and tour, and what they must come to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from conformance.catalog.models.levels import Situation, decide
from conformance.contract.state import State
from conformance.population.rows import RowBuilder
from conformance.scenarios.attempts import attempts
from conformance.scenarios.calendar import Calendar
from conformance.scenarios.cast import Cast
from conformance.scenarios.counted import with_household_counts
from conformance.scenarios.drawn import drawn_stories
from conformance.scenarios.tour import Tour, TourRequest
from conformance.worlds.town.town import Town

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.requirements import Function
    from conformance.scenarios.storybook import Story
    from conformance.surfaces.profile import Profile

BEGINS = date(2025, 4, 1)
"""The day from which a pack's calendar runs: a fixed one, so that a seed always gives one pack."""

_TOUR_BEGINS = timedelta(days=1)
_TELLING = 40  # days after which people whom the seed has found come to the counter


@dataclass(frozen=True, slots=True)
class _PackCatalogue:
    """The specifications of a pack as a catalogue."""

    specs: Mapping[str, Specification]

    def get(self, domain: str) -> Specification | None:
        """Return the specification of a domain; None when it is not in the pack."""
        return self.specs.get(domain)

    def names(self) -> tuple[str, ...]:
        """Return the domains, sorted."""
        return tuple(sorted(self.specs))


@dataclass(frozen=True)
class CalendarMaker:
    """Makes the calendar of a pack.

    Attributes:
        specs, profile: whom it is for.
        seed, begins: what everything follows from, and the first day.
        told: the stories that are to be told.
    """

    specs: Mapping[str, Specification]
    profile: Profile
    seed: int
    begins: date
    told: tuple[Story, ...]

    @cached_property
    def stories(self) -> tuple[Story, ...]:
        """The stories that are told to everybody, and those the seed has found."""
        later = timedelta(days=_TELLING)
        found = drawn_stories(self.specs, self.seed, self.begins, later, self.provided)
        return (*self.told, *found)

    def calendar(self) -> Calendar:
        """Return a calendar that a correct package takes whole, and whose files are sound."""
        left_out: dict[str, str] = {}
        town = with_household_counts(
            Town(_PackCatalogue(self.specs), self.seed, self.begins).rows(), self.specs
        )
        casts = list(self._casts(left_out))
        tour = Tour(
            State.of(self.specs, self.begins, town),
            self.specs,
            self.begins + _TOUR_BEGINS,
            self.seed,
            self.provided,
        )
        tour.make()
        left_out |= dict.fromkeys(tour.left_out, "no lawful request found")
        people = {cast.story.key: cast.rows for cast in casts}
        told = [TourRequest(event) for cast in casts for event in cast.events]
        days = [one.event.day for one in (*told, *tour.requests)]
        last = max(days, default=self.begins)
        requests = [*told, *attempts(self.specs, tour.requests)]
        calendar = Calendar(self.specs, self.profile, last, town, people, requests, left_out)
        calendar.make_lawful()
        return calendar

    def provided(self, spec: Specification, function: Function) -> bool:
        """Say whether the package must provide a function, or says that it does."""
        profile = self.profile
        options = frozenset(profile.options)
        situation = Situation(profile.municipality.type, self.begins, spec.version, options)
        level = decide(function.class_, situation)
        claimed = profile.has_declared(spec.domain, function.key)
        return level == "required" or (level == "optional" and claimed)

    def _casts(self, left_out: dict[str, str]) -> Iterator[Cast]:
        for story in self.stories:
            if unfit := self._unfit(story):
                left_out[story.key] = unfit
                continue
            builder = RowBuilder(self.seed, self.begins, self.specs.get)
            cast = Cast(self.specs, builder, story)
            cast.gather()
            if unwritable := _unwritable(cast, self.profile):
                left_out[story.key] = unwritable
            else:
                yield cast

    def _unfit(self, story: Story) -> str:
        """Return why a story cannot be told here; empty where it can."""
        if min(event.day for event in story.events) < self.begins:
            return f"begins before {self.begins}"
        lacking = sorted(set(self._lacking(story)))
        return f"not provided: {', '.join(lacking)}" if lacking else ""

    def _lacking(self, story: Story) -> Iterable[str]:
        """Yield what a story needs and the package does not provide."""
        yield from story.domains - self.specs.keys()
        for event in story.events:
            spec = self.specs.get(event.domain)
            if spec and not self.provided(spec, spec.functions[event.function]):
                yield f"{event.domain}/{event.function}"


def _unwritable(cast: Cast, profile: Profile) -> str:
    """Return why the files of the profile cannot hold the story; empty where they can."""
    surface = profile.surfaces.files
    if surface is None or surface.encoding in {"utf-8", "utf-16"}:
        return ""
    try:
        for values in (*(p.row for p in cast.rows), *(e.inputs for e in cast.events)):
            "".join(map(str, values.values())).encode("cp932")
    except UnicodeEncodeError as error:
        return f"{surface.encoding} has no place for U+{ord(error.object[error.start]):04X}"
    return ""
