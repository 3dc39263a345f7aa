"""Values that the profile cannot read, and rows without a partner: never a fault of the product."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from conformance.tables.columns import LINE
from conformance.tables.export import place_of
from conformance.tables.mapped.causes import no_code, no_form, no_partner
from conformance.tables.tally import FaultLocation
from conformance.values.shown import quoted_text, shape

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from conformance.findings import Cause
    from conformance.tables.export import ExportFile
    from conformance.tables.header import Header
    from conformance.tables.mapped.convert import ConvertedColumn
    from conformance.tables.mapped.recipe import Made, Recipe
    from conformance.tables.mapped.registers import KeyedRegister
    from conformance.tables.tally import Tallies, Tally

CODE, FORM, PARTNER = "P-NO-CODE", "P-NO-FORM", "P-NO-PARTNER"
SEEN, WITHHELD = "seen", "withheld"
LEAKED = "F-FILE-NOT-WITHHELD"
_MISSED = ("F-FILE-REQUIRED", "F-FILE-REQUIRED-WHEN")
_SHOWN = 5
_SHORT = re.compile(r"[0-9A-Za-z]{1,4}")  # a code, by its look; people's data are longer


@dataclass(frozen=True)
class ItemDoubts:
    """How often values of an item are in doubt in a block, and where first."""

    item: str
    code: str
    total: int
    spots: tuple[FaultLocation, ...] = ()


def subject(item: str) -> str:
    """Return what the doubts of an item are counted under."""
    return f"#doubt {item}"


def doubts_in(
    rows: pl.DataFrame,
    recipe: Recipe,
    read: Mapping[str, ConvertedColumn],
    registers: Sequence[KeyedRegister],
    most: int,
) -> list[ItemDoubts]:
    """Return what is in doubt of a block."""
    return list(_doubts_in(rows, recipe, read, {one.alias: one for one in registers}, most))


def _doubts_in(
    rows: pl.DataFrame,
    recipe: Recipe,
    read: Mapping[str, ConvertedColumn],
    registers: Mapping[str, KeyedRegister],
    most: int,
) -> Iterator[ItemDoubts]:
    for item, one in read.items():
        made = recipe.made[item]
        for code, mask in ((CODE, one.codes), (FORM, one.forms)):
            if mask is not None:
                yield _doubt(item, code, rows.filter(mask), most, made)
        if one.leaked is not None:
            yield _doubt(item, LEAKED, rows.filter(one.leaked), most, made)
        if one.withheld is not None:
            yield _doubt(item, WITHHELD, rows.filter(one.withheld), most)
        if not made.reading.plain:
            yield ItemDoubts(item, SEEN, len(one.values) - one.values.null_count())
        register = registers.get(made.register or "")
        if register is not None:
            lone = rows.filter(_unmatched(register))
            if lone.height:
                yield _doubt(item, PARTNER, lone, most)


def _unmatched(register: KeyedRegister) -> pl.Expr:
    """Return where a row has several partners, or none though it names one."""
    several = (pl.col(register.met) > 1).fill_null(value=False)
    if register.join.partner != "required":
        return several
    named = pl.all_horizontal(pl.col(one).is_not_null() for one in register.join.on)
    return several | (pl.col(register.met).is_null() & named)


def _doubt(
    item: str, code: str, rows: pl.DataFrame, most: int, made: Made | None = None
) -> ItemDoubts:
    first = rows.head(most)
    values = first.select(made.raw.alias("raw"))["raw"].to_list() if made else [""] * first.height
    shaped = _fit if code == CODE else _shape
    spots = (
        FaultLocation(n, shaped(v)) for n, v in zip(first[LINE].to_list(), values, strict=True)
    )
    return ItemDoubts(item, code, rows.height, tuple(spots))


def _fit(value: str | None) -> str:
    """Return a value as it may be shown: a short code as it is, all else by its shape."""
    return value if value and _SHORT.fullmatch(value) else _shape(value)


def _shape(value: str | None) -> str:
    return quoted_text(shape(value)) if value else ""


def note(doubts: Sequence[ItemDoubts], tallies: Tallies) -> None:
    """Count the doubts of a block; a value that should be hidden is a fault of its item."""
    for one in doubts:
        under = one.item if one.code == LEAKED else subject(one.item)
        tallies.at(under, one.code).note(one.total, one.spots)


def causes_of(export: ExportFile, header: Header, tallies: Tallies) -> dict[str, Cause]:
    """Return why items are not judged that were read with doubts."""
    found = {}
    for item in header.places:
        counted = tallies.by_subject.get(subject(item), {})
        cause = _cause(export, header, item, counted)
        if cause is not None:
            found[item] = cause
    return found


def _cause(
    export: ExportFile, header: Header, item: str, counted: Mapping[str, Tally]
) -> Cause | None:
    code, form, partner = (counted.get(one) for one in (CODE, FORM, PARTNER))
    recipe = header.made
    if recipe is None:
        return None
    own = (recipe.mapped.domain, recipe.mapped.group, recipe.mapped.number)
    made, place = recipe.made[item], recipe.mapping.at(*own, "fields", item)
    heading = " + ".join(made.rule.headings)
    if code is not None and code.total:
        return no_code(place, heading, code.total, _spots(export, code))
    if partner is not None and partner.total:
        at = recipe.mapping.at(*own, "join", made.register or "")
        return no_partner(at, partner.total, _spots(export, partner))
    if form is not None and form.total * 2 >= counted[SEEN].total:
        return no_form(place, heading, form.total, _spots(export, form))
    return None


def _spots(export: ExportFile, tally: Tally) -> list[str]:
    return [_spot(export, one) for one in tally.spots[:_SHOWN]]


def _spot(export: ExportFile, spot: FaultLocation) -> str:
    part, line = place_of(spot.line)
    value = f" {spot.value}" if spot.value else ""
    return f"{export.parts[part].name}:{line}{value}"


def without_withheld(item: str, tallies: Tallies) -> None:
    """Take values that are lawfully not shown out of those that are missed.

    Of both the first places are kept, so that each place kept that is withheld is known.
    """
    hidden = tallies.by_subject.get(subject(item), {}).get(WITHHELD)
    if hidden is None:
        return
    lines = {spot.line for spot in hidden.spots}
    for code in _MISSED:
        tally = tallies.by_subject.get(item, {}).get(code)
        if tally is not None:
            whole = tally.total == len(tally.spots)
            tally.spots[:] = [spot for spot in tally.spots if spot.line not in lines]
            rest = max(tally.total - hidden.total, 0)
            tally.total = len(tally.spots) if whole else rest
