"""What to do about a value that was refused: what to write in its place, where that is known."""

from __future__ import annotations

import re
from typing import Final

_UNQUOTED: Final = re.compile(r"[+-]?\d[\d_.]*|true|false", re.IGNORECASE)
_YES: Final = frozenset({"yes", "y", "on", "はい"})
_NO: Final = frozenset({"no", "n", "off", "いいえ"})

_WRITE: Final = ("値を書いてください。", "write a value")
_QUOTES: Final = (
    '値を引用符で囲んでください（例: "1.0"）。',
    'put quotes round the value, such as "1.0"',
)
_NO_QUOTES: Final = ("引用符を外してください。", "remove the quotes")
_NUMBER: Final = ("数字で書いてください（例: 30）。", "write it in digits, such as 30")
_DAY: Final = (
    "暦にある日を YYYY-MM-DD で書いてください（例: 2026-04-01）。",
    "write a day of the calendar as YYYY-MM-DD, such as 2026-04-01",
)
_FLAG: Final = ("true か false を書いてください。", "write true or false")
_OF_THESE: Final = ("期待に挙げた語のどれかを書いてください。", "write one of the words expected")
_UNKNOWN: Final = ("", "")

_DAYS: Final = frozenset(
    {
        *("date_type", "date_parsing", "date_from_datetime_parsing"),
        "date_from_datetime_inexact",
    }
)
_NUMBERS: Final = frozenset(
    {"int_type", "int_parsing", "int_from_float", "float_type", "float_parsing", "finite_number"}
)
_TELLING: Final = re.compile(r"(string_|greater_|less_|multiple_|too_)")
"""Kinds of errors whose expectation is itself what to write, with its limits."""


def instead(kind: str, found: object, expected: tuple[str, str]) -> tuple[str, str]:
    """Return what to write in both languages; empty where the kind of error does not tell.

    `expected`: what is said to be expected, in both languages.
    """
    if kind == "missing" or (kind == "string_type" and found is None):
        return _WRITE
    if kind == "string_type" and isinstance(found, int | float):
        return _QUOTES
    if kind in _NUMBERS or kind.startswith("bool_"):
        return _plain(kind, found)
    if kind in _DAYS:
        return _DAY
    return as_expected(expected) if _TELLING.match(kind) else _UNKNOWN


def as_expected(expected: tuple[str, str]) -> tuple[str, str]:
    """Return that what was expected is to be written."""
    return f"次のとおりに書いてください: {expected[0]}", f"write {expected[1]}"


def one_of_these() -> tuple[str, str]:
    """Return that one of several words is to be written."""
    return _OF_THESE


def _plain(kind: str, found: object) -> tuple[str, str]:
    """Return how a number or a flag is written; people also say flags by other words."""
    word = found.strip().lower() if isinstance(found, str) else ""
    flag = kind.startswith("bool_")
    if flag and word in _YES | _NO:
        meant = "true" if word in _YES else "false"
        return f"{meant} と書いてください。", f"write {meant}"
    if _UNQUOTED.fullmatch(word) and (word in {"true", "false"}) == flag:
        return _NO_QUOTES
    return _FLAG if flag else _NUMBER
