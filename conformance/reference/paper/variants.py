"""Variation sequences of a font: subtable 14 of its `cmap` (OpenType specification)."""

from __future__ import annotations

from struct import unpack_from
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_FORMAT = 14

Variants = dict[tuple[int, int], int | None]
"""Glyph by (base, selector); None where the base's own glyph is the variant."""


def variants_of(cmap: bytes) -> Variants:
    """Return the variants that a font has."""
    found: Variants = {}
    (tables,) = unpack_from(">H", cmap, 2)
    for number in range(tables):
        (start,) = unpack_from(">I", cmap, 4 + 8 * number + 4)
        if unpack_from(">H", cmap, start)[0] == _FORMAT:
            found.update(_sequences(cmap, start))
    return found


def _sequences(cmap: bytes, start: int) -> Iterator[tuple[tuple[int, int], int | None]]:
    (records,) = unpack_from(">I", cmap, start + 6)
    for number in range(records):
        at = start + 10 + 11 * number
        selector = int.from_bytes(cmap[at : at + 3], "big")
        default, other = unpack_from(">II", cmap, at + 3)
        if default:
            yield from (((base, selector), None) for base in _ranges(cmap, start + default))
        if other:
            for base, glyph in _glyphs(cmap, start + other):
                yield (base, selector), glyph


def _ranges(cmap: bytes, start: int) -> Iterator[int]:
    (count,) = unpack_from(">I", cmap, start)
    for number in range(count):
        at = start + 4 + 4 * number
        first = int.from_bytes(cmap[at : at + 3], "big")
        yield from range(first, first + cmap[at + 3] + 1)


def _glyphs(cmap: bytes, start: int) -> Iterator[tuple[int, int]]:
    (count,) = unpack_from(">I", cmap, start)
    for number in range(count):
        at = start + 4 + 5 * number
        yield int.from_bytes(cmap[at : at + 3], "big"), unpack_from(">H", cmap, at + 3)[0]
