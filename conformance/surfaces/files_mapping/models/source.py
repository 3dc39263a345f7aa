"""How a profile says which files, and which of their rows, stand for a record group."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, Discriminator, Field, Tag

from conformance.surfaces.files_mapping.models.column import ColumnEntry
from conformance.surfaces.files_mapping.models.where import Heading, Where
from conformance.surfaces.mapping.models.part import ProfilePart
from conformance.values.refusals import refusal


def _plain(name: str) -> str:
    if set(name) & set("/\\\0") or name in (".", ".."):
        raise refusal("フォルダーを含まないファイル名", "a file name without folders")
    return name


FileName = Annotated[str, Field(min_length=1), AfterValidator(_plain)]
"""The name of a file as the vendor writes it; `*` and `?` stand for what differs."""


class Latest(ProfilePart):
    """Of rows with the same `by` only those count whose `order` is the greatest.

    Versions of digits are compared as numbers, all others as texts.
    """

    by: tuple[Heading, ...] = Field(min_length=1)
    order: Heading


class FileRows(ProfilePart):
    """A file, or several of one layout, and the rows of it that count."""

    file: FileName | tuple[FileName, ...]
    where: Where = Where()
    latest: Latest | None = None

    @property
    def files(self) -> tuple[str, ...]:
        """The names of the files."""
        return (self.file,) if isinstance(self.file, str) else self.file


class Join(FileRows):
    """Another register from which columns are taken; `on`: heading here → heading there.

    `partner`: a row must have one there (`required`), has no value in its columns without one
    (`optional`), or does not count (`drop`).
    """

    on: dict[Heading, Heading] = Field(min_length=1)
    partner: Literal["required", "optional", "drop"] = "required"


class Source(FileRows):
    """A file, or several of one layout, whose rows stand for those of a record group."""

    join: dict[str, Join] = {}
    fields: dict[str, ColumnEntry]


def _tag(value: object) -> str:
    return "several" if isinstance(value, list | tuple) else "one"


Sources = Annotated[
    Annotated[Source, Tag("one")] | Annotated[tuple[Source, ...], Tag("several")],
    Discriminator(_tag),
]
"""A source, or several whose rows are taken together."""
