"""Where a value may be wrong: one cheap mask per item, so that right values are looked at once.

A conforming file is the common case. The masks that tell one fault from another run only on the
rows that a screen lets through; a screen that lets through too many costs time, nothing else.
"""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import TYPE_CHECKING

import narwhals as nw

from conformance.tables.characters import is_odd
from conformance.tables.check_digits import identifier_violations
from conformance.tables.conditions import missing_when
from conformance.tables.dates import plausible_day
from conformance.tables.expressions import bounds, closed_list, must_be_filled, unknown_of
from conformance.tables.forms import WHOLE
from conformance.tables.lengths import WHOLE_DIGITS, length_violations
from conformance.tables.numbers import number_of, short_form
from conformance.tables.plausible import exchanged, is_blank, lost_characters
from conformance.values.identifiers import registered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.catalog.models.records import Item
    from conformance.tables.expressions import ItemContext

_NO_KANA = r"[^\u30A1-\u30FF\u3000]"
_FLAGS = ("0", "1")
_LETTERS = {"digits": "[0-9]", "alnum": "[0-9A-Za-z]"}


def suspects(item: Item, ground: ItemContext) -> nw.Expr:
    """Return a mask that is true wherever a violation of the item is, and seldom elsewhere."""
    return reduce(or_, _signs(item, ground))


def _signs(item: Item, ground: ItemContext) -> Iterator[nw.Expr]:
    text = nw.col(item.key)
    unknown = unknown_of(item, ground)
    if must_be_filled(item, ground):
        yield text.is_null()
        yield from is_blank(item)
    yield from (one.mask for one in missing_when(item, ground.columns))
    if unknown is not None:
        yield unknown  # rare, and so is what is worded because of it
        if item.type != "date":
            yield ~text.is_null()
            return
    listed = closed_list(item, ground)
    if listed is not None:
        yield ~text.is_in(list(listed.values))
    else:
        yield from _of_type(item, ground)
    if item.identifier is not None and item.identifier in registered():
        yield from (one.mask for one in identifier_violations(item.key, item.identifier))
    yield from (one.mask for one in bounds(item))
    yield from (one.mask for one in exchanged(item, ground.addresses))
    yield from (one.mask for one in lost_characters(item))


def _of_type(item: Item, ground: ItemContext) -> Iterator[nw.Expr]:
    """Yield signs that a value has not the form or the length of its type."""
    text = nw.col(item.key)
    if item.type == "integer" and not item.len:
        yield number_of(item.key).is_null() & ~text.is_null()
        if item.max_len:
            yield text.str.len_chars() > item.max_len  # a sign too: looked at once more
        return
    whole = _with_length(item)
    if whole is not None and whole == short_form(item.identifier):
        return  # judged as the form of the identifier
    if item.type == "text":
        yield is_odd(item.key)
    elif item.type == "kana":
        yield text.str.contains(_NO_KANA)
    elif item.type == "flag":
        yield ~text.is_in(_FLAGS)
    elif item.type == "date":
        born = item.denotes == "birth_date"
        yield ~text.str.contains(plausible_day(marks=not born))
        if born and ground.today is not None:
            yield text > ground.today.isoformat()
    else:
        yield ~text.str.contains(rf"\A(?:{whole or WHOLE[item.type][1]})\z")
    if whole is None:
        yield from (one.mask for one in length_violations(item, ground.count))


def _with_length(item: Item) -> str | None:
    """Return the pattern of values with the item's length too, where one character is one."""
    least = item.len or 0
    most = item.len or item.max_len or ""
    if item.len and item.max_len and item.len != item.max_len:
        return None
    if item.type in _LETTERS:
        times = f"{least}" if least == most else f"{least},{most}"
        return f"{_LETTERS[item.type]}{{{times}}}"
    if item.type == "decimal" and item.fraction is not None:
        before = item.max_len or WHOLE_DIGITS
        return rf"-?[0-9]{{1,{before}}}(?:\.[0-9]{{1,{item.fraction}}})?"
    return None
