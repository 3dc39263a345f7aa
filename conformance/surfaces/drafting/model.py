"""What the matcher sees of a vendor's API: its calls, and the fields they carry."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

Place = Literal["path", "query", "header", "cookie", "body", "answer"]


@dataclass(frozen=True, slots=True)
class ApiField:
    """A value a call carries: its dotted path (`[]` marks a list) and what the schema says of it.

    `labels` are the meanings of enum values, as far as the document tells them; `text` is the
    title or the description, whichever names the field to a person. `parts` are the fields that
    together hold the value, where no single one does.
    """

    path: str
    place: Place
    text: str = ""
    kind: str = ""
    format: str = ""
    pattern: str = ""
    min_length: int | None = None
    max_length: int | None = None
    values: tuple[str, ...] = ()
    labels: tuple[tuple[str, str], ...] = ()
    example: str = ""
    required: bool = False
    parts: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The last part of the path."""
        return self.path.rpartition(".")[2].removesuffix("[]")


@dataclass(frozen=True, slots=True, eq=False)
class Operation:
    """A call: where it goes, what it says of itself, what it takes and gives."""

    method: str
    path: str
    name: str = ""
    summary: str = ""
    description: str = ""
    tags: tuple[str, ...] = ()
    takes: tuple[ApiField, ...] = ()
    gives: tuple[ApiField, ...] = ()
    refuses: tuple[ApiField, ...] = ()
    request_type: str = ""
    answer_type: str = ""

    @property
    def id(self) -> str:
        """Method and path: what names a call to a person."""
        return f"{self.method} {self.path}"

    @property
    def body(self) -> tuple[ApiField, ...]:
        """The fields of the request's body."""
        return tuple(f for f in self.takes if f.place == "body")


@dataclass(frozen=True, slots=True)
class VendorApi:
    """A vendor's API as its OpenAPI document tells it."""

    title: str
    version: str
    servers: tuple[str, ...]
    operations: tuple[Operation, ...]
    schemes: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
