"""Which entry of the catalogue a row of an official list means: each entry at most once."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from conformance.catalog.workbooks.item_list import WorkbookItem
    from conformance.catalog.workbooks.merge import Raw

_ORDER = (("romaji", "name_ja"), ("official_id",), ("romaji",), ("name_ja",))
"""What decides, the surest first: a list that was numbered anew keeps names and field names."""


def identified(known: Sequence[Raw], members: Sequence[WorkbookItem]) -> list[Raw | None]:
    """Return for each row the item that it means, or None for a new one."""
    found: list[Raw | None] = [None] * len(members)
    free = list(known)
    for names in _ORDER:
        for at, row in enumerate(members):
            if found[at] is not None:
                continue
            wanted = [getattr(row, name) for name in names]
            same = (item for item in free if [item.get(name) for name in names] == wanted)
            if (item := next(same, None)) is not None:
                found[at] = item
                free = [other for other in free if other is not item]
    return found
