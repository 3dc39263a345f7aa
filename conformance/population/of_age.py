"""The days between which somebody has the age that a law on rows asks for."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from conformance.rules.calendar import add_years

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conformance.catalog.models.file_laws import Aged
    from conformance.findings import Json


def wrong_day(one: Aged, row: Mapping[str, Json]) -> bool:
    """Say whether the row's person is too young or too old on the day the law looks at."""
    born, on = _day(row.get(one.birth)), _day(row.get(one.on))
    if born is None or on is None or (one.after is not None and on <= one.after):
        return False
    young = one.least is not None and on < add_years(born, one.least) - one.grace
    return young or (one.below is not None and on > add_years(born, one.below) + one.grace)


def right_day(one: Aged, born: str) -> str:
    """Return the first day on which somebody born then has the age."""
    return add_years(date.fromisoformat(born), one.least or 0).isoformat()


def _day(value: Json) -> date | None:
    """Return a day; None where it is none, or not whole."""
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
