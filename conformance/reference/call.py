"""One call of a function: what was asked, by whom, in which sandbox, under which specification."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from conformance.reference.validate import malformed, missing_items

if TYPE_CHECKING:
    from collections.abc import Iterable

    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.records import Item, RecordGroup
    from conformance.catalog.models.requirements import Function
    from conformance.population.rows import Row
    from conformance.reference.behaviour import Behaviour, Conduct
    from conformance.reference.catalogue import Catalogue
    from conformance.reference.refusals import RefusalReason
    from conformance.reference.store import GroupTable, Sandbox


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: a clerk's id and role; the client's id where a call names nobody."""

    id: str
    role: str | None = None


@dataclass(frozen=True, slots=True)
class FunctionCall:
    """A function to be run with its inputs."""

    spec: Specification
    function: Function
    sandbox: Sandbox
    inputs: Row
    actor: Actor
    conduct: Conduct
    catalogue: Catalogue
    at: str | None = None
    """The requirement at which the package acts, where it is not the function itself."""

    @property
    def behaviour(self) -> Behaviour:
        """What the package does at this function, or at the event that the call enters."""
        return self.conduct(self.at or f"{self.spec.domain}/function/{self.function.key}")

    def group(self, record: str) -> RecordGroup:
        """Return a record group of the function's domain."""
        return self.spec.records[record]

    def table(self, record: str) -> GroupTable:
        """Return the table of a record group of the function's domain."""
        return self.sandbox.table(self.spec.domain, self.group(record))

    def missing(self, items: Iterable[Item]) -> list[RefusalReason]:
        """Return the reasons to refuse the inputs for a missing value."""
        return self.behaviour.reasons(self.inputs, list(missing_items(items, self.inputs)))

    def malformed(self, items: Iterable[Item]) -> list[RefusalReason]:
        """Return the reasons to refuse the inputs for the form of a value."""
        found = list(malformed(items, self.inputs, self.spec.codes))
        return self.behaviour.reasons(self.inputs, found)


def key_items(group: RecordGroup) -> list[Item]:
    """Return the items of the primary key that a caller knows: all but the history number."""
    number = group.history.number if group.history else None
    return [group.item(key) for key in group.primary_key if key != number]
