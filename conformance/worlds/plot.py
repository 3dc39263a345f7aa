"""Where a request is arranged, as a key under which it can be kept."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.operations import Create, Update
    from conformance.population.rows import RowBuilder


@dataclass(frozen=True, slots=True)
class Plot:
    """A domain, an operation, a function's key, a day and what makes rows up.

    Specification and operation are told apart by what they are, not by what they hold: comparing
    them costs more than arranging. Whoever keeps the plot keeps them, so that nothing takes their
    place.
    """

    spec: Specification = field(compare=False)
    operation: Create | Update = field(compare=False)
    key: str
    day: date
    builder: RowBuilder
    _objects: tuple[int, int]

    @classmethod
    def of(
        cls,
        spec: Specification,
        operation: Create | Update,
        key: str,
        day: date,
        builder: RowBuilder,
    ) -> Plot:
        """Return the plot for a request."""
        return cls(spec, operation, key, day, builder, (id(spec), id(operation)))
