"""An export file as it was found: one plain file, an archive's member, or several parts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

PART_SHIFT = 32
"""A place in a later part is its line plus the part's index shifted by this many bits."""


@dataclass(frozen=True, slots=True)
class VendorLayout:
    """That a file is in the vendor's own layout: the entry of the profile that reads it.

    Attributes:
        domain, group: the record group its rows stand for.
        number: which of the sources of the group.
        lists: the code lists of the domain by key, each with its values; None where others may
            stand.
        registers: the files of the registers joined to it, by the name the profile gives them.
    """

    domain: str
    group: str
    number: int
    lists: tuple[tuple[str, tuple[str, ...] | None], ...] = ()
    registers: tuple[tuple[str, ExportFile], ...] = ()


@dataclass(frozen=True, slots=True)
class ExportFile:
    """An export file as it stood when it was found; another state is another export.

    Attributes:
        path: the file on disk.
        modified_ns, size: its state.
        kind: how it is packed: nothing, `gz`, `zip` or `parquet`.
        member: the name inside the archive, for `zip`.
        further: the other parts, in order, where the group was written in several.
        mapped: how the profile reads it, where it is in the vendor's own layout.
    """

    path: Path
    modified_ns: int
    size: int
    kind: str = ""
    member: str = ""
    further: tuple[ExportFile, ...] = ()
    mapped: VendorLayout | None = None

    @property
    def name(self) -> str:
        """The file's name, without the directories of the machine it lies on."""
        return f"{self.path.name}/{self.member}" if self.member else self.path.name

    @property
    def parts(self) -> tuple[ExportFile, ...]:
        """The files the group stands in, this one first."""
        return (self, *self.further)


def placed(part: int, line: int) -> int:
    """Return one number for a line of a part; the first part (index 0) keeps its line numbers."""
    return (part << PART_SHIFT) + line


def place_of(number: int) -> tuple[int, int]:
    """Return the index of the part and the line that `placed` joined."""
    return number >> PART_SHIFT, number & ((1 << PART_SHIFT) - 1)
