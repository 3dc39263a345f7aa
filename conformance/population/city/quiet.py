"""How many statements of the catalogue speak of an item: each of them finds a fault there."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from conformance.catalog.unspecified import unspecified_flags
from conformance.population.city.derived import inputs
from conformance.population.city.laws import laws_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.catalog.models.records import Item, RecordGroup
    from conformance.population.city.roles import CityCatalogue, Place
    from conformance.population.city.settings import CitySettings

    Named = tuple[Place, str]


def mentions(catalogue: CityCatalogue) -> Counter[Named]:
    """Return how many statements name each item: keys, references, conditions, rules, laws."""
    places = [(d, key) for d, spec in catalogue.specs.items() for key in spec.records]
    found: Counter[Named] = Counter()
    for at in places:
        found.update(_referred(catalogue, at))
        found.update((at, key) for key in _within(catalogue.group(at)))
        found.update(_lawful(catalogue, at))
    found.update(_linked(catalogue))
    return found


def quiet_items(catalogue: CityCatalogue, settings: CitySettings) -> tuple[tuple[Place, Item], ...]:
    """Return the items of the city's groups that nothing else depends on."""
    named = mentions(catalogue)
    return tuple(
        ((domain, key), item)
        for domain, spec in catalogue.specs.items()
        for key, group in spec.records.items()
        for item in group.items
        if not named[(domain, key), item.key] and settings.fact_told(item) is None
    )


def _referred(catalogue: CityCatalogue, place: Place) -> Iterator[Named]:
    for item in catalogue.group(place).items:
        if item.ref is not None:
            yield place, item.key
            yield from ((at, item.ref.item) for at in catalogue.targets(item))


def _within(group: RecordGroup) -> Iterator[str]:
    """Yield the items that statements about single rows and histories name."""
    yield from group.primary_key
    if group.history is not None:
        past = group.history
        yield from filter(None, (past.number, past.latest, past.since, past.until))
    for period in group.periods:
        yield from (period.since, period.until, *period.per, *period.when.items)
    for one in group.follows:
        yield from (one.item, *inputs(one), *one.when.items)
    for item in group.items:
        if item.required_when is not None:
            yield from (item.key, *item.required_when.items)
    for pair in unspecified_flags(group.items).items():
        yield from pair


def _lawful(catalogue: CityCatalogue, place: Place) -> Iterator[Named]:
    """Yield the items that laws on the rows of a group name, there and in other groups."""
    for one in laws_of(catalogue.specs[place[0]], place[1]):
        for rows, items in one.uses:
            at = (rows.domain or place[0], rows.group)
            yield from ((at, key) for key in {*items, *rows.when.items})


def _linked(catalogue: CityCatalogue) -> Iterator[Named]:
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
