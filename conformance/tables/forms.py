"""The form that an item's type asks of a text, as masks.

The same verdict as `conformance.values.data_types.check`, for a whole column at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.tables.dates import date_violations, exists
from conformance.tables.violation import Violation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    import polars as pl

    from conformance.catalog.models.records import ItemType

    Forms = Callable[[pl.Expr], Iterator[Violation]]

_CONTROL = r"[\x00-\x1F\x7F-\x9F]"
HALF_WIDTH = r"[\x20-\x7E\uFF61-\uFF9F]"
"""Characters that must not stand in type N."""

_TIME = r"(?:[01][0-9]|2[0-3]):[0-5][0-9]"
_ZONE = r"(?:[+-](?:[01][0-9]|2[0-3]):[0-5][0-9]|Z)?"


def _whole(code: str, pattern: str) -> Forms:
    """Return the rule that the whole text follows `pattern`."""

    def rule(text: pl.Expr) -> Iterator[Violation]:
        yield Violation(code, ~text.str.contains(rf"\A(?:{pattern})\z"))

    return rule


def _text(text: pl.Expr) -> Iterator[Violation]:
    yield Violation("V-CONTROL", text.str.contains(_CONTROL))


def _kana(text: pl.Expr) -> Iterator[Violation]:
    yield from _text(text)
    yield Violation("V-KANA-FORM", text.str.contains(r"[^\u30A1-\u30FF\u3000]"))


def _datetime(text: pl.Expr) -> Iterator[Violation]:
    form = text.str.contains(rf"\A[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}T{_TIME}:[0-5][0-9]{_ZONE}\z")
    yield Violation("V-DATETIME-FORM", ~(form & exists(text.str.slice(0, 10))))


FORMS: Mapping[ItemType, Forms] = {
    "digits": _whole("V-DIGITS-FORM", "[0-9]*"),
    "alnum": _whole("V-ALNUM-FORM", "[0-9A-Za-z]*"),
    "kana": _kana,
    "text": _text,
    "date": date_violations,
    "year_month": _whole(
        "V-MONTH-FORM",
        "(?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])-(?:0[1-9]|1[0-2])",
    ),
    "year": _whole("V-YEAR-FORM", "[0-9]{4}"),
    "datetime": _datetime,
    "time": _whole("V-TIME-FORM", f"{_TIME}(?::[0-5][0-9])?"),
    "integer": _whole("V-S9-FORM", "-?[0-9]+"),
    "decimal": _whole("V-DECIMAL-FORM", r"-?[0-9]+(?:\.[0-9]+)?"),
    "code": _whole("V-CODE-FORM", "[0-9A-Za-z]+"),
    "flag": _whole("V-FLAG-FORM", "[01]"),
}
"""The rules of each type, in the order in which a value is judged."""
