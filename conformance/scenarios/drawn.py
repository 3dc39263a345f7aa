"""Stories nobody wrote down: people found by the seed, those with the most at an edge first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import HealthCheck, Phase, given, seed, settings

from conformance.catalog.models.operations import Create
from conformance.population import seeds
from conformance.population.edges import law_days
from conformance.population.people.draw import households
from conformance.population.people.dressed import dressed
from conformance.population.people.items import parts
from conformance.population.people.numbers import principal
from conformance.population.traits import TRAITS, has_trait
from conformance.scenarios.storybook import Story, StoryEvent, StoryRow
from conformance.worlds.steady import steady

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
    from datetime import date, timedelta

    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.records import Item, RecordGroup
    from conformance.catalog.models.requirements import Function
    from conformance.population.people.person import Household, Person
    from conformance.population.rows import Row
    from conformance.scenarios.storybook import Values

_HOUSEHOLDS = 100  # drawn for one pack; what so many reach: benchmarks/edges.py
_LEAST = 3  # values a row must say of a person to be about one
_RESIDENTS = "resident_register"  # on which everybody stands whom another domain names


def drawn_people(number: int, day: date, laws: Collection[date] = ()) -> list[Person]:
    """Return the members of households of a day, the same for the same number.

    `laws`: days of changes of law, next to which some have moved.
    """
    found: list[Person] = []

    @seed(seeds.number(number, "scenarios"))
    @settings(
        max_examples=_HOUSEHOLDS,
        database=None,
        deadline=None,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )
    @given(households(day, laws))
    def draw(household: Household) -> None:
        found.extend(household.members)

    with steady():
        draw()
    return found


def drawn_stories(
    specs: Mapping[str, Specification],
    number: int,
    day: date,
    later: timedelta,
    wanted: Callable[[Specification, Function], bool],
) -> tuple[Story, ...]:
    """Return one story for each domain that has a function about a person.

    Args:
        specs: the domains.
        number: the seed.
        day: the day on which the people live here.
        later: how long after it they come to the counter.
        wanted: says whether a function is provided.
    """
    laws = sorted({one for spec in specs.values() for one in law_days(spec)})
    known = drawn_people(number, day, laws)
    found = []
    for spec in specs.values():
        about = [f for f in spec.functions.values() if wanted(spec, f) and _about(spec, f)]
        if not about:
            continue
        function = seeds.pick(about, number, spec.domain)
        person = _most_remarkable(spec, function, known)
        known = [one for one in known if one is not person]
        found.append(_story(specs, spec, function, person, day + later))
    return tuple(found)


def _about(spec: Specification, function: Function) -> bool:
    """Say whether a function adds a row about one person, of whom it tells something."""
    operation = function.operation
    if not isinstance(operation, Create):
        return False
    group = spec.records[operation.record]
    tells = parts(group).keys() & set(operation.inputs)
    return bool(tells) and _person_item(group, operation) is not None


def _person_item(group: RecordGroup, operation: Create) -> Item | None:
    """Return the input that names the resident whom the row is about."""
    items = [group.item(key) for key in operation.inputs]
    naming = [i for i in items if i.ref is not None and i.ref.domain == _RESIDENTS]
    naming.sort(key=lambda item: item.key != principal(group))  # whom the row is about first
    return next((i for i in naming if i.ref and i.ref.item == "atena_number"), None)


def _most_remarkable(spec: Specification, function: Function, known: Sequence[Person]) -> Person:
    """Return the person whose values have the most traits; of equals the first drawn."""
    operation = function.operation
    group = spec.records[str(getattr(operation, "record", ""))]
    return max(known, key=lambda person: len(_traits(dressed(spec, group, person))))


def _story(
    specs: Mapping[str, Specification],
    spec: Specification,
    function: Function,
    person: Person,
    day: date,
) -> Story:
    operation = function.operation
    if not isinstance(operation, Create):
        msg = f"{function.key}: expected a function that adds a row"
        raise TypeError(msg)
    group = spec.records[operation.record]
    own = dressed(spec, group, person)
    inputs = {key: own[key] for key in operation.inputs if own.get(key) is not None}
    naming, rows = _person_item(group, operation), list[StoryRow]()
    if naming is not None and naming.ref is not None and _RESIDENTS in specs:
        rows.append(_resident(specs[_RESIDENTS], naming.ref.groups[0], person))
        inputs[naming.key] = f"@resident.{naming.ref.item}"
    traits = ", ".join(sorted(_traits(inputs))) or "plain"
    return Story(
        key=f"drawn-{spec.domain}".replace("_", "-"),
        title_ja=f"種から見つけた人（{spec.head.name_ja}）",
        title_en=f"a person found by the seed ({spec.head.name_en})",
        why_ja=f"値の特徴: {traits}",
        why_en=f"traits of the values: {traits}",
        source="conformance/population/people",
        rows=tuple(rows),
        events=(_entered(spec, function, inputs, day),),
    )


def _entered(spec: Specification, function: Function, inputs: Row, day: date) -> StoryEvent:
    return StoryEvent(
        day=day,
        domain=spec.domain,
        function=function.key,
        inputs=dict(_scalars(inputs)),
        ja=function.title_ja,
        en=function.title_en or function.key,
    )


def _resident(spec: Specification, group: str, person: Person) -> StoryRow:
    values = dressed(spec, spec.records[group], person)
    told: Values = {key: value for key, value in _scalars(values) if value is not None}
    if "resident_status" in {item.key for item in spec.records[group].items}:
        told["resident_status"] = "1"
    return StoryRow.model_validate(
        {"as": "resident", "domain": spec.domain, "group": group, "values": told}
    )


def _scalars(row: Row) -> Iterator[tuple[str, bool | int | float | str | None]]:
    for key, value in row.items():
        if not isinstance(value, list | dict):
            yield key, value


def _traits(row: Row) -> set[str]:
    return {name for value in row.values() for name in TRAITS if has_trait(name, value)}
