"""The stories that are told in every pack, as data: who they are about and what is entered."""

from __future__ import annotations

import datetime as dt
import json
from functools import cache
from typing import TYPE_CHECKING, Annotated

from pydantic import BaseModel, ConfigDict, Field

from conformance.catalog.locate import data_directory
from conformance.catalog.models.base import Key, Scalar
from conformance.catalog.models.guards import ErrorCode, Role
from conformance.catalog.yaml import read_yaml

if TYPE_CHECKING:
    from pathlib import Path

Values = dict[Key, Scalar]
"""Values of items; `@name.item` stands for what another row of the story has there."""

_Day = Annotated[dt.date, Field(strict=False)]


class _StoryPart(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, populate_by_name=True)


class StoryRow(_StoryPart):
    """A row that stands before the story begins; what is not said of it is made up."""

    name: Key = Field(alias="as")
    domain: Key
    group: Key
    values: Values = {}


class StoryEvent(_StoryPart):
    """Something that is entered.

    `about`: the row that is changed. `as`: the name of the row that is added. `refused`: the code
    with which a correct package refuses it.
    """

    day: _Day
    domain: Key
    function: Key
    about: Key | None = None
    name: Key | None = Field(default=None, alias="as")
    inputs: Values = {}
    role: Role = "clerk"
    refused: ErrorCode | None = None
    ja: str
    en: str


class Story(_StoryPart):
    """A person whom a package easily gets wrong: what happens, why it is told, where it is from."""

    key: Key
    title_ja: str
    title_en: str
    why_ja: str
    why_en: str
    source: str
    rows: tuple[StoryRow, ...] = ()
    events: tuple[StoryEvent, ...] = Field(min_length=1)

    @property
    def domains(self) -> frozenset[str]:
        """The domains it plays in."""
        return frozenset({r.domain for r in self.rows} | {e.domain for e in self.events})


class _Book(_StoryPart):
    stories: tuple[Story, ...]


@cache
def stories() -> tuple[Story, ...]:
    """Return the stories of every pack, in the order of their files."""
    return tuple(story for path in _files() for story in _read(path))


def _files() -> list[Path]:
    return sorted((data_directory("fixtures") / "scenarios").glob("*.yaml"))


def _read(path: Path) -> tuple[Story, ...]:
    return _Book.model_validate_json(json.dumps(read_yaml(path))).stories
