"""The form that an item's type asks of a text, as masks.

The same verdict as `conformance.values.data_types.check_data_type`, for a whole column at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.tables.dates import DAY, YEAR, date_violations
from conformance.tables.violation import Violation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    import narwhals as nw

    from conformance.catalog.models.records import ItemType

    Forms = Callable[[nw.Expr], Iterator[Violation]]

CONTROL = r"[\x00-\x1F\x7F-\x9F]"
"""Characters that stand in no text."""

HALF_WIDTH = r"[\x20-\x7E\uFF61-\uFF9F]"
"""Characters that must not stand in type N."""

_TIME = r"(?:[01][0-9]|2[0-3]):[0-5][0-9]"
_ZONE = r"(?:[+-](?:[01][0-9]|2[0-3]):[0-5][0-9]|Z)?"

WHOLE: Mapping[ItemType, tuple[str, str]] = {
    "digits": ("V-DIGITS-FORM", "[0-9]*"),
    "alnum": ("V-ALNUM-FORM", "[0-9A-Za-z]*"),
    "year_month": ("V-MONTH-FORM", f"{YEAR}-(?:0[1-9]|1[0-2])"),
    "year": ("V-YEAR-FORM", "[0-9]{4}"),
    "datetime": ("V-DATETIME-FORM", f"{DAY}T{_TIME}:[0-5][0-9]{_ZONE}"),
    "time": ("V-TIME-FORM", f"{_TIME}(?::[0-5][0-9])?"),
    "integer": ("V-S9-FORM", "-?[0-9]+"),
    "decimal": ("V-DECIMAL-FORM", r"-?[0-9]+(?:\.[0-9]+)?"),
    "code": ("V-CODE-FORM", "[0-9A-Za-z]+"),
    "flag": ("V-FLAG-FORM", "[01]"),
}
"""Types with one rule: its code, and the pattern that the whole text follows."""


def _whole(code: str, pattern: str) -> Forms:
    def rule(text: nw.Expr) -> Iterator[Violation]:
        yield Violation(code, ~text.str.contains(rf"\A(?:{pattern})\z"))

    return rule


def _text(text: nw.Expr) -> Iterator[Violation]:
    yield Violation("V-CONTROL", text.str.contains(CONTROL))


def _kana(text: nw.Expr) -> Iterator[Violation]:
    yield from _text(text)
    yield Violation("V-KANA-FORM", text.str.contains(r"[^\u30A1-\u30FF\u3000]"))


FORMS: Mapping[ItemType, Forms] = {
    **{kind: _whole(code, pattern) for kind, (code, pattern) in WHOLE.items()},
    "kana": _kana,
    "text": _text,
    "date": date_violations,
}
"""The rules of each type, in the order in which a value is judged."""
