"""What a plausible municipality is like, as data: households, names, who is in which group."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from conformance.population.people.items import part_of
from conformance.population.tables import table

if TYPE_CHECKING:
    from conformance.catalog.models.records import Item

Who = Literal[
    "current", "heads", "guardians", "japanese", "foreign", "removed", "female", "protected"
]
"""Kinds of residents a group may be about; without one, everybody."""

Text = Annotated[str, Field(strict=False)]


class _CityPart(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class HouseholdMember(_CityPart):
    """A place in a household; `ages` are the head's own, or years older than the head."""

    relation: Literal["head", "husband", "wife", "child", "father", "mother"]
    sex: Literal["male", "female", "any"]
    ages: tuple[int, int]


class HouseholdForm(_CityPart):
    """A form of household and how common it is."""

    weight: int
    members: tuple[HouseholdMember, ...]


class ItemRule(_CityPart):
    """How an item is filled where type and name do not say enough.

    `one_of`: drawn from these, for each row or (`by_unit`) each resident or thing. `fact`: a fact
    about the person. `never`: always empty. `always`: never left out. `days`: so many days after
    the row begins.
    """

    one_of: tuple[Text, ...] = ()
    fact: str | None = None
    never: bool = False
    always: bool = False
    days: int | None = None
    by_unit: bool = False


class Share(_CityPart):
    """Which residents, or how many things, a group has rows of.

    `ages`: both included. `share`: of those who fit. `rows`: of one resident or thing. `by`: the
    item that names whom or what a row is about. `persons`: rows are about residents although no
    item says so. `per_thousand`: things for a thousand residents, where rows are about none.
    `sequence`: the key item that tells the rows of one resident apart. `of`: the group of the same
    domain whose residents these are some of.
    """

    who: tuple[Who, ...] = ()
    ages: tuple[int, int] | None = None
    share: float = Field(default=1, gt=0, le=1)
    rows: int = Field(default=1, ge=1)
    by: str | None = None
    persons: bool = False
    per_thousand: float | None = None
    sequence: str | None = None
    of: str | None = None
    items: dict[str, ItemRule] = {}


class NameReading(_CityPart):
    """A made-up name and how it is read."""

    text: str
    kana: str


class CitySettings(_CityPart):
    """Everything that makes the municipality plausible.

    `facts`: item keys that stand for a fact about a person. `parts`: facts that an item stands for
    by its Japanese name, named as wherever people are written. `coded`: what the values of a fact
    are called in code lists. `ends`: parts of item keys that name the end of something. `domains`:
    what is said of single groups.
    """

    households: tuple[HouseholdForm, ...]
    surnames: tuple[NameReading, ...]
    male: tuple[NameReading, ...]
    female: tuple[NameReading, ...]
    foreign: tuple[NameReading, ...]
    towns: tuple[NameReading, ...]
    facts: dict[str, tuple[str, ...]]
    parts: dict[str, str] = {}
    coded: dict[str, dict[str, tuple[str, ...]]]
    ends: tuple[str, ...]
    items: dict[str, ItemRule] = {}
    domains: dict[str, dict[str, Share]] = {}

    def share(self, domain: str, group: str) -> Share:
        """Return what is said of a group; where nothing is, it has a row for everybody."""
        return self.domains.get(domain, {}).get(group, Share())

    def fact_told(self, item: Item) -> str | None:
        """Return the fact that an item tells, by its key or its Japanese name."""
        return self.fact_of(item.key) or self.parts.get(part_of(item) or "")

    def fact_of(self, item: str) -> str | None:
        """Return the fact that an item of this key stands for."""
        return next((fact for fact, keys in self.facts.items() if item in keys), None)


@lru_cache(maxsize=1)
def settings() -> CitySettings:
    """Return the settings that come with the harness."""
    data = table(Path(__file__).with_name("city.yaml"))
    return CitySettings.model_validate(data)
