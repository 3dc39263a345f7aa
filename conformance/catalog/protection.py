"""When a measure of protection is in force, and who is protected by it beside the applicant."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from conformance.catalog.models.domain import Companions, Protection


def in_force(stated: Protection, row: Mapping[str, object], today: str) -> bool:
    """Return whether a row protects on a day (ISO text), whatever its marks say.

    A measure without a first day is in force; a planned end ends nothing.
    """
    begins = [_day(row, item) for item in (stated.from_item, stated.provisional_from)]
    begun = [day for day in begins if day is not None]
    last, ended = _day(row, stated.until_item), _day(row, stated.ended)
    return (
        (not begun or min(begun) <= today)
        and (last is None or today <= last)
        and (ended is None or today < ended)
    )


def accompanied(
    stated: Companions, rows: Iterable[Mapping[str, object]], person: object
) -> Iterator[dict[str, object]]:
    """Yield, for each row that names the person a companion, the values of the measure's row."""
    for row in rows:
        if person is not None and row.get(stated.subject) == person:
            yield {source: row.get(item) for item, source in stated.by.items()}


def _day(row: Mapping[str, object], item: str | None) -> str | None:
    value = row.get(item) if item is not None else None
    return None if value is None else str(value)
