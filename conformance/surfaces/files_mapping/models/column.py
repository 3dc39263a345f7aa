"""How a profile says which columns of a vendor's file an item is made of."""

from __future__ import annotations

from typing import Annotated

from pydantic import Discriminator, Field, Tag, model_validator

from conformance.surfaces.files_mapping.models.where import Heading, Where
from conformance.surfaces.mapping.models.field import ValueRule
from conformance.surfaces.mapping.models.part import ProfilePart
from conformance.values.refusals import refusal


class Hidden(ProfilePart):
    """The rows in which a value is not shown: `where` looks at the row, or at its partner."""

    where: Where
    joined: str | None = Field(default=None, alias="from")


class ColumnRule(ValueRule):
    """The column or columns of an item; how its values are written is said as for an API.

    One of `to` (a heading), `split` (several headings whose values are joined by `on`), `first_of`
    (the first of several that is filled), `sum` (of whole numbers; an empty one counts as nothing)
    and `constant` (a value of the catalogue). `from`: the headings stand in a joined register.
    `start` and `length`: the part of the value that counts, the first character is 1. `remove`:
    characters that are left out. `pad`: the vendor's length, filled on the left by `with`; `fill`:
    the catalogue's length, where the vendor leaves the filling out. `decimals`: the last so many
    digits stand behind the point. `withheld`: what stands in the place of a value that is lawfully
    not shown; such a value is not judged and not missed. `hidden`: the rows in which the column is
    left empty for that reason; a value there is a fault.
    """

    to: Heading | None = None
    split: tuple[Heading, ...] = ()
    first_of: tuple[Heading, ...] = ()
    total: tuple[Heading, ...] = Field(default=(), alias="sum")
    constant: str | None = None
    on: str = "　"
    joined: str | None = Field(default=None, alias="from")
    start: int | None = Field(default=None, ge=1, le=10_000)
    length: int | None = Field(default=None, ge=1, le=10_000)
    remove: str = ""
    pad: int | None = Field(default=None, ge=1, le=1000)
    fill: int | None = Field(default=None, ge=1, le=1000)
    pad_with: str = Field(default="0", alias="with", min_length=1, max_length=1)
    decimals: int | None = Field(default=None, ge=1, le=9)
    withheld: tuple[Heading, ...] = ()
    hidden: Hidden | None = None

    @model_validator(mode="after")
    def _has_one_origin(self) -> ColumnRule:
        several = (self.split, self.first_of, self.total)
        origins = (self.to is not None, *several, self.constant is not None)
        if sum(map(bool, origins)) != 1:
            raise refusal(
                "to・split・first_of・sum・constant のどれか一つ",
                "one of to, split, first_of, sum and constant",
            )
        return self

    @property
    def headings(self) -> tuple[str, ...]:
        """The headings it is made of, in order; none of a constant."""
        if self.to is not None:
            return (self.to,)
        return self.split or self.first_of or self.total

    @property
    def registers(self) -> frozenset[str]:
        """The joined registers it looks at."""
        hidden = self.hidden.joined if self.hidden else None
        return frozenset(one for one in (self.joined, hidden) if one is not None)

    @property
    def converts(self) -> bool:
        """Say whether the column has a way of its own to write values."""
        own = (self.values, self.wareki, self.format, self.width, self.space, self.text)
        return any((*own, self.number))


def _tag(value: object) -> str:
    return "heading" if isinstance(value, str) else "none" if value is None else "rule"


ColumnEntry = Annotated[
    Annotated[Heading, Tag("heading")]
    | Annotated[None, Tag("none")]
    | Annotated[ColumnRule, Tag("rule")],
    Discriminator(_tag),
]
"""A heading, a rule, or null: the vendor's export does not hold the item."""


def rule_of(entry: str | ColumnRule) -> ColumnRule:
    """Return an entry as a rule; a text is a heading."""
    return ColumnRule(to=entry) if isinstance(entry, str) else entry
