"""Items that nothing but their own statements speak of: a fault there is found there alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.population.city.derived import inputs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.catalog.models.records import Item, RecordGroup
    from conformance.population.city.roles import Catalogue, Place
    from conformance.population.city.settings import Settings

_COMPANIONS = ("_unknown_flag", "_unknown_text")


def quiet_items(catalogue: Catalogue, settings: Settings) -> tuple[tuple[Place, Item], ...]:
    """Return the items of the city's groups that no other item, row or file depends on."""
    places = [(d, key) for d, spec in catalogue.specs.items() for key in spec.records]
    named = {found for at in places for found in _named(catalogue, at)}
    named |= set(_linked(catalogue))
    return tuple(
        (at, item)
        for at in places
        for item in catalogue.group(at).items
        if (at, item.key) not in named and settings.fact_of(item.key) is None
    )


def _named(catalogue: Catalogue, place: Place) -> Iterator[tuple[Place, str]]:
    """Yield the items that the statements of a group name beside their own."""
    group = catalogue.group(place)
    for key in _within(group):
        yield place, key
    for item in group.items:
        if item.ref is not None:
            yield place, item.key
            for at in catalogue.targets(item):
                yield at, item.ref.item
        if item.required_when is not None:
            yield place, item.key
            for key in item.required_when.items:
                yield place, key


def _within(group: RecordGroup) -> Iterator[str]:
    yield from group.primary_key
    if group.history is not None:
        past = group.history
        yield from filter(None, (past.number, past.latest, past.since, past.until))
    for period in group.periods:
        yield from (period.since, period.until, *period.per, *period.when.items)
    for one in group.follows:
        yield from (one.item, *inputs(one), *one.when.items)
    for item in group.items:
        for suffix in _COMPANIONS:
            if item.key.endswith(suffix):
                yield from (item.key, item.key.removesuffix(suffix))


def _linked(catalogue: Catalogue) -> Iterator[tuple[Place, str]]:
    """Yield the items that linkages carry from one domain to another."""
    for domain, spec in catalogue.specs.items():
        for linkage in spec.shared_linkages.values():
            provider = linkage.linkage.split("/", 1)[0]
            for carry in linkage.carries:
                yield from (((domain, carry.to), key) for key in carry.items)
                for group, taken in carry.takes.items():
                    for source in taken.values():
                        yield from (((provider, group), key) for key in _sources(source))


def _sources(source: object) -> tuple[str, ...]:
    if isinstance(source, str):
        return (source,)
    found = getattr(source, "items", ())
    return found if isinstance(found, tuple) else ()
