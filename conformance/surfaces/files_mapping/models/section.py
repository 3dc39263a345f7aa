"""The section `surfaces.files.mapping` of a profile, as pydantic reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from pydantic import Field, PrivateAttr

from conformance.catalog.models.records import ItemType
from conformance.catalog.yaml import line_of
from conformance.surfaces.files_mapping.models.source import FileName, Source, Sources
from conformance.surfaces.files_mapping.models.writing import Writing
from conformance.surfaces.mapping.models.field import ValueRule
from conformance.surfaces.mapping.models.part import ProfilePart, Written

if TYPE_CHECKING:
    from pathlib import Path

ROOT = ("surfaces", "files", "mapping")


class FilesMapping(ProfilePart):
    """Record groups in the files of a vendor's own layout.

    `types` and `codes` say how values are written, as those of an API's mapping do. `groups`:
    `domain/group` → the file whose rows stand for those of the group, or several, whose rows are
    taken together. A group that is not named is not exported. `files`: how files are written that
    are not written like the others, by name or pattern.
    """

    types: dict[ItemType, ValueRule] = {}
    codes: dict[str, dict[str, Written]] = {}
    trim: bool = False
    files: dict[FileName, Writing] = {}
    groups: dict[str, Sources] = Field(min_length=1)
    _path: Path | None = PrivateAttr(default=None)

    def __hash__(self) -> int:
        """Equal sections are hashed alike; a mapping has no hash of its own."""
        return hash(tuple(self.groups))

    def written_in(self, path: Path) -> None:
        """Keep the file of the profile, for the lines of its entries."""
        self._path = path

    def sources(self, domain: str, group: str) -> tuple[Source, ...]:
        """Return the sources of a group; none where the profile does not name it."""
        found = self.groups.get(f"{domain}/{group}", ())
        return found if isinstance(found, tuple) else (found,)

    def alone(
        self, domain: str, group: str, side: Literal["before", "changes"] | None
    ) -> FilesMapping:
        """Return the mapping with the sources of a group by themselves, as one side calls them."""
        sources = tuple(one.alone(side) for one in self.sources(domain, group))
        name = f"{domain}/{group}"
        several = isinstance(self.groups.get(name), tuple)
        changed = {name: sources if several else sources[0]} if sources else {}
        return self.model_copy(update={"groups": {**self.groups, **changed}})

    def mapped(self, domain: str, group: str) -> frozenset[str]:
        """Return the items that every source of a group has a column for."""
        sources = self.sources(domain, group)
        every = [{i for i, e in one.fields.items() if e is not None} for one in sources]
        return frozenset(set.intersection(*every)) if every else frozenset()

    def place(self, *at: str | int) -> str:
        """Return a place of the section as people read it, with file and line where known."""
        shown = "".join(f"[{one}]" if isinstance(one, int) else f".{one}" for one in at)
        place = ".".join(ROOT) + shown
        if self._path is None:
            return place
        return f"{self._path.name}:{line_of(self._path, (*ROOT, *at))} {place}"

    def at(self, domain: str, group: str, number: int, *rest: str | int) -> str:
        """Return the place of something in a source of a group."""
        name = f"{domain}/{group}"
        several = isinstance(self.groups.get(name), tuple)
        return self.place("groups", name, *([number] if several else []), *rest)
