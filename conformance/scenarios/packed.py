"""The forms of what a pack holds: its head, its calendar, and the expected outcome sealed apart."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, JsonValue

from conformance.surfaces.files_section import FilesSurface

Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
Day = Annotated[dt.date, Field(strict=False)]
Held = Literal["newest", "newest_or_gone", "some", "past"]
Role = Literal["clerk", "supervisor", "other_department", "other_municipality"]


class _PackPart(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class City(_PackPart):
    """The municipality that the pack is made for."""

    type: str
    code: str
    name: str


class Pinned(_PackPart):
    """A specification as it stood when the pack was made."""

    version: str
    digest: str


class PackedStory(_PackPart):
    """A story of the pack: what happens, why it is there, where that is written."""

    key: str
    title_ja: str
    title_en: str
    why_ja: str
    why_en: str
    source: str
    entries: tuple[int, ...] = Field(description="numbers of its entries in the calendar")


class CalendarEntry(_PackPart):
    """An entry of the calendar, to be made in the order of `number`.

    `refused`: the code with which a correct package refuses it; None for what it accepts.
    """

    number: int = Field(ge=1)
    day: Day
    domain: str
    domain_ja: str
    function: str
    title_ja: str
    title_en: str
    role: Role
    key: dict[str, JsonValue] = Field(description="the items that tell which row is meant")
    inputs: dict[str, JsonValue]
    story: str
    ja: str
    en: str
    refused: str | None = None


class CalendarFile(_PackPart):
    """`calendar.json`."""

    entries: tuple[CalendarEntry, ...]


class PackFile(_PackPart):
    """`pack.json`: what the pack is, what belongs to it, and the seal of the expected outcome.

    `content` is a hash over the hashes in `contents`: it tells packs apart.
    """

    pack: Literal[1]
    seed: int
    begins: Day
    ends: Day
    municipality: City
    specifications: dict[str, Pinned]
    switches: dict[str, dict[str, str]] = {}
    files: FilesSurface
    stories: tuple[PackedStory, ...]
    left_out: dict[str, str] = Field(
        default={}, description="functions and stories without an entry, with the reason"
    )
    contents: dict[str, Sha256] = Field(description="what is loaded and entered: file → hash")
    content: Sha256
    expected: Sha256 = Field(description="of the archive that holds the expected outcome")


class Way(_PackPart):
    """The rows of a group as one lawful way of keeping history leaves them.

    `open`: by the number of a row (from 0) the items whose values are the package's own affair.
    `by`: by the number of a row the entry of the calendar that wrote it last. `loose`: by the
    number of a row that an event touched what is held of it, in place of its history number: that
    the newest under its key is so (or there is none), that some is so, or nothing. `never`: by the
    number of a row values that items must not have.
    """

    rows: tuple[dict[str, JsonValue], ...]
    open: dict[int, tuple[str, ...]] = {}
    by: dict[int, int] = {}
    loose: dict[int, Held] = {}
    never: dict[int, tuple[tuple[str, JsonValue], ...]] = {}


class ExpectedGroup(_PackPart):
    """A group and its rows; several ways where the contract leaves the keeping of history open."""

    domain: str
    group: str
    ways: tuple[Way, ...] = Field(min_length=1)


class ExpectedFile(_PackPart):
    """The expected outcome of one pack.

    `undecided`: the ordinary checks of files that these rows leave untested.
    """

    expected: Literal[1]
    content: Sha256 = Field(description="the pack it belongs to")
    groups: tuple[ExpectedGroup, ...]
    undecided: tuple[str, ...] = ()
