"""How a profile says where an item stands at the vendor's and how its values are written."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Discriminator, Field, Tag

from conformance.surfaces.mapping.models.addresses import AddressParts
from conformance.surfaces.mapping.models.part import ProfilePart, Written

Nulls = Literal["omit", "null", "empty"]
"""How an item without value is sent: left out, as null, as an empty text."""


class ValueRule(ProfilePart):
    """How values are written; the table comes first, then the form of dates or numbers.

    `values`: catalogue value → vendor's value, or several that all read as it. `wareki` and
    `format`: the pattern of a date. `width`: letters, digits and kana are sent in this width.
    `space`: between names stands a half-width space. `text`: a number is sent as text.
    `number`: a text of digits is sent as a number.
    """

    values: dict[str, Written] = {}
    wareki: str | None = None
    format: str | None = None
    width: Literal["half", "full"] | None = None
    space: Literal["half"] | None = None
    text: bool = False
    number: bool = False


class FieldRule(ValueRule):
    """Where an item stands at the vendor's; a dotted path is nesting (`honnin.renraku[0].tel`).

    `split`: one item, several fields, parted and joined by `on`. `range`: the two fields of a
    search between two values. `pad`: the vendor's length, filled on the left by `with`.
    """

    to: str | None = None
    split: tuple[str, ...] = ()
    on: str = "　"
    range: tuple[str, str] | None = None
    address: AddressParts | None = None
    pad: int | None = Field(default=None, ge=1, le=1000)
    pad_with: str = Field(default="0", alias="with", min_length=1, max_length=1)

    @property
    def converts(self) -> bool:
        """Say whether the field has a way of its own to write values."""
        return bool(
            self.values
            or self.wareki
            or self.format
            or self.width
            or self.space
            or self.text
            or self.number
        )


def _tag(value: object) -> str:
    return "path" if isinstance(value, str) else "none" if value is None else "rule"


FieldEntry = Annotated[
    Annotated[str, Tag("path")] | Annotated[None, Tag("none")] | Annotated[FieldRule, Tag("rule")],
    Discriminator(_tag),
]
"""A path, a rule, or null: the vendor's API has no field for the item."""


def rule_of(entry: str | FieldRule) -> FieldRule:
    """Return an entry as a rule; a text is a path."""
    return FieldRule(to=entry) if isinstance(entry, str) else entry
