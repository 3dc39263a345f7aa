"""Values that have the form of their type and cannot be true, as masks.

White space instead of a name, a year no register reaches, a birth that is still to come, an address
where a name belongs, a mark in the place of a character that was lost.
"""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import TYPE_CHECKING

import narwhals as nw

from conformance.tables.dates import RANGE_MARK, plausible_day
from conformance.tables.violation import Violation

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from conformance.catalog.models.records import Item

BLANK = (
    r"\A[\t-\r \x85\u00A0\u1680\u2000-\u200D\u2028\u2029\u202F\u205F\u2060\u3000\u3164\uFEFF]+\z"
)
"""A text of white space, of characters without width and of fillers only: nothing can be read."""

_ADDRESS = "[0-9０-９](?:丁目|番地|番[0-9０-９]|番\\z|号\\z|号室|[-－‐−–—][0-9０-９])"
"""What addresses hold and names do not: a number of a block, a lot or a house."""

_LOST = "[々-ヿ㐀-鿿豈-﫿][?？]|[?？][々-ヿ㐀-鿿豈-﫿]"
"""A question mark beside a Japanese character, as conversions leave it; no name is written so."""

_GETA = "〓"
"""The mark that printers and fonts put in the place of a character they do not have."""

_YEARS = {"first": 1700, "last": 2199}


def is_blank(item: Item) -> Iterator[nw.Expr]:
    """Yield where a value of a text is white space only; other types refuse it by their form."""
    if item.type in {"text", "kana"}:
        yield nw.col(item.key).str.contains(BLANK)


def impossible_day(item: Item, today: date | None) -> Iterator[Violation]:
    """Yield the masks of days of the calendar that no register can hold.

    Years go from 1700 (those born then stand in the oldest family registers) to 2199. The marks of
    open ranges are not judged, but for a day of birth, which is neither open nor after `today`.
    """
    if item.type != "date":
        return
    text = nw.col(item.key)
    mark = text.str.contains(RANGE_MARK)
    if item.denotes == "birth_date":
        yield Violation("F-FILE-BIRTH-OPEN", mark)
    yield Violation("F-FILE-YEAR", ~mark & ~text.str.contains(plausible_day(marks=False)), _YEARS)
    if item.denotes == "birth_date" and today is not None:
        later = text > today.isoformat()
        yield Violation("F-FILE-BIRTH-LATER", later, {"limit": today.isoformat()})


def exchanged(item: Item, addresses: Mapping[str, str]) -> Iterator[Violation]:
    """Yield the mask of rows where a name has the form of an address and the address has not.

    Args:
        item: the item judged; only names of persons are.
        addresses: the addresses in the same file, name by key.
    """
    if item.denotes != "person_name" or not addresses:
        return
    found = [nw.col(key).str.contains(_ADDRESS) for key in addresses]
    none = ~reduce(or_, (one.fill_null(value=False) for one in found))
    filled = reduce(or_, (~nw.col(key).is_null() for key in addresses))
    mask = nw.col(item.key).str.contains(_ADDRESS) & none & filled
    yield Violation("F-FILE-EXCHANGED", mask, {"other": "・".join(addresses.values())})


def lost_characters(item: Item) -> Iterator[Violation]:
    """Yield the mask of names and addresses in which a mark stands for a character that was lost.

    A question mark counts in names alone: buildings and shops may have one.
    """
    if item.type == "text" and item.denotes in {"person_name", "address"}:
        pattern = f"{_GETA}|{_LOST}" if item.denotes == "person_name" else _GETA
        yield Violation("F-FILE-LOST-CHARACTER", nw.col(item.key).str.contains(pattern))
