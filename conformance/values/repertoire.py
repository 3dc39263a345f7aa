"""The characters that may be linked, as a versioned set: 行政事務標準文字 and JIS X 0213.

A set is a file: its parts with source and licence, ranges of code points, and for each variation
selector the ranges of ideographs after which the sequence is registered. `conformance catalog
characters` makes such a file from the published list of MJ characters.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING

import yaml
from pydantic import BaseModel, ConfigDict

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from importlib.resources.abc import Traversable

    Ranges = tuple[tuple[int, int], ...]

LATEST = "mj-plus-2026-08-18"
"""The bundled set that applies where a profile names none."""

CONTROLS = ((0x00, 0x1F), (0x7F, 0x9F))
"""Control characters."""

SELECTORS = ((0xFE00, 0xFE0F), (0xE0100, 0xE01EF))
"""Variation selectors."""

PLANE_16 = (0x100000, 0x10FFFD)
"""Private use of plane 16."""

_SURROGATES = (0xD800, 0xDFFF)  # they stand in no text
_END = 0x110000
_CLASS = 400  # ranges of a class that Java can nest
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # safe either way, and twenty times faster
_SPECIAL = frozenset("[]\\^-&~|")


class RepertoirePart(BaseModel):
    """Where a part of a set comes from."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name_ja: str
    version: str
    source: str
    licence: str
    sha256: str | None = None
    confidence: str
    note: str | None = None


class RepertoireFile(BaseModel):
    """A set as it stands in a file: `3042-3044 3046`, hexadecimal."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name_ja: str
    version: str
    parts: tuple[RepertoirePart, ...]
    code_points: str
    sequences: dict[str, str]


@dataclass(frozen=True)
class Repertoire:
    """A set of characters.

    Attributes:
        key: the name a profile gives it.
        parts: what it is made of, with source and licence.
        code_points: what may stand.
        sequences: by variation selector, the ideographs it may follow.
        digest: SHA-256 of the file.
    """

    key: str
    parts: tuple[RepertoirePart, ...]
    code_points: Ranges
    sequences: Mapping[int, Ranges]
    digest: str

    @cached_property
    def characters(self) -> frozenset[str]:
        """Every character of the set."""
        return frozenset(chr(p) for a, b in self.code_points for p in range(a, b + 1))

    @property
    def added(self) -> Ranges:
        """The characters in private use of plane 16: the added ones (GJ)."""
        return tuple(r for r in self.code_points if r[0] >= PLANE_16[0])

    @cached_property
    def outside(self) -> str:
        """A regular expression for one character that is not in the set (selectors are)."""
        return none_of(merged((*self.code_points, *SELECTORS)))

    @cached_property
    def plain(self) -> Ranges:
        """The characters of the set without controls; no selector is one of them."""
        return without(self.code_points, CONTROLS)

    @cached_property
    def suspicious(self) -> str:
        """A regular expression for one character that is not plain, for engines in Rust."""
        return f"[^{class_of(self.plain)}]"

    @cached_property
    def unregistered(self) -> str:
        """A regular expression for a variation sequence that is not registered."""
        ways = [
            rf"(?:\A|{none_of(bases)}){_literal(selector)}"
            for selector, bases in sorted(self.sequences.items())
        ]
        known = ((s, s) for s in self.sequences)
        return "|".join([*ways, f"[{class_of(without(SELECTORS, known))}]"])


@cache
def repertoire(key: str = LATEST) -> Repertoire:
    """Return a bundled set, or the one in a file (`KeyError` when there is neither)."""
    path: Traversable = files("conformance.values") / "repertoires" / f"{key}.yaml"
    if not path.is_file():
        path = Path(key)
    if not path.is_file():
        raise KeyError(key)
    content = path.read_bytes()
    data = yaml.load(content, Loader=_LOADER)  # noqa: S506 - the safe loader, or its twin in C
    given = RepertoireFile.model_validate(data)
    return Repertoire(
        key=path.name.removesuffix(".yaml"),
        parts=given.parts,
        code_points=read_ranges(given.code_points),
        sequences={int(s, 16): read_ranges(bases) for s, bases in given.sequences.items()},
        digest=hashlib.sha256(content).hexdigest(),
    )


def bundled() -> tuple[str, ...]:
    """Return the keys of the bundled sets."""
    folder = files("conformance.values") / "repertoires"
    return tuple(sorted(p.name.removesuffix(".yaml") for p in folder.iterdir()))


def read_ranges(text: str) -> Ranges:
    """Return `3042-3044 3046` as ranges, both ends included."""
    parts = (part.partition("-") for part in text.split())
    return tuple((int(first, 16), int(last or first, 16)) for first, _, last in parts)


def written_ranges(ranges: Iterable[tuple[int, int]]) -> str:
    """Return ranges as `read_ranges` reads them."""
    return " ".join(f"{a:X}" if a == b else f"{a:X}-{b:X}" for a, b in ranges)


def ranges_of(points: Iterable[int]) -> Ranges:
    """Return code points as ranges in ascending order."""
    return merged((p, p) for p in points)


def merged(ranges: Iterable[tuple[int, int]]) -> Ranges:
    """Return ranges in ascending order, neighbours and overlaps made one."""
    found: list[tuple[int, int]] = []
    for one in sorted(ranges):
        if found and one[0] <= found[-1][1] + 1:
            found[-1] = (found[-1][0], max(one[1], found[-1][1]))
        else:
            found.append(one)
    return tuple(found)


def without(ranges: Iterable[tuple[int, int]], taken: Iterable[tuple[int, int]]) -> Ranges:
    """Return what is left of some ranges when others are taken away."""
    left = [*merged(ranges)]
    for first, last in taken:
        start = bisect_left(left, first, key=itemgetter(1))
        end = bisect_right(left, last, key=itemgetter(0))
        if start < end:
            ends = (left[start][0], first - 1), (last + 1, left[end - 1][1])
            left[start:end] = [(a, b) for a, b in ends if a <= b]
    return tuple(left)


def none_of(ranges: Iterable[tuple[int, int]]) -> str:
    """Return a pattern for one character outside ascending ranges.

    It is a choice between classes: a single class of thousands of ranges overflows Java's stack.
    """
    gaps: list[tuple[int, int]] = []
    start = 0
    for first, last in (*merged((*ranges, _SURROGATES)), (_END, _END)):
        if start < first:
            gaps.append((start, first - 1))
        start = last + 1
    parts = (gaps[n : n + _CLASS] for n in range(0, len(gaps), _CLASS))
    return "|".join(f"[{class_of(part)}]" for part in parts)


def class_of(ranges: Iterable[tuple[int, int]]) -> str:
    """Return the inside of a character class, read alike by Rust, Java and `regex`."""
    return "".join(_literal(a) if a == b else f"{_literal(a)}-{_literal(b)}" for a, b in ranges)


def _literal(point: int) -> str:
    character = chr(point)
    return f"\\{character}" if character in _SPECIAL else character
