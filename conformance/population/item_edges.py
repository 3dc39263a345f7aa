"""Lawful values of an item that lie at an edge: what is long, rare, zero, or a day of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.values import data_types

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from conformance.catalog.models.records import CodeList, Item
    from conformance.findings import Json

    Codes = Mapping[str, CodeList]

DAYS = (
    "2024-02-29",  # a leap day
    "2025-03-31",  # the last day of a fiscal year
    "2025-04-01",
    "2025-12-31",
    "2026-01-01",
    "2019-05-01",  # an era begins
)
_TEXTS = (
    "一",
    "葛\U000e0102城　花子",  # a character with a variation selector of Moji_Joho
    "\U00020bb7田　花子",  # a character beyond the basic plane
    "アンナ・マリア",
    "ＭＡＲＩＡ　ＤＡ　ＳＩＬＶＡ　ＳＡＮＴＯＳ",
)
_KANA = ("ア", "サントス　マリア　ダ　シルバ　フェレイラ")
_LONG = 40  # characters of a long text at most: enough to be cut anywhere


def edge_values(item: Item, codes: Codes) -> tuple[Json, ...]:
    """Return values at the edges of an item's type, size and code list; each is lawful.

    There are none for an identifier: what its digits may be, its own generator knows.
    """
    if item.identifier is not None:
        return ()
    made = _MAKERS.get(item.type, _none)(item, codes)
    return tuple(dict.fromkeys(value for value in made if fits(item, value, codes)))


def fits(item: Item, value: Json, codes: Codes) -> bool:
    """Say whether an item may hold a value."""
    if item.type == "flag" or isinstance(value, bool):
        return item.type == "flag" and isinstance(value, bool)
    if item.type == "integer":
        return isinstance(value, int) and not _outside(item, value)
    if not isinstance(value, str):
        return False
    if item.type == "code":
        return item.code_list is None or value in codes[item.code_list].values
    kind = "TIME" if item.type == "time" else item.type
    digits: int | str | None = item.max_len
    if item.type == "decimal" and item.fraction is not None:
        digits = f"{item.max_len or 18},{item.fraction}"
    return data_types.check_data_type(kind, value, digits=digits, exact=item.len) is None


def _outside(item: Item, value: int) -> bool:
    low = item.min is not None and value < item.min
    high = item.max is not None and value > item.max
    return low or high or len(str(abs(value))) > (item.max_len or len(str(value)))


def _none(_item: Item, _codes: Codes) -> Iterator[Json]:
    yield from ()


def _text(item: Item, _codes: Codes) -> Iterator[Json]:
    yield from _TEXTS
    yield "長" * min(item.len or item.max_len or _LONG, _LONG)


def _kana(_item: Item, _codes: Codes) -> Iterator[Json]:
    yield from _KANA


def _digits(item: Item, _codes: Codes) -> Iterator[Json]:
    length = item.len or min(item.max_len or _LONG, _LONG)
    yield "7".rjust(length, "0")
    yield "90".ljust(length, "0")[:length]


def _alnum(item: Item, _codes: Codes) -> Iterator[Json]:
    length = item.len or min(item.max_len or _LONG, _LONG)
    yield "7".rjust(length, "0")
    yield "1E5".rjust(length, "0")[-length:]


def _days(_item: Item, _codes: Codes) -> Iterator[Json]:
    yield from DAYS


def _months(_item: Item, _codes: Codes) -> Iterator[Json]:
    yield from dict.fromkeys(day[:7] for day in DAYS)


def _years(_item: Item, _codes: Codes) -> Iterator[Json]:
    yield from dict.fromkeys(day[:4] for day in DAYS)


def _instants(_item: Item, _codes: Codes) -> Iterator[Json]:
    yield from (f"{day}T23:59:59" for day in DAYS)


def _integers(item: Item, _codes: Codes) -> Iterator[Json]:
    yield from (0, 1, 999, 1000)
    if item.max is not None:
        yield item.max


def _listed(item: Item, codes: Codes) -> Iterator[Json]:
    yield from sorted(codes[item.code_list].values) if item.code_list else ()


def _flags(_item: Item, _codes: Codes) -> Iterator[Json]:
    yield from (False, True)


_MAKERS: Mapping[str, Callable[[Item, Codes], Iterator[Json]]] = {
    "text": _text,
    "kana": _kana,
    "digits": _digits,
    "alnum": _alnum,
    "date": _days,
    "year_month": _months,
    "year": _years,
    "datetime": _instants,
    "integer": _integers,
    "code": _listed,
    "flag": _flags,
}
