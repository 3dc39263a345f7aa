"""A catalogue item as masks over the columns of its group's file."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import narwhals as nw

from conformance.tables.characters import character_violations
from conformance.tables.check_digits import identifier_violations
from conformance.tables.conditions import missing_when
from conformance.tables.dates import partial_violations
from conformance.tables.forms import FORMS, HALF_WIDTH
from conformance.tables.lengths import length_violations
from conformance.tables.numbers import number_of
from conformance.tables.plausible import exchanged, impossible_day, is_blank, lost_characters
from conformance.tables.violation import Violation
from conformance.values.identifiers import registered
from conformance.values.repertoire import Repertoire, repertoire

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from datetime import date

    from conformance.catalog.models.records import CodeList, Item
    from conformance.values.lengths import Count
    from conformance.values.unknown_dates import Profile


@dataclass(frozen=True, slots=True)
class ItemContext:
    """What items of a group are judged on.

    Attributes:
        codes: the code lists of the domain.
        columns: the items the file has a column for.
        keys: the items of the primary key; required unless the catalogue says that one is not.
        count: how variation sequences count towards a length.
        unknown_dates: how unspecified dates are written.
        allowed: the characters that may be linked.
        flags: the 不詳フラグ of dates and of their 不詳表記, by key.
        addresses: the addresses among the columns, name by key.
        today: the business date of the export, where the profile names it.
    """

    codes: Mapping[str, CodeList]
    columns: Collection[str]
    keys: Collection[str] = ()
    count: Count = "code_points"
    unknown_dates: Profile = "zero_fill"
    allowed: Repertoire = field(default_factory=repertoire)
    flags: Mapping[str, str] = field(default_factory=dict)
    addresses: Mapping[str, str] = field(default_factory=dict)
    today: date | None = None


def must_be_filled(item: Item, ground: ItemContext) -> bool:
    """Say whether every row has a value; a part of a key, too, that not every city has, may lack.

    A ward code tells apart what a designated city assesses by ward; other cities have none.
    """
    told = "required" in item.model_fields_set
    return item.required or (item.key in ground.keys and not told)


def violations(item: Item, ground: ItemContext) -> tuple[Violation, ...]:
    """Return the ways the item's values can be wrong; a value counts under the first it breaks.

    The masks want the columns of `number_columns` beside those of the file. An empty value (null)
    of an item that is not required is right, whatever its type.
    """
    return tuple(_all(item, ground))


def _all(item: Item, ground: ItemContext) -> Iterator[Violation]:
    text = nw.col(item.key)
    if must_be_filled(item, ground):
        yield Violation("F-FILE-REQUIRED", text.is_null())
        yield from (Violation("F-FILE-BLANK", blank) for blank in is_blank(item))
    yield from missing_when(item, ground.columns)
    yield from _with_companions(item, ground)
    if item.identifier is not None and item.identifier in registered():
        yield from identifier_violations(item.key, item.identifier)
    yield from bounds(item)
    if item.type == "text":
        yield from character_violations(text, ground.allowed)
    yield from exchanged(item, ground.addresses)
    yield from lost_characters(item)


def _plain(item: Item, ground: ItemContext) -> Iterator[Violation]:
    """Type, code list and length, without a look at other columns."""
    text = nw.col(item.key)
    listed = closed_list(item, ground)
    if listed is not None:
        yield Violation("F-FILE-CODE", ~text.is_in(list(listed.values)), {"list": listed.name_ja})
        return
    yield from FORMS[item.type](text)
    yield from impossible_day(item, ground.today)
    yield from length_violations(item, ground.count)


def closed_list(item: Item, ground: ItemContext) -> CodeList | None:
    """Return the code list that holds every value the item may have, if there is one."""
    listed = ground.codes.get(item.code_list) if item.code_list else None
    return listed if item.type == "code" and listed and not listed.open_values else None


def unknown_of(item: Item, ground: ItemContext) -> nw.Expr | None:
    """Return where the 不詳フラグ is set that decides on a date or a 不詳表記; None without one."""
    flag = ground.flags.get(item.key)
    if flag is None or flag not in ground.columns:
        return None
    return (nw.col(flag) == "1").fill_null(value=False)


def _with_companions(item: Item, ground: ItemContext) -> Iterator[Violation]:
    """The same where a date may be unspecified: 不詳フラグ and 不詳表記 decide together with it."""
    unknown = unknown_of(item, ground)
    if unknown is None:
        yield from _plain(item, ground)
    elif item.type == "date":
        yield from _unspecified_date(item, ground, unknown)
    else:
        yield from _unknown_text(item, ground, unknown)


def _unspecified_date(item: Item, ground: ItemContext, unknown: nw.Expr) -> Iterator[Violation]:
    for one in _plain(item, ground):
        yield replace(one, mask=one.mask & ~unknown)
    for one in partial_violations(nw.col(item.key), ground.unknown_dates):
        yield replace(one, mask=one.mask & unknown)


def _unknown_text(item: Item, ground: ItemContext, unknown: nw.Expr) -> Iterator[Violation]:
    text = nw.col(item.key)
    yield Violation("V-UNKNOWN-TEXT-MISSING", unknown & text.is_null())
    yield Violation("V-UNKNOWN-TEXT-FORBIDDEN", ~unknown & ~text.is_null())
    yield from _plain(item, ground)
    yield Violation("V-N-WIDTH", text.str.contains(HALF_WIDTH))


def bounds(item: Item) -> Iterator[Violation]:
    """Yield the masks of numbers out of bounds; one too long for arithmetic is beyond any bound."""
    if item.type not in {"integer", "decimal"}:
        return
    text, number = nw.col(item.key), number_of(item.key)
    below = text.str.starts_with("-")
    if item.min is not None:
        too_small = nw.when(number.is_null()).then(below).otherwise(number < item.min)
        yield Violation("F-FILE-MIN", ~text.is_null() & too_small, {"limit": item.min})
    if item.max is not None:
        too_large = nw.when(number.is_null()).then(~below).otherwise(number > item.max)
        yield Violation("F-FILE-MAX", ~text.is_null() & too_large, {"limit": item.max})
