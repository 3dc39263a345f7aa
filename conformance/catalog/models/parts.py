"""Parts of a specification: products of their own that one document describes."""

from __future__ import annotations

from pydantic import model_validator

from conformance.catalog.models.base import Entry, Key
from conformance.values.refusals import refusal


class Part(Entry):
    """A product of its own in a specification: a vendor may deliver it without the others.

    `key` is what entries and profiles name; it may be the task's number 業務ID. `missing_ja` and
    `missing_en`: what of the source could not be had, so that the requirements may be more than
    those that stand here; None where the source is whole.
    """

    key: Key
    business_id: str
    name_ja: str
    name_en: str
    missing_ja: str | None = None
    missing_en: str | None = None

    @model_validator(mode="after")
    def _says_both(self) -> Part:
        if (self.missing_ja is None) != (self.missing_en is None):
            raise refusal("missing_ja と missing_en の両方", "both missing_ja and missing_en")
        return self


class Parted(Entry):
    """An entry of a specification that may be delivered in parts.

    `part`: the part it belongs to, or several; it binds a product that delivers any of them.
    Without one a function belongs where its group does, an event where the functions do that enter
    it, and a question where the entries do that it is about. `draws_on`: other parts whose
    records it reads or is fed with; a product that does not deliver those is tested all the same.
    """

    part: Key | tuple[Key, ...] | None = None
    draws_on: tuple[Key, ...] = ()

    @property
    def own_parts(self) -> tuple[str, ...]:
        """The parts that the entry itself names; empty when it names none."""
        return (self.part,) if isinstance(self.part, str) else self.part or ()
