"""A story with its people: the rows that stand before it, and the events, each value settled."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from conformance.catalog.models.operations import Create
from conformance.population.people.numbers import is_household, principal
from conformance.population.rows import PlacedRow, key_of
from conformance.population.views import beneath
from conformance.scenarios.counted import with_household_counts
from conformance.scenarios.event import ClerkRequest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.records import RecordGroup
    from conformance.findings import Json
    from conformance.population.rows import Row, RowBuilder
    from conformance.scenarios.storybook import Story, StoryEvent, StoryRow, Values


@dataclass
class Cast:
    """The people of one story.

    Attributes:
        specs, builder: the specifications; what makes up whatever the story does not say.
        story: the story.
        rows: the rows that stand before it begins.
        events: what is entered.
    """

    specs: Mapping[str, Specification]
    builder: RowBuilder
    story: Story
    rows: list[PlacedRow] = field(default_factory=list)
    events: list[ClerkRequest] = field(default_factory=list)
    _named: dict[str, Row] = field(default_factory=dict)
    _made: set[str] = field(default_factory=set)

    def gather(self) -> None:
        """Make the rows, then the events, in the order in which they are told."""
        for row in self.story.rows:
            self._stand(row)
        for event in self.story.events:
            self._enter(event)
        self.rows = with_household_counts(beneath(self.rows, self.builder), self.specs)

    def _stand(self, told: StoryRow) -> None:
        spec = self.specs[told.domain]
        group, values = spec.records[told.group], self._settled(told.values)
        name = f"{self.story.key} {told.name}"
        values = {**self._somebody(spec, group, name, values), **values}
        row = self.builder.row(spec, group, name, values, values)
        self._named[told.name] = row
        self.rows.append(PlacedRow(told.domain, told.group, row))
        self.rows.extend(self.builder.world(spec, group, row))

    def _somebody(self, spec: Specification, group: RecordGroup, name: str, values: Row) -> Row:
        """Return a number of their own for whom a row makes known: they may share a household."""
        key = principal(group)
        if key is None or key in values or group.item(key).ref is not None:
            return {}
        own = {k: v for k, v in values.items() if not is_household(group.item(k))}
        return {key: self.builder.row(spec, group, name, (), own)[key]}

    def _enter(self, told: StoryEvent) -> None:
        spec, inputs = self.specs[told.domain], self._settled(told.inputs)
        operation = spec.functions[told.function].operation
        if told.about is not None:
            group = spec.records[str(getattr(operation, "record", ""))]
            inputs = {**key_of(group, self._named[told.about]), **inputs}
        elif isinstance(operation, Create):
            inputs = self._added(told, operation, inputs)
        self.events.append(
            ClerkRequest(
                told.day,
                told.domain,
                told.function,
                inputs,
                told.role,
                self.story.key,
                told.ja,
                told.en,
                told.refused,
            )
        )

    def _added(self, told: StoryEvent, operation: Create, inputs: Row) -> Row:
        """Return the inputs with whatever the row needs besides; what it refers to stands."""
        spec = self.specs[told.domain]
        group = spec.records[operation.record]
        name = f"{self.story.key} {told.name or told.function}"
        made = self.builder.row(spec, group, name, inputs, inputs)
        asked = {key: made[key] for key in operation.inputs if made.get(key) is not None}
        world = self.builder.world(spec, group, asked)
        self.rows.extend(placed for placed in world if self._key(placed) not in self._made)
        row = {**made, **asked}
        self._made.add(self._key(PlacedRow(told.domain, group.key, row)))
        if told.name is not None:
            self._named[told.name] = row
        return {**asked, **inputs}

    def _key(self, placed: PlacedRow) -> str:
        """Return what tells a row apart from all others, whatever its history number."""
        group = self.specs[placed.domain].records[placed.group]
        return f"{placed.domain}/{placed.group} {key_of(group, placed.row)}"

    def _settled(self, values: Values) -> Row:
        return {key: self._value(value) for key, value in values.items()}

    def _value(self, value: Json) -> Json:
        """Return a value; what is told as `@name.item` is looked up."""
        if not isinstance(value, str) or not value.startswith("@"):
            return value
        name, _, item = value[1:].partition(".")
        return self._named[name][item]
