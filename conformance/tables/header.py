"""The columns of an export file and the items they stand for."""

from __future__ import annotations

import csv
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from conformance.findings import Cause, UntestedError
from conformance.messages.causes import make_cause
from conformance.tables.bytes import HEAD, blocks
from conformance.tables.export import placed
from conformance.tables.mapped.headings import matched
from conformance.tables.mapped.recipe import recipe_of
from conformance.tables.parquet import is_text, schema_of
from conformance.tables.tally import FaultLocation, Tallies
from conformance.tables.told_headings import told_heading
from conformance.tables.unread import unread

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from conformance.catalog.models.records import Item, RecordGroup
    from conformance.surfaces.profile import FilesSurface
    from conformance.tables.export import ExportFile, VendorLayout
    from conformance.tables.mapped.recipe import Recipe

MOST_COLUMNS = 2_000
"""More columns than any group has: a file with more is not read further."""

_LONGEST = 2**20  # bytes of a line of headings
_SHOWN = 20
_NO_TEXT = frozenset({"F-FILE-FORMAT", "F-FILE-NO-MARK"})  # then no header was looked for


@dataclass(frozen=True, slots=True)
class Header:
    """The columns of a file.

    Attributes:
        width: how many there are.
        places: at which (from 0) each item of the group is; only items that every part has.
        headed: whether the file begins with a line of headings.
        further: the columns of the other parts, in order.
        made: how the items are made, where the file is in the vendor's own layout.
        headings: at which column each of the vendor's headings is.
        lacking: why items cannot be judged, where the profile is the reason.
    """

    width: int
    places: Mapping[str, int]
    headed: bool = True
    further: tuple[Header, ...] = ()
    made: Recipe | None = None
    headings: Mapping[str, int] = field(default_factory=dict)
    lacking: Mapping[str, Cause] = field(default_factory=dict)

    @property
    def parts(self) -> tuple[Header, ...]:
        """The columns of each part, the first part's first."""
        return (self, *self.further)


def read_header(
    export: ExportFile, surface: FilesSurface, group: RecordGroup, tallies: Tallies
) -> Header:
    """Return the columns of the file; what deviates is counted under `#columns`.

    Raises:
        UntestedError: the file cannot be read, or the profile names columns by romaji and the
            catalogue has none for an item.
    """
    first, *further = (
        _FilePart(part, surface, group, tallies, placed(index, 1)).header()
        for index, part in enumerate(export.parts)
    )
    common = set(first.places).intersection(*(other.places for other in further))
    places = {key: place for key, place in first.places.items() if key in common}
    lacking = {key: why for one in (first, *further) for key, why in one.lacking.items()}
    return replace(first, places=places, further=tuple(further), lacking=lacking)


def own_headings(part: ExportFile, surface: FilesSurface) -> tuple[list[str], Header]:
    """Return the headings of a vendor's file, and its columns; numbers where it names none."""
    if part.kind == "parquet":
        schema = schema_of(part)
        return list(schema), Header(len(schema), {}, headed=False)
    surface = surface.of_file(part.name)
    found = _headings(part, surface, Tallies()) or []
    if surface.header == "none":
        found = [str(number) for number in range(1, len(found) + 1)]
    return found, Header(len(found), {}, headed=surface.header != "none")


