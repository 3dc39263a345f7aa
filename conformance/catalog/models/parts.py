"""Parts of a specification: products of their own that one document describes."""

from __future__ import annotations

from conformance.catalog.models.base import Entry, Key


class Part(Entry):
    """A product of its own in a specification: a vendor may deliver it without the others.

    `key` is what entries and profiles name; it may be the task's number 業務ID.
    """

    key: Key
    business_id: str
    name_ja: str
    name_en: str


class Parted(Entry):
    """An entry of a specification that may be delivered in parts.

    `part`: the part it belongs to, or several; it binds a product that delivers any of them.
    Without one a function belongs where its group does, and a question where the entries do that
    it is about. `draws_on`: other parts whose records it reads or is fed with; a product that does
    not deliver those is tested all the same.
    """

    part: Key | tuple[Key, ...] | None = None
    draws_on: tuple[Key, ...] = ()

    @property
    def own_parts(self) -> tuple[str, ...]:
        """The parts that the entry itself names; empty when it names none."""
        return (self.part,) if isinstance(self.part, str) else self.part or ()
