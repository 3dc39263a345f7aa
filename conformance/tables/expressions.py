"""A catalogue item as masks over the columns of its group's file."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import polars as pl

from conformance.tables.characters import character_violations
from conformance.tables.check_digits import identifier_violations
from conformance.tables.dates import partial_violations
from conformance.tables.forms import FORMS, HALF_WIDTH
from conformance.tables.lengths import length_violations
from conformance.tables.violation import Violation, first_only
from conformance.values.identifiers import registered

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from conformance.catalog.models.records import CodeList, Item
    from conformance.values.lengths import Count
    from conformance.values.unknown_dates import Profile

_FLAG, _TEXT = "_unknown_flag", "_unknown_text"


@dataclass(frozen=True, slots=True)
class Ground:
    """What items of a group are judged on.

    Attributes:
        codes: the code lists of the domain.
        columns: the items the file has a column for.
        keys: the items of the primary key; they are required whatever else is said.
        count: how variation sequences count towards a length.
        unknown_dates: how unspecified dates are written.
    """

    codes: Mapping[str, CodeList]
    columns: Collection[str]
    keys: Collection[str] = ()
    count: Count = "code_points"
    unknown_dates: Profile = "zero_fill"


def violations(item: Item, ground: Ground) -> tuple[Violation, ...]:
    """Return the ways the item's values can be wrong; each value counts under the first it breaks.

    An empty value (null) of an item that is not required is right, whatever its type.
    """
    return tuple(first_only(_all(item, ground)))


def _all(item: Item, ground: Ground) -> Iterator[Violation]:
    text = pl.col(item.key)
    if item.required or item.key in ground.keys:
        yield Violation("F-FILE-REQUIRED", text.is_null())
    yield from _with_companions(item, ground)
    if item.identifier is not None and item.identifier in registered():
        yield from identifier_violations(item.key, item.identifier)
    if item.type in {"integer", "decimal"}:
        yield from _bounds(item)
    if item.type == "text":
        yield from character_violations(text)


def _plain(item: Item, ground: Ground) -> Iterator[Violation]:
    """Type, code list and length, without a look at other columns."""
    text = pl.col(item.key)
    listed = ground.codes.get(item.code_list) if item.code_list else None
    if item.type == "code" and listed is not None and not listed.open_values:
        yield Violation("F-FILE-CODE", ~text.is_in(list(listed.values)), {"list": listed.name_ja})
        return
    yield from FORMS[item.type](text)
    yield from length_violations(item, ground.count)


def _with_companions(item: Item, ground: Ground) -> Iterator[Violation]:
    """The same where a date may be unspecified: 不詳フラグ and 不詳表記 decide together with it."""
    base = item.key.removesuffix(_TEXT)
    if base + _FLAG not in ground.columns:
        yield from _plain(item, ground)
    elif item.type == "date":
        yield from _unspecified_date(item, ground, _set(base + _FLAG))
    elif item.key.endswith(_TEXT):
        yield from _unknown_text(item, ground, _set(base + _FLAG))
    else:
        yield from _plain(item, ground)


def _set(flag: str) -> pl.Expr:
    return (pl.col(flag) == "1").fill_null(value=False)


def _unspecified_date(item: Item, ground: Ground, unknown: pl.Expr) -> Iterator[Violation]:
    for one in _plain(item, ground):
        yield replace(one, mask=one.mask & ~unknown)
    for one in partial_violations(pl.col(item.key), ground.unknown_dates):
        yield replace(one, mask=one.mask & unknown)


def _unknown_text(item: Item, ground: Ground, unknown: pl.Expr) -> Iterator[Violation]:
    text = pl.col(item.key)
    yield Violation("V-UNKNOWN-TEXT-MISSING", unknown & text.is_null())
    yield Violation("V-UNKNOWN-TEXT-FORBIDDEN", ~unknown & text.is_not_null())
    yield from _plain(item, ground)
    yield Violation("V-N-WIDTH", text.str.contains(HALF_WIDTH))


def _bounds(item: Item) -> Iterator[Violation]:
    text = pl.col(item.key)
    number = text.cast(pl.Int64 if item.type == "integer" else pl.Float64, strict=False)
    below = text.str.starts_with("-")
    if item.min is not None:
        too_small = pl.when(number.is_null()).then(below).otherwise(number < item.min)
        yield Violation("F-FILE-MIN", text.is_not_null() & too_small, {"limit": item.min})
    if item.max is not None:
        too_large = pl.when(number.is_null()).then(~below).otherwise(number > item.max)
        yield Violation("F-FILE-MAX", text.is_not_null() & too_large, {"limit": item.max})
