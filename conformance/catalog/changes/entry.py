"""An entry of one of two versions, as changes name it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, cast

from conformance.catalog.changes.kinds import KINDS
from conformance.catalog.changes.model import Change

if TYPE_CHECKING:
    from pydantic import JsonValue

    from conformance.catalog.changes.kinds import Kind
    from conformance.catalog.changes.model import Part
    from conformance.catalog.models.base import Entry, OfficialPlace
    from conformance.catalog.models.domain import Specification


@dataclass(frozen=True)
class PlacedEntry:
    """An entry with the place it stands at."""

    domain: str
    part: Part
    key: str
    entry: Entry
    where: str

    @classmethod
    def of_head(cls, spec: Specification) -> PlacedEntry:
        """Return the head of a domain as an entry of its own."""
        where = f"{spec.domain}/{spec.directory.name}/domain.yaml"
        return cls(spec.domain, "domain", spec.domain, spec.head, where)

    @cached_property
    def dumped(self) -> dict[str, JsonValue]:
        """The entry as the file names its fields."""
        found = self.entry.model_dump(mode="json", by_alias=True)
        return cast("dict[str, JsonValue]", found)

    @property
    def summary(self) -> JsonValue:
        """What is said of the entry where the whole of it came or went."""
        stated = self.entry.model_dump(mode="json", by_alias=True, exclude_defaults=True)
        said = ("class", "law", "statement", "summary", "question", "values", "mode", "data")
        return {name: stated[name] for name in said if name in stated}

    def change(self, kind: Kind) -> Change:
        """Return a change of that kind, of nothing in particular yet."""
        return Change(
            kind,
            KINDS[kind][0],
            self.domain,
            self.part,
            self.key,
            self._text("title_ja", "name_ja"),
            self._text("title_en", "name_en"),
            source=self.source(),
            where=self.where,
        )

    def source(self, item: str = "") -> str:
        """Return what it rests on: the official place of the item or the entry, else its source."""
        inner = next((i for i in getattr(self.entry, "items", ()) if i.key == item), None)
        for one in (inner, self.entry):
            place: OfficialPlace | None = getattr(one, "official", None)
            if place is not None:
                return f"{place.document} {place.version} {place.sheet} {place.cell}"
        found = getattr(self.entry, "source", None) or getattr(self.entry, "law", None)
        return found if isinstance(found, str) else ""

    def _text(self, *names: str) -> str:
        found = (getattr(self.entry, name, None) for name in names)
        return next((text for text in found if text), "")


def entered(spec: Specification, part: Part, entry: Entry) -> PlacedEntry:
    """Return an entry of a specification."""
    key: str = getattr(entry, "key")  # noqa: B009 - every listed entry has one
    return PlacedEntry(spec.domain, part, key, entry, spec.where(part, key))
