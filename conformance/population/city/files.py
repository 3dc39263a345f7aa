"""The files of a city: their names, how they are written, and their columns read back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import polars as pl

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path
    from typing import BinaryIO

    from conformance.catalog.models.records import Item
    from conformance.population.city.roles import CityCatalogue, Place

ENDS = {"crlf": "\r\n", "lf": "\n", "cr": "\r", "any": "\n"}
"""Line ends by their name in a profile."""

_MARK = b"\xef\xbb\xbf"


class FileLayout(Protocol):
    """How export files are written on byte level, as a profile declares it.

    Values are parted by commas and stand in quotes where they must.
    """

    @property
    def encoding(self) -> str:
        """`utf-8` or `cp932`."""
        ...

    @property
    def bom(self) -> str:
        """`forbid`, `allow` or `require` a byte order mark."""
        ...

    @property
    def line_end(self) -> str:
        """`any`, `crlf`, `lf` or `cr`."""
        ...

    @property
    def header(self) -> str:
        """Whether columns are named by `key`, `name_ja` or `romaji`."""
        ...


def file_name(place: Place) -> str:
    """Return the name of a group's file."""
    return "{}__{}.csv".format(*place)


@dataclass(frozen=True, slots=True)
class CityFiles:
    """The files of a city in a directory."""

    directory: Path
    catalogue: CityCatalogue
    surface: FileLayout

    def path(self, place: Place) -> Path:
        """Return where the file of a group lies."""
        return self.directory / file_name(place)

    def read(self, place: Place, items: Iterable[str] | None = None) -> pl.DataFrame:
        """Return columns of a file, all or those of some items, named by the items' keys."""
        keys = [item.key for item in self.catalogue.group(place).items]
        wanted = sorted(map(keys.index, keys if items is None else set(items)))
        source: Path | bytes = self.path(place)
        if self.surface.encoding != "utf-8":
            source = self.path(place).read_text(self.surface.encoding).encode()
        found = pl.read_csv(source, columns=wanted, infer_schema=False)
        return found.rename(dict(zip(found.columns, [keys[n] for n in wanted], strict=True)))

    def write(self, place: Place, frames: Iterable[pl.DataFrame]) -> int:
        """Write the file of a group and return how many rows it has."""
        written = 0
        with self.path(place).open("wb") as file:
            self._begin(file, self.catalogue.group(place).items)
            for frame in frames:
                self._put(file, frame)
                written += frame.height
        return written

    def _begin(self, file: BinaryIO, items: Iterable[Item]) -> None:
        if self.surface.bom == "require":
            file.write(_MARK)
        head = ",".join(_heading(item, self.surface.header) for item in items)
        file.write(f"{head}{ENDS[self.surface.line_end]}".encode(self.surface.encoding))

    def _put(self, file: BinaryIO, frame: pl.DataFrame) -> None:
        end = ENDS[self.surface.line_end]
        if self.surface.encoding == "utf-8":
            frame.write_csv(file, include_header=False, line_terminator=end)
            return
        text = frame.write_csv(include_header=False, line_terminator=end)
        file.write(text.encode(self.surface.encoding))


def _heading(item: Item, header: str) -> str:
    names = {"key": item.key, "name_ja": item.name_ja, "romaji": item.romaji or item.key}
    return names[header]
