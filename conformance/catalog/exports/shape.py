"""What an exported sheet is: its headings, what each cell shows, and what an edit of it means."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from conformance.catalog.models.domain import Specification
    from conformance.catalog.workbooks.merge import Raw

KEY: Final = "カタログの識別子"
"""The heading of the column that says which entry a row shows."""

Nested = Literal["", "items", "values"]


@dataclass(frozen=True, slots=True)
class ShapeRow:
    """A row: the entry that it shows, or a part of one, and the entry that it stands in.

    `path`: key of the entry, and of the part where it shows one.
    """

    path: tuple[str, ...]
    shown: Raw
    owner: Raw

    @property
    def name(self) -> str:
        """What stands in the column of keys."""
        return "/".join(self.path)


@dataclass(frozen=True, slots=True)
class HeadedColumn:
    """A column: its heading, below another one where the official list has it so.

    `take`: what an edited cell means for the part that the row shows; None means that it cannot be
    taken back, so that the edit is refused. `of_owner`: it is about the entry, not the part.
    """

    heading: str
    show: Callable[[ShapeRow], str]
    take: Callable[[ShapeRow, str], Raw | None] | None = None
    upper: str = ""
    of_owner: bool = False
    width: int = 16


@dataclass(frozen=True, slots=True)
class Shape:
    """A sheet of an exported workbook: from which file, which rows, which columns."""

    sheet: str
    file: str
    nested: Nested
    columns: tuple[HeadedColumn, ...]
    rows: Callable[[list[Raw]], Iterator[ShapeRow]]


@dataclass(frozen=True, slots=True)
class ShapeContext:
    """What shapes need beside the entries: the specification, and what its parties are called."""

    spec: Specification
    names: dict[str, str]


def text(name: str) -> Callable[[ShapeRow], str]:
    """Return a column's content: a text field of the part, empty where there is none."""

    def show(row: ShapeRow) -> str:
        value = row.shown.get(name)
        return "" if value is None else str(value)

    return show


def field(name: str, *, needed: bool = False) -> Callable[[ShapeRow, str], Raw | None]:
    """Return what an edit means that fills a text field; an empty cell takes it away."""

    def take(row: ShapeRow, found: str) -> Raw | None:
        del row
        return None if needed and not found else {name: found or None}

    return take


def key_column() -> HeadedColumn:
    """Return the column that says which entry a row shows."""
    return HeadedColumn(KEY, lambda row: row.name, width=34)


def top(entries: list[Raw]) -> Iterator[ShapeRow]:
    """Yield a row for each entry."""
    yield from (ShapeRow((str(entry["key"]),), entry, entry) for entry in entries)


def items(entries: list[Raw]) -> Iterator[ShapeRow]:
    """Yield a row for each item of each entry."""
    for entry in entries:
        found = entry.get("items")
        for item in found if isinstance(found, list) else []:
            yield ShapeRow((str(entry["key"]), str(item["key"])), item, entry)
