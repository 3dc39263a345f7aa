"""Whether a clerk's system would believe a request: it keeps every law of a single row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.population.lawfulness.reading import RowReading
from conformance.population.lawfulness.row_laws import LAWS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.records import RecordGroup
    from conformance.population.rows import Row


def is_credible(spec: Specification, group: RecordGroup, row: Row, day: date) -> bool:
    """Return whether a row keeps every law of a single row on a business date."""
    return next(incredible(spec, group, row, day), None) is None


def incredible(spec: Specification, group: RecordGroup, row: Row, day: date) -> Iterator[str]:
    """Yield the items of a row that break a law of a single row on a business date."""
    reading = RowReading(spec, group, row, sent=True)
    for law in LAWS:
        yield from law.broken(reading, day)
