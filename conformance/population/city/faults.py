"""Ways in which a single cell can be wrong, and the code each must be found with."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import polars as pl

from conformance.population.city.candidates import Candidate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from conformance.catalog.models.records import Item
    from conformance.population.city.roles import Place

_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
_SHORT = 60  # the longest text that is spoiled by adding to it
_SUMMED = frozenset({"lg_code", "kojin_bango", "houjin_bango", "juminhyo_code"})


@dataclass(frozen=True, slots=True)
class ValueFault:
    """One way to spoil a value.

    Attributes:
        name: what is done, ASCII.
        code: what it must be found with.
        fits: whether an item can be spoiled so.
        spoil: the wrong value, from the right one.
    """

    name: str
    code: str
    fits: Callable[[Item], bool]
    spoil: Callable[[str, Item], str]


def _of(kind: str, **needs: bool) -> Callable[[Item], bool]:
    """Return whether an item is of a type, has or lacks each of the named statements."""
    return lambda item: (
        item.type == kind
        and item.identifier is None
        and all((getattr(item, name) is not None) is has for name, has in needs.items())
    )


def _kind(identifier: str) -> Callable[[Item], bool]:
    return lambda item: item.identifier == identifier and not item.ref


def _put(text: str) -> Callable[[str, Item], str]:
    return lambda _value, _item: text


def _added(text: str) -> Callable[[str, Item], str]:
    """Return the value with something in it, no longer than the item allows."""
    return lambda value, item: (value[: (item.len or item.max_len or _SHORT) - len(text)]) + text


def _too_long(sign: str) -> Callable[[str, Item], str]:
    return lambda _value, item: sign * ((item.len or item.max_len or 0) + 1)


def _another_digit(value: str, _item: Item) -> str:
    """Return the number with another check digit: none of those known fits two of them."""
    return value[:-1] + str((int(value[-1]) + 5) % 10)


FAULTS: tuple[ValueFault, ...] = (
    ValueFault("digits-letter", "V-DIGITS-FORM", _of("digits"), lambda v, _: "X" + v[1:]),
    ValueFault("digits-wide", "V-DIGITS-FORM", _of("digits"), lambda v, _: v.translate(_WIDE)),
    ValueFault("digits-short", "V-LEN-EXACT", _of("digits", len=True), lambda v, _: v[1:]),
    ValueFault("digits-long", "V-LEN-EXACT", _of("digits", len=True), lambda v, _: v + "0"),
    ValueFault("digits-over", "V-LEN", _of("digits", max_len=True, len=False), _too_long("1")),
    ValueFault("alnum-sign", "V-ALNUM-FORM", _of("alnum"), lambda v, _: v[:-1] + "-"),
    ValueFault("alnum-over", "V-LEN", _of("alnum", max_len=True, len=False), _too_long("A")),
    ValueFault("kana-hiragana", "V-KANA-FORM", _of("kana"), _put("さとう")),
    ValueFault("kana-half-width", "V-KANA-FORM", _of("kana"), _put("ｻﾄｳ")),
    ValueFault("kana-over", "V-LEN", _of("kana", max_len=True), _too_long("ア")),
    ValueFault("kana-control", "V-CONTROL", _of("kana"), _added("\x07")),
    ValueFault("text-over", "V-LEN", _of("text", max_len=True), _too_long("字")),
    ValueFault("text-control", "V-CONTROL", _of("text"), _added("\t")),
    ValueFault("text-private-use", "V-CHAR-PUA-BMP", _of("text"), _added("\ue000")),
    ValueFault("text-plane-15", "V-CHAR-PUA-15", _of("text"), _added("\U000f0000")),
    ValueFault("text-plane-16", "V-CHAR-PUA-16", _of("text"), _added("\U0010fff0")),
    ValueFault("text-replacement", "V-CHAR-NONCHARACTER", _of("text"), _added("\ufffd")),
    ValueFault("text-mark", "V-CHAR-NONCHARACTER", _of("text"), _added("\ufeff")),
    ValueFault("text-selector", "V-CHAR-IVS", _of("text"), _added("１\U000e0100")),
    ValueFault("date-no-such-day", "V-DATE-CALENDAR", _of("date"), _put("2025-02-30")),
    ValueFault("date-slashes", "V-DATE-FORM", _of("date"), lambda v, _: v.replace("-", "/")),
    ValueFault("date-unspecified", "V-DATE-UNSPECIFIED", _of("date"), lambda v, _: v[:5] + "00-00"),
    ValueFault("date-with-time", "V-DATE-FORM", _of("date"), lambda v, _: v + "T00:00:00"),
    ValueFault("month-thirteen", "V-MONTH-FORM", _of("year_month"), lambda v, _: v[:5] + "13"),
    ValueFault("year-short", "V-YEAR-FORM", _of("year", len=False), lambda v, _: v[2:]),
    ValueFault(
        "datetime-space", "V-DATETIME-FORM", _of("datetime"), lambda v, _: v.replace("T", " ")
    ),
    ValueFault(
        "datetime-hour", "V-DATETIME-FORM", _of("datetime"), lambda v, _: v[:11] + "25:00:00"
    ),
    ValueFault("time-hour", "V-TIME-FORM", _of("time"), _put("24:30:00")),
    ValueFault("integer-point", "V-S9-FORM", _of("integer"), _put("1.5")),
    ValueFault(
        "integer-below",
        "F-FILE-MIN",
        _of("integer", min=True),
        lambda _, i: str((i.min or 0) - 1),
    ),
    ValueFault(
        "integer-above",
        "F-FILE-MAX",
        _of("integer", max=True, max_len=False),
        lambda _, i: str((i.max or 0) + 1),
    ),
    ValueFault("decimal-comma", "V-DECIMAL-FORM", _of("decimal"), lambda v, _: v.replace(".", ",")),
    ValueFault(
        "decimal-fraction", "V-9V-FRACTION", _of("decimal", fraction=True), _put("1.123456789")
    ),
    ValueFault("code-unknown", "F-FILE-CODE", _of("code", code_list=True), _put("ZZ9")),
    ValueFault("flag-two", "V-FLAG-FORM", _of("flag"), _put("2")),
    ValueFault("flag-word", "V-FLAG-FORM", _of("flag"), _put("true")),
    ValueFault("city-check-digit", "V-ID-CHECK", _kind("lg_code"), _another_digit),
    ValueFault("city-prefecture", "V-ID-PART", _kind("lg_code"), lambda v, _: "48" + v[2:]),
    ValueFault("company-number", "V-ID-FORM", _kind("houjin_bango"), lambda v, _: "0" + v[1:]),
    ValueFault(
        "number-check-digit", "V-ID-CHECK", lambda i: i.identifier in _SUMMED, _another_digit
    ),
    ValueFault("required-missing", "F-FILE-REQUIRED", lambda i: i.required, _put("")),
)
"""Faults of single values; each breaks one rule of an item and no other."""


def value_faults(items: Iterable[tuple[Place, Item]]) -> Iterator[Candidate]:
    """Yield every way to spoil a value of the items, in the order of `FAULTS`."""
    known = tuple(items)
    for fault in FAULTS:
        for place, item in known:
            if fault.fits(item):
                spoil = partial(_spoiled, fault, item)
                filled = pl.col(item.key).is_not_null()
                yield Candidate(fault.name, place, item.key, fault.code, filled, spoil)


def _spoiled(fault: ValueFault, item: Item, value: str) -> str:
    return fault.spoil(value, item)
