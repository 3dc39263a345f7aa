"""The values an item takes that is about nobody in particular: a small pool of lawful ones.

Small on purpose: rules are then worked out for few different facts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.population import seeds
from conformance.values.identifiers import registered

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from conformance.catalog.models.records import CodeList, Item

_SIZE = 24
_MOST_TEXT = 30
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
_LETTERS = "アイウエオカキクケコサシスセソタチツテトナニヌネノ"
_RARE = ("0", "0", "0", "1")
_MOST = 900
_STEP = 1000  # yen: amounts are round


def pool(item: Item, codes: Mapping[str, CodeList], seed: int) -> tuple[str, ...]:
    """Return the lawful values that rows of the item are drawn from; the same for the same seed."""
    if item.identifier is not None and item.identifier in registered():
        make = registered()[item.identifier].generate
        return tuple(make(seeds.number(seed, item.key, n)) for n in range(_SIZE))
    if item.type == "code":
        return tuple(codes[item.code_list].values) if item.code_list else ("1",)
    return tuple(dict.fromkeys(_MAKERS[item.type](item, n) for n in range(_SIZE)))


def _digits(item: Item, number: int) -> str:
    length = item.len or min(item.max_len or 7, 7)
    first = 10 ** (length - 1)
    return str(first + seeds.number(0, item.key, number) % (9 * first))


def _alnum(item: Item, number: int) -> str:
    length = item.len or min(item.max_len or 8, 8)
    return f"A{number:02}".rjust(length, "7")[-length:]


def _text(item: Item, number: int) -> str:
    length = min(item.len or item.max_len or _MOST_TEXT, _MOST_TEXT)
    mark = f"{number + 1}".translate(_WIDE)
    return f"見本{mark}" if length > 3 else mark[-length:]  # noqa: PLR2004 - two signs and two digits


def _kana(item: Item, number: int) -> str:
    length = min(item.len or item.max_len or _MOST_TEXT, _MOST_TEXT)
    return f"ミホン{_LETTERS[number]}"[-length:]


def _integer(item: Item, number: int) -> str:
    low = 0 if item.min is None else item.min
    top = low + _MOST if item.max is None else item.max
    if item.max_len is not None or item.len is not None:
        top = min(top, 10 ** (item.max_len or item.len or 1) - 1)
    if any(sign in item.name_ja for sign in ("額", "所得", "収入", "税", "費", "控除")):
        wide = low + _STEP * number
        return str(wide if item.max is None and item.max_len is None else min(wide, top))
    return str(low + number % (top - low + 1))


def _decimal(item: Item, number: int) -> str:
    fraction = item.fraction or 1
    return f"{1 + number % 9}.{'5'.ljust(fraction, '0')}"


def _flag(_item: Item, number: int) -> str:
    return _RARE[number % len(_RARE)]


def _time(_item: Item, number: int) -> str:
    return f"{9 + number % 8:02}:30:00"


_MAKERS: Mapping[str, Callable[[Item, int], str]] = {
    "digits": _digits,
    "alnum": _alnum,
    "text": _text,
    "kana": _kana,
    "integer": _integer,
    "decimal": _decimal,
    "flag": _flag,
    "time": _time,
}
