"""Which blocks of a file are judged where only a sample is asked for.

The first block always is, of the others the share that the profile names. The same seed, file and
block always give the same answer.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from conformance.tables.progress import notify_progress

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from conformance.surfaces.profile import FilesSurface
    from conformance.tables.bytes import Block

_BYTES = 8
_HIGHEST = 1 << (8 * _BYTES)


def chosen(surface: FilesSurface, file: str, index: int) -> bool:
    """Say whether a block of a file, counted from 0, is judged."""
    if surface.sample is None or index == 0:
        return True
    name = f"{surface.sample_seed}/{file}/{index}".encode()
    drawn = int.from_bytes(hashlib.sha256(name).digest()[:_BYTES])
    return drawn < surface.sample * _HIGHEST


def sampled(
    blocks: Iterable[Block], surface: FilesSurface, file: str, inside: Callable[[], bool]
) -> Iterator[Block]:
    """Yield the blocks that are judged.

    Also those in which a row of several lines may begin or end: part of a row is not judged.

    Args:
        blocks: all blocks of the file.
        surface: how it is written, and the share.
        file: its name.
        inside: says whether the last row of the block before goes on.
    """
    for index, block in enumerate(blocks):
        if chosen(surface, file, index) or inside() or _open_ended(block, surface):
            yield block
        else:
            notify_progress(file, len(block.text), 0)


def _open_ended(block: Block, surface: FilesSurface) -> bool:
    return surface.quoting != "none" and block.text.count(b'"') % 2 == 1