@dataclass(frozen=True, slots=True)
class _FilePart:
    """One file of a group, and where its deviations are counted."""

    part: ExportFile
    surface: FilesSurface
    group: RecordGroup
    tallies: Tallies
    line: int

    def header(self) -> Header:
        """Return the columns of this file."""
        if self.part.mapped is not None:
            return self._mapped(self.part.mapped)
        if self.part.kind == "parquet":
            return self._of_parquet()
        faults = Tallies()
        names = _headings(self.part, self.surface, faults)
        if self.surface.header == "none":
            return self._without(names)
        if names:
            return self._named(names)
        if not _NO_TEXT.intersection(tally.code for tally in faults.of("#bytes")):
            self._without_header("F-FILE-EMPTY" if names is None else "F-FILE-NO-HEADER")
        return Header(0, {})

    def _mapped(self, mapped: VendorLayout) -> Header:
        """Return the columns of a file in the vendor's own layout: those the profile names."""
        mapping = self.surface.mapping
        names, header = own_headings(self.part, self.surface)
        if mapping is None or not names:
            self._without_header("F-FILE-NO-HEADER")
            return Header(0, {})
        recipe = recipe_of(mapping, mapped, self.group)
        registers = {a: own_headings(one, self.surface)[0] for a, one in mapped.registers}
        found = matched(recipe, names, registers, self.part.name, self.group)
        if found.barred is not None:
            raise UntestedError(found.barred)
        used = set(recipe.headings(found.items))
        self._count("F-FILE-COLUMN-TWICE", [n for n in used if names.count(n) > 1])
        places = dict.fromkeys(sorted(found.items), 0)
        return replace(
            header, places=places, made=recipe, headings=found.places, lacking=found.lacking
        )

    def _of_parquet(self) -> Header:
        schema = schema_of(self.part)
        headed = "key" if self.surface.header == "none" else self.surface.header
        wide = [name for name, kind in schema.items() if not is_text(kind)]
        expected = {_heading(i, headed): i.key for i in self.group.items}
        known = [expected[name] for name in wide if name in expected]
        self._count("F-FILE-COLUMN-TYPE", self._told(wide), known)
        header = self._named(list(schema), expected)
        kept = {k: at for k, at in header.places.items() if list(schema)[at] not in wide}
        return replace(header, places=kept, headed=False)

    def _without(self, names: Sequence[str] | None) -> Header:
        """Return the columns in the order of the catalogue, for a file that does not name them."""
        known = {name for item in self.group.items for name in (item.key, item.name_ja)}
        headed = bool(names) and set(names or ()) <= known
        if headed:
            self.tallies.at("#columns", "F-FILE-HEADER").add(1, [self.line])
        places = {item.key: place for place, item in enumerate(self.group.items)}
        return Header(len(places), places, headed=headed)

    def _named(self, names: Sequence[str], expected: Mapping[str, str] | None = None) -> Header:
        if expected is None:
            expected = {_heading(i, self.surface.header): i.key for i in self.group.items}
        self._judge(names, expected)
        places = {expected[name]: place for place, name in enumerate(names) if name in expected}
        return Header(len(names), places)

    def _judge(self, names: Sequence[str], expected: Mapping[str, str]) -> None:
        counted = Counter(names)
        if not counted.keys() & expected.keys():  # one fault, not one for each item
            self._without_header("F-FILE-NO-HEADER")
            return
        trailing = names[-1] == "" and counted[""] == 1 if names else False
        unknown = [one for one in counted if one not in expected and not (trailing and one == "")]
        free = {item.key for item in self.group.items if item.may_be_left_out}
        missing = [n for n, key in expected.items() if n not in counted and key not in free]
        self._count("F-FILE-COLUMN-MISSING", missing, [expected[name] for name in missing])
        self._count("F-FILE-COLUMN-UNKNOWN", self._told(unknown))
        self._count("F-FILE-COLUMN-TWICE", [n for n in expected if counted[n] > 1])
        if trailing:
            self._count("F-FILE-TRAILING-DELIMITER", [""])
        if self.surface.header_order == "exact":
            found = [name for name in dict.fromkeys(names) if name in expected]
            wanted = [name for name in expected if name in counted]
            moved = [one for one, other in zip(found, wanted, strict=True) if one != other]
            self._count("F-FILE-COLUMN-ORDER", moved)

    def _told(self, headings: Iterable[str]) -> list[str]:
        """Return headings that may be anybody's data as people may be told of them."""
        names = ((item.key, item.romaji, item.name_ja) for item in self.group.items)
        own = {name for item in names for name in item if name}
        return [told_heading(heading, own) for heading in headings]

    def _without_header(self, code: str) -> None:
        self.tallies.at("#columns", code).add(1, [self.line])

    def _count(self, code: str, found: Sequence[str], items: Iterable[str] = ()) -> None:
        """Count headings, which are expected ones or told as people may be told of them.

        `items`: those that they are of, where each is wrong by itself.
        """
        if found:
            tally = self.tallies.at("#columns", code)
            tally.about.update((item,) for item in items)
            tally.note(len(found), [FaultLocation(self.line, name) for name in found[:_SHOWN]])


def _headings(part: ExportFile, surface: FilesSurface, faults: Tallies) -> list[str] | None:
    """Return the values of the first row; None for an empty file, no value for an unsound row."""
    line = _first_row(part, surface, faults)
    if line is None:
        return [] if unread(faults) else None
    if line.count(surface.separator) >= MOST_COLUMNS:
        return []
    if surface.quoting == "none":
        return line.split(surface.separator)
    try:
        return next(csv.reader([line], delimiter=surface.separator, strict=True), [])
    except csv.Error:  # an unclosed quote, or a cell beyond the limit of the csv module
        return []


def _first_row(part: ExportFile, surface: FilesSurface, faults: Tallies) -> str | None:
    """Return the first row, which may go over several lines, without its end."""
    row = None
    for line in _lines(part, surface, faults):
        row = line if row is None else f"{row}\n{line}"
        if row.count('"') % 2 == 0 or surface.quoting == "none" or len(row) > _LONGEST:
            break
    return None if row is None else row.removesuffix("\r")


def _lines(part: ExportFile, surface: FilesSurface, faults: Tallies) -> Iterator[str]:
    for block in blocks(part, surface, faults, size=HEAD):
        yield from block.text[:_LONGEST].decode("utf-8", "replace").split("\n")[:-1]


def _heading(item: Item, header: str) -> str:
    if header == "key":
        return item.key
    if header == "name_ja":
        return item.name_ja
    if item.romaji is None:
        raise UntestedError(_no_romaji(item))
    return item.romaji


def _no_romaji(item: Item) -> Cause:
    return make_cause("U-NO-ROMAJI", key=item.key)
