"""What every column of the city is made from: its units, its settings, its calendar."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from typing import TYPE_CHECKING

import polars as pl

from conformance.values.year_month import YearMonth

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from conformance.catalog.models.records import CodeList, Item
    from conformance.population.city.roles import Place, Plan
    from conformance.population.city.settings import CitySettings, ItemRule
    from conformance.population.city.units import Units

_OLDEST = 45_000  # days that dates reach back
_MONTHS = 240  # months that counted months reach back
_NEW_YEAR = 4  # a fiscal year begins in April

TIMES = frozenset({"date", "datetime", "year_month", "year"})
"""The types of items that say when."""


@dataclass(frozen=True)
class Context:
    """A city to make columns of.

    Attributes:
        units: who and what has rows in which group.
        settings: what makes it plausible.
        municipality: its code.
    """

    units: Units
    settings: CitySettings
    municipality: str

    @property
    def day(self) -> date:
        """The day the city is looked at."""
        return self.units.people.day

    @property
    def seed(self) -> int:
        """What everything follows from."""
        return self.units.people.seed

    @cached_property
    def _days(self) -> pl.Series:
        return pl.Series([(self.day - timedelta(days=n)).isoformat() for n in range(_OLDEST)])

    @cached_property
    def _months(self) -> pl.Series:
        this = YearMonth.of(self.day)
        return pl.Series([str(this.plus(-n - 1)) for n in range(_MONTHS)])

    def plan(self, place: Place) -> Plan:
        """Return how the rows of a group are told apart."""
        return self.units.plans[place]

    def codes(self, place: Place) -> Mapping[str, CodeList]:
        """Return the code lists of a group's domain."""
        return self.units.catalogue.specs[place[0]].codes

    def values(self, place: Place, item: Item) -> tuple[str, ...]:
        """Return the codes an item may have."""
        return tuple(self.codes(place)[item.code_list].values) if item.code_list else ("1",)

    def rule(self, place: Place, item: Item) -> ItemRule | None:
        """Return what the settings say of an item, in its group or anywhere."""
        return self.plan(place).share.items.get(item.key) or self.settings.items.get(item.key)

    def days(self, before: pl.Series) -> pl.Series:
        """Return the days that lie so many days before the city's."""
        return self._days.gather(before)

    def moments(self, item: Item, before: pl.Series, past: pl.Series) -> pl.Series:
        """Return days and times `before` days back, or months and years counted back by `past`."""
        if item.type == "year":
            this = self.day.year - (self.day.month < _NEW_YEAR)
            return (this - past.cast(pl.Int32)).cast(pl.String)
        if item.type == "year_month":
            return self._months.gather(past)
        return self.in_time(item, before)

    def in_time(self, item: Item, before: pl.Series) -> pl.Series:
        """Return days, months or times that lie so many days before the city's day."""
        text = self.days(before)
        if item.type in {"year_month", "year"}:
            return text.str.slice(0, 7 if item.type == "year_month" else 4)
        return text + "T09:00:00" if item.type == "datetime" else text
