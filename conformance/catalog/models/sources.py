"""Where a printed item comes from: the register, a rule, the package itself, or who asks."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from conformance.catalog.models.base import Entry, Key, ProvenanceKind
from conformance.catalog.models.derive import BusinessDate, Const
from conformance.catalog.models.operations import Path


class _Source(Entry):
    """What every source may say: on what it stands, and why; by default the form's own source."""

    ground: ProvenanceKind | None = None
    note: str | None = None


class FromRecord(_Source):
    """What the register holds, at one place or put together from several.

    `as`: `value` as recorded, `meaning` the meaning of a code and never the code, `parts` a text
    that holds every part; without it a code stands as itself or as its meaning. `may_lack`: it may
    be left out, as what is printed on special request only, or written in by hand.
    """

    record: Path | tuple[Path, ...]
    as_: Literal["value", "meaning", "parts"] | None = Field(default=None, alias="as")
    may_lack: bool = False

    @property
    def paths(self) -> tuple[str, ...]:
        """Every place it comes from."""
        return (self.record,) if isinstance(self.record, str) else self.record


class FromRule(_Source):
    """What a rule gives for facts of the register."""

    rule: Key
    output: str
    given: dict[str, Path | Const | BusinessDate]


class FromPackage(_Source):
    """What the package sets itself, and what can be held of it.

    `present`: a value stands there. `business_date`: the day of the issue. `unique`: a value that
    no other copy has. `open`: nothing, for the reason noted. `untold`: nothing, for no document at
    hand tells where it comes from; such a binding is always `reconstructed`.
    """

    package: Literal["present", "business_date", "unique", "open", "untold"]


class FromRequester(_Source):
    """What the one who asks chooses; `must`: without it nothing is issued."""

    requester: Literal["may", "must"]


Source = FromRecord | FromRule | FromPackage | FromRequester
