"""A lawful synthetic value for any catalogue item, and unlawful ones with the reason they break."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, get_args

from conformance.catalog.models.records import ItemType
from conformance.population import seeds
from conformance.population.days import PLAIN, kind_of
from conformance.population.meanings import usual_codes
from conformance.population.texts import text_of
from conformance.values.identifiers import registered

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from conformance.catalog.models.records import CodeList, Item
    from conformance.findings import Json

_KANA_SURNAMES = ("サトウ", "スズキ", "タカハシ", "タナカ", "ワタナベ", "イトウ", "ヤマモト")
_KANA_GIVEN = ("イチロウ", "ハナコ", "レン", "ヒマリ", "ミナト", "リン", "イツキ", "メイ")
_APART = 3  # days by which the days of two rows lie apart at most
_GROWN_UP = 30 * 365  # days that somebody has lived at least, of whom nothing else is known
_TYPE_DIGITS = 15  # what an unbounded digits item gets
_TEXT_LIMIT = 60  # long enough to be recognised, short enough for any form


@dataclass(frozen=True, slots=True)
class ValueMaker:
    """Makes values for one person or row: seed, the row's name, and the day the row lives on."""

    seed: int
    row: str
    day: date
    codes: Mapping[str, CodeList]

    def value(self, item: Item, index: int = 0) -> Json:
        """Return a lawful value of the item; `index` orders dates within one row."""
        if item.identifier is not None and item.identifier in registered():
            return registered()[item.identifier].generate(self._number(item))
        return _MAKERS[item.type](self, item, index)

    def _number(self, item: Item) -> int:
        return seeds.number(self.seed, self.row, item.key)

    def digits(self, item: Item, _index: int) -> Json:
        """Return digits of the item's exact or maximal length, never with a leading zero."""
        length = item.len or min(item.max_len or _TYPE_DIGITS, _TYPE_DIGITS)
        return str(10 ** (length - 1) + self._number(item) % (9 * 10 ** (length - 1)))

    def alnum(self, item: Item, _index: int) -> Json:
        """Return letters and digits within the item's length."""
        length = item.len or min(item.max_len or 10, 10)
        return ("A" + str(self._number(item)).rjust(20, "7")).ljust(length, "7")[:length]

    def kana(self, item: Item, _index: int) -> Json:
        """Return a full-width katakana name of two parts."""
        surname = seeds.pick(_KANA_SURNAMES, self.seed, self.row, item.key, "kana")
        given = seeds.pick(_KANA_GIVEN, self.seed, self.row, item.key, "kana given")
        return _fit(f"{surname}　{given}", item)

    def text(self, item: Item, _index: int) -> Json:
        """Return full-width text that is what the item is for."""
        return _fit(text_of(item, self._number(item)), item)

    def date(self, item: Item, _index: int) -> Json:
        """Return the day that the item plainly tells, as its name says; none lies after today.

        Unless it is one that may, such as the end of a period.
        """
        if item.denotes == "birth_date":
            age = _GROWN_UP + self._number(item) % _GROWN_UP  # days of years
            return (self.day - timedelta(days=age)).isoformat()
        kind = kind_of(item) or PLAIN
        apart = seeds.number(self.seed, self.row, "days") % _APART
        since = kind.ago + apart if kind.ago > _APART else kind.ago
        return (self.day - timedelta(days=since)).isoformat()

    def year_month(self, item: Item, index: int) -> Json:
        """Return the month of the item's day."""
        return str(self.date(item, index))[:7]

    def year(self, _item: Item, _index: int) -> Json:
        """Return the year of the row's day."""
        return f"{self.day.year:04}"

    def datetime(self, item: Item, index: int) -> Json:
        """Return nine o'clock on the item's day."""
        return f"{self.date(item, index)}T09:00:00"

    def time(self, _item: Item, _index: int) -> Json:
        """Return a time of the office day."""
        return "09:30:00"

    def integer(self, item: Item, _index: int) -> Json:
        """Return a small number within the item's bounds."""
        low = item.min if item.min is not None else 0
        high = item.max if item.max is not None else low + 900
        if item.max_len is not None:
            high = min(high, 10**item.max_len - 1)
        return low + self._number(item) % (high - low + 1)

    def decimal(self, item: Item, _index: int) -> Json:
        """Return a decimal with the item's fraction, as text."""
        return f"{1 + self._number(item) % 9}.{'5' * (item.fraction or 1)}"

    def code(self, item: Item, _index: int) -> Json:
        """Return a value of the item's code list."""
        values = usual_codes(item, self.codes[item.code_list]) if item.code_list else ("1",)
        return seeds.pick(values, self.seed, self.row, item.key) if values else "001"

    def flag(self, item: Item, _index: int) -> Json:
        """Return either flag value."""
        return bool(self._number(item) % 2)


_MAKERS: Mapping[str, Callable[[ValueMaker, Item, int], Json]] = {
    name: getattr(ValueMaker, name) for name in get_args(ItemType)
}


@dataclass(frozen=True, slots=True)
class BadValue:
    """An unlawful value, the official code it must be refused with, and its slug in case ids."""

    slug: str
    value: Json
    code: str


def bad_values(item: Item, codes: Mapping[str, CodeList]) -> tuple[BadValue, ...]:
    """Return the ways a value of the item can be unlawful that a package must refuse."""
    found: list[BadValue] = []
    if item.type == "code" and item.code_list and not codes[item.code_list].open_values:
        found.append(BadValue("unknown-code", _unknown_code(codes[item.code_list]), "C0422"))
    if item.type in {"date", "year_month"}:
        bad = "2025-02-30" if item.type == "date" else "2025-13"
        found.append(BadValue("no-such-day", bad, "E0002"))
    if item.type == "digits":
        length = item.len or item.max_len or 3
        found.append(BadValue("letters", "A" * length, "E0002"))
    if item.type == "kana":
        found.append(BadValue("hiragana", "さとう", "E0002"))
    if item.len is not None and item.type in {"digits", "alnum"}:
        found.append(BadValue("too-long", "1" * (item.len + 1), "E0003"))
    elif item.max_len is not None and item.type in {"text", "kana", "alnum"}:
        sample = {"text": "字", "kana": "ア", "alnum": "1"}[item.type]
        found.append(BadValue("too-long", sample * (item.max_len + 1), "E0003"))
    return tuple(found)


def _unknown_code(code_list: CodeList) -> str:
    width = max((len(v) for v in code_list.values), default=1)
    return (
        next(
            c
            for n in range(10**width - 1, -1, -1)
            if (c := str(n).rjust(width, "0")) not in code_list.values
        )
        if len(code_list.values) < 10**width
        else "Z" * width
    )


def _fit(text: str, item: Item) -> str:
    limit = item.len or min(item.max_len or _TEXT_LIMIT, _TEXT_LIMIT)
    return text[:limit].rstrip("　") or text[:limit]
