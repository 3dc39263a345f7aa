"""Which residents or things each group has rows of, so that every reference can be followed."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import ceil
from typing import TYPE_CHECKING

import polars as pl

from conformance.errors import HarnessError, Message
from conformance.population.city.draw import draw_numbers
from conformance.population.city.roles import PERSON, is_household, plan

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from conformance.catalog.models.records import Item
    from conformance.population.city.people import People
    from conformance.population.city.roles import CityCatalogue, Place, Plan
    from conformance.population.city.settings import CitySettings, Share

_FEWEST = 3  # units of a group, so that no group is without rows
_HABITUAL = 5.0  # things for a thousand residents where the settings say nothing


@dataclass
class Units:
    """The units of every group: row numbers of residents, or running numbers of things."""

    catalogue: CityCatalogue
    people: People
    plans: Mapping[Place, Plan]
    numbers: dict[Place, pl.Series] = field(default_factory=dict)

    def kind(self, place: Place) -> str:
        """Return what the units of a group are: `PERSON`, or a name of their own."""
        made = self.plans[place]
        if made.share.persons:
            return PERSON
        if made.subject is not None and self.catalogue.is_person(made.group.item(made.subject)):
            return PERSON
        return self.kind(made.bases[0]) if made.bases else "/".join(place)

    def together(self, places: Iterable[Place]) -> pl.Series:
        """Return the units that any of the groups has."""
        return pl.concat([self.numbers[at] for at in places]).unique().sort()

    def person_of(self, place: Place, item: Item, units: pl.Series) -> pl.Series:
        """Return the resident that an item with a person's number names in rows of these units."""
        if self.kind(place) != PERSON:
            everybody = self.together(self.catalogue.targets(item)) if item.ref else None
            return self._any(units, everybody, item)
        made = self.plans[place]
        persons = self.catalogue.specs[place[0]].head.persons
        themselves = {"atena_number", persons and persons.key}
        if item.key == made.subject or (
            item.key in themselves and not self._subject_is_person(made)
        ):
            return units
        facts = self.people.facts
        if "head" in item.key and item.key != made.subject:
            return facts["head"].gather(units)
        if "child" in item.key:
            return facts["child"].gather(units)
        return facts["guardian"].gather(units)

    def _subject_is_person(self, made: Plan) -> bool:
        return made.subject is not None and self.catalogue.is_person(made.group.item(made.subject))

    def _any(self, units: pl.Series, among: pl.Series | None, item: Item) -> pl.Series:
        pick = draw_numbers(units, self.people.seed, "somebody", item.key)
        if among is None:
            return (pick % self.people.count).cast(pl.UInt32)
        return among.gather(pick % len(among))

    def referred(self, place: Place, item: Item, units: pl.Series) -> pl.Series:
        """Return the unit of the groups referred to that an item names; null where it has none."""
        targets = self.catalogue.targets(item)
        there = self.together(targets)
        if self.catalogue.is_person(item):
            return _only(self.person_of(place, item, units), there)
        if is_household(item) and self.kind(place) == self.kind(targets[0]) == PERSON:
            return self._of_same_household(units, there)
        if self.kind(place) == self.kind(targets[0]):
            return _only(units, there)
        return self._any(units, there, item)

    def _of_same_household(self, units: pl.Series, there: pl.Series) -> pl.Series:
        household = self.people.facts["household"]
        known = pl.DataFrame({"home": household.gather(there), "unit": there}).unique("home")
        asked = pl.DataFrame({"home": household.gather(units)})
        return asked.join(known, on="home", how="left", maintain_order="left")["unit"]


def _only(units: pl.Series, among: pl.Series) -> pl.Series:
    """Return the units, null where they are not among the given ones."""
    return pl.select(pl.when(units.is_in(among.implode())).then(units)).to_series()


def units(catalogue: CityCatalogue, people: People, settings: CitySettings) -> Units:
    """Return the units of every group of the catalogue; no required reference is left open.

    Raises:
        HarnessError: the settings leave a group without any.
    """
    places = [(d, key) for d, spec in catalogue.specs.items() for key in spec.records]
    plans = {at: plan(at, catalogue, settings.share(*at)) for at in places}
    made = Units(catalogue, people, plans)
    for at in places:
        _settle(made, at)
    while sum(_prune(made, at) for at in places):
        pass
    for at in places:
        if made.numbers[at].is_empty():
            raise HarnessError(_nobody(at))
    return made


def _settle(made: Units, place: Place) -> None:
    """Choose the units of a group among those of the groups it rests on."""
    if place in made.numbers:
        return
    chosen = made.plans[place]
    for base in chosen.bases:
        _settle(made, base)
    if chosen.bases:
        candidates = made.together(chosen.bases)
    elif made.kind(place) == PERSON:
        candidates = made.people.facts["person"]
    else:
        candidates = _things(made.people.count, chosen.share)
    if made.kind(place) == PERSON:
        candidates = _fitting(candidates, made.people, chosen.share)
    made.numbers[place] = _sampled(candidates, made.people.seed, place, chosen.share.share)


def _things(residents: int, share: Share) -> pl.Series:
    wanted = ceil(residents * (share.per_thousand or _HABITUAL) / 1000)
    return pl.int_range(max(wanted, _FEWEST), dtype=pl.UInt32, eager=True)


def _fitting(candidates: pl.Series, people: People, share: Share) -> pl.Series:
    """Return the residents of the ages and kinds that a group is about."""
    facts = people.facts[candidates]
    masks = {
        "current": facts["state"] == "current",
        "removed": facts["state"] != "current",
        "heads": facts["heads"],
        "guardians": facts["guardians"],
        "japanese": facts["nationality"] == "japanese",
        "foreign": facts["nationality"] == "foreign",
        "female": facts["sex"] == "female",
        "protected": facts["protected"],
    }
    keep = pl.repeat(value=True, n=facts.height, eager=True)
    for who in share.who:
        keep &= masks[who]
    if share.ages is not None:
        keep &= facts["age"].is_between(*share.ages)
    some = candidates.filter(keep)
    # Protected people are few: a small city may have none of a kind, and still needs the rows.
    return candidates if some.is_empty() and "protected" in share.who else some


def _sampled(candidates: pl.Series, seed: int, place: Place, share: float) -> pl.Series:
    """Return a share of the candidates; in a domain the smaller share is part of the larger."""
    if share >= 1 or len(candidates) <= _FEWEST:
        return candidates.sort()
    wanted = max(_FEWEST, round(len(candidates) * share))
    order = pl.DataFrame(
        {"unit": candidates, "draw": draw_numbers(candidates, seed, "share", place[0])}
    )
    return order.sort("draw", "unit")["unit"].head(wanted).sort()


def _prune(made: Units, place: Place) -> bool:
    """Leave out units of which a required reference leads nowhere; say whether there were any."""
    chosen = made.plans[place]
    before = made.numbers[place]
    kept = before
    for item in chosen.group.items:
        if item.ref is None or item.ref.partial or not made.catalogue.targets(item):
            continue
        if item.required or item.key in chosen.group.primary_key:
            kept = kept.filter(made.referred(place, item, kept).is_not_null())
    made.numbers[place] = kept
    return len(kept) < len(before)


def _nobody(place: Place) -> Message:
    named = "/".join(place)
    return Message(
        "HAR111",
        f"架空の自治体に {named} の行になる人がいません。",
        f"nobody of the synthetic municipality has a row in {named}",
        "住民の数を増やすか、city.yaml でこのグループの割合を見直してください。",
        "ask for more residents, or change the group's share in city.yaml",
    )
