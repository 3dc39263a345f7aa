"""How a profile says which files, and which of their rows, stand for a record group."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, Discriminator, Field, Tag

from conformance.surfaces.files_mapping.models.column import ColumnEntry, ColumnRule
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
    """A file, or several of one layout, whose rows stand for those of a record group.

    `before` and `changes`: what the file is called in an older full export and in a differential,
    where it has other names there.
    """

    join: dict[str, Join] = {}
    fields: dict[str, ColumnEntry]
    before: FileName | tuple[FileName, ...] | None = None
    changes: FileName | tuple[FileName, ...] | None = None

    def alone(self, side: Literal["before", "changes"] | None = None) -> Source:
        """Return the source without what it takes from other registers, under its name there."""
        own = {
            item: None if isinstance(entry, ColumnRule) and entry.registers else entry
            for item, entry in self.fields.items()
        }
        named = {"before": self.before, "changes": self.changes}.get(side or "")
        dropped = {alias: one for alias, one in self.join.items() if one.partner == "drop"}
        told = {"fields": own, "join": dropped, "file": named or self.file}
        return self.model_copy(update=told)


def _tag(value: object) -> str:
    return "several" if isinstance(value, list | tuple) else "one"


Sources = Annotated[
    Annotated[Source, Tag("one")] | Annotated[tuple[Source, ...], Tag("several")],
    Discriminator(_tag),
]
"""A source, or several whose rows are taken together."""
