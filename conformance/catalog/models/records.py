"""Record groups (one group = one file), their items, and code lists."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from conformance.catalog.models.base import Confidence, Entry, Key, OfficialPlace
from conformance.catalog.models.conditions import When
from conformance.catalog.models.derive import Derive
from conformance.catalog.models.levels import Binding
from conformance.catalog.models.parts import Parted

ItemType = Literal[
    "digits",
    "alnum",
    "kana",
    "text",
    "date",
    "year_month",
    "year",
    "datetime",
    "time",
    "integer",
    "decimal",
    "code",
    "flag",
]


Denotes = Literal["person_name", "address", "birth_date"]


class Ref(Entry):
    """The group and item a foreign key refers to.

    `partial`: rows outside may lawfully exist. `when`: the rows in which it refers to anything.
    """

    domain: Key
    group: Key | tuple[Key, ...]
    item: Key
    also_groups: tuple[Key, ...] = ()
    partial: bool = False
    when: When = When()

    def __hash__(self) -> int:
        """Equal entries are hashed alike; a condition has a hash of its own."""
        return hash((self.domain, self.group, self.item, self.when))

    @property
    def groups(self) -> tuple[str, ...]:
        """All groups the value may stand in."""
        first = (self.group,) if isinstance(self.group, str) else self.group
        return (*first, *self.also_groups)


class Item(Entry):
    """One data item: type, size, whether it must be there, what its values mean.

    `required_when`: the rows in which it must have a value although it is not always required;
    `condition` says the same, or what no row can show, in words. `denotes`: what it is of a person,
    where more follows from that than from its type. `class`: whether it belongs to what is put out
    実装類型, where the official list says so; `section`: where the specification speaks of it.
    """

    key: Key
    name_ja: str
    type: ItemType
    required: bool = False
    required_when: When | None = None
    len: int | None = None
    max_len: int | None = None
    fraction: int | None = None
    min: int | None = None
    max: int | None = None
    code_list: Key | None = None
    ref: Ref | None = None
    identifier: str | None = None
    denotes: Denotes | None = None
    romaji: str | None = None
    official_id: str | None = None
    official: OfficialPlace | None = None
    class_: Literal["required", "optional"] | None = Field(default=None, alias="class")
    section: str | None = None
    condition: str | None = None
    max_repeat: int | None = None
    note: str | None = None

    @property
    def may_be_left_out(self) -> bool:
        """Say whether a file need not have the item's column."""
        return self.class_ == "optional"


class Period(Entry):
    """A stretch of time in a row; it never ends before it begins, and is open without an end.

    `per`: the items within which no two rows overlap, among those for which `when` holds; without
    them rows may overlap. `through`: the end is the last day inside, not the first outside.
    """

    since: Key
    until: Key
    per: tuple[Key, ...] = ()
    when: When = When()
    through: bool = False


class History(Entry):
    """How a group keeps its past: numbering item, latest mark, beginning and end of validity.

    With both `since` and `until` no two rows of one history are valid at the same time.
    """

    number: Key
    latest: Key | None = None
    since: Key | None = None
    until: Key | None = None

    def period(self, primary_key: tuple[str, ...]) -> Period | None:
        """Return the time a row is valid in, apart within the key; None where it is not dated."""
        if self.since is None or self.until is None:
            return None
        stem = primary_key[: primary_key.index(self.number)]
        return Period(since=self.since, until=self.until, per=stem)


class Follows(Derive):
    """An item that has the value a rule gives in every row for which `when` holds."""

    item: Key
    when: When = When()

    def __hash__(self) -> int:
        """Equal entries are hashed alike; a mapping has no hash of its own."""
        return hash((self.item, self.rule, self.output, self.when))


class Prevails(Entry):
    """Which of several groups a view shows under a key that all of them hold.

    That whose newest row is in force (`when`); where none is, or several are, that whose newest row
    has the latest `day`, the first of them where it is the same.
    """

    when: When
    day: Key

    def __hash__(self) -> int:
        """Equal entries are hashed alike; a mapping has no hash of its own."""
        return hash((self.when, self.day))


class View(Entry):
    """A group that shows rows of other groups of its domain and holds none of its own.

    `takes`: the items that one of the view is taken from, the first that is filled, where those of
    the groups it shows are called otherwise. `one`: which rows are shown where several groups hold
    rows under one key; all where nothing is said.
    """

    of: tuple[Key, ...]
    takes: dict[Key, tuple[Key, ...]] = {}
    one: Prevails | None = None

    def __hash__(self) -> int:
        """Equal entries are hashed alike; a mapping has no hash of its own."""
        return hash(self.of)


class Together(Entry):
    """Items said together: who changes one of them may have to change the others.

    Of names and places also others than the group's own functions may: registers take them over.
    """

    names: tuple[Key, ...] = ()
    places: tuple[Key, ...] = ()
    accounts: tuple[Key, ...] = ()

    @property
    def families(self) -> tuple[tuple[str, ...], ...]:
        """The families, each by itself."""
        return self.names, self.places, self.accounts


class RecordGroup(Parted):
    """A record type (データ項目グループ) with its primary key.

    `view`: what it shows, where it is no table of its own: nothing is ever stored in it. `about`:
    whom its rows are about (a role of `conformance.population.people.roles`), a grown-up head of a
    household where nothing is said.

    `official_groups`: the groups of the official list it brings together (ID and name).
    `periods` and `follows`: what holds between the items of every row. `lasts`: items that stay as
    they are whatever else of a row is changed, `together` aside.
    """

    key: Key
    name_ja: str
    name_en: str | None = None
    class_: Binding = Field(default="required", alias="class")
    primary_key: tuple[Key, ...]
    history: History | None = None
    view: View | None = None
    about: Key | None = None
    note: str | None = None
    official_groups: tuple[str, ...] = ()
    periods: tuple[Period, ...] = ()
    follows: tuple[Follows, ...] = ()
    lasts: tuple[Key, ...] = ()
    together: Together = Together()
    items: tuple[Item, ...]

    @property
    def spans(self) -> tuple[Period, ...]:
        """All periods of its rows, the time a row of its history is valid in among them."""
        past = self.history.period(self.primary_key) if self.history else None
        return self.periods if past is None else (*self.periods, past)

    def item(self, key: str) -> Item:
        """Return an item by key (`KeyError` when the group has none)."""
        for item in self.items:
            if item.key == key:
                return item
        raise KeyError(key)


class CodeList(Entry):
    """The values a code item may take, with their meaning."""

    key: Key
    name_ja: str
    values: dict[str, str]
    open_values: bool = False
    confidence: Confidence | None = None
    note: str | None = None
    official_id: str | None = None
    official: OfficialPlace | None = None
