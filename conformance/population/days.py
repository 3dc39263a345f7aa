"""What day an item tells, by its Japanese name: how it stands to the others of its row, and today.

`days.yaml` says it; the rows that are made up and the lint that reads them share this one reading.
"""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, TypeAdapter

from conformance.population.item_names import plain_name
from conformance.population.tables import table

if TYPE_CHECKING:
    from conformance.catalog.models.records import Item

DATED = frozenset({"date", "datetime", "year_month"})
"""Types of items that tell a day or a month."""


class DayKind(BaseModel):
    """A kind of day.

    `rank`: its place among the days of one row. `ago`: days before the business date at which it
    plainly lies. `ahead`: whether it may lie after that date.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    key: str
    find: tuple[str, ...] = ()
    rank: int
    ago: int
    ahead: bool = False


PLAIN = DayKind(key="plain", rank=55, ago=12)
"""A day of which nothing is known: it lies in the near past."""


def kind_of(item: Item) -> DayKind | None:
    """Return what kind of day an item tells; None where it tells none."""
    return _of(item.name_ja) if item.type in DATED else None


@cache
def _of(name_ja: str) -> DayKind:
    name = plain_name(name_ja)
    return next((kind for kind in _kinds() if any(part in name for part in kind.find)), PLAIN)


@lru_cache(maxsize=1)
def _kinds() -> tuple[DayKind, ...]:
    data = table(Path(__file__).with_name("days.yaml"))
    return TypeAdapter(tuple[DayKind, ...]).validate_python(data, strict=False)
