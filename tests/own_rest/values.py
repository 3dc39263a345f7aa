"""Values at the border: the product's own writing outside, ISO days and plain types inside."""

from __future__ import annotations

import re
from datetime import datetime

import jaconv

from own_rest import wareki

STAMP = "%Y/%m/%d %H:%M:%S"
_MONTH = re.compile(r"(\d{4})(0[1-9]|1[0-2])")
_FLAGS = {"1": True, "0": False}


def read(kind: str, value: object) -> object:
    """Return a value of the given type from outside (`ValueError` when it has another form)."""
    if value is None or value == "":
        return None
    if kind == "integer":
        return whole(value)
    if not isinstance(value, str):
        raise ValueError(value)  # noqa: TRY004 - one kind of error for every wrong value
    if kind == "date":
        return wareki.read(value)
    if kind == "year_month":
        return month(value)
    if kind == "datetime":
        return datetime.strptime(value, STAMP).isoformat()  # noqa: DTZ007 - legal time has no zone
    if kind == "flag":
        return flag(value)
    return full(value) if kind == "kana" else value


def write(kind: str, value: object) -> object:
    """Return a value as the product shows it."""
    if value is None:
        return None
    if kind == "date":
        return wareki.write(str(value))
    if kind == "year_month":
        return str(value).replace("-", "")
    if kind == "datetime":
        return datetime.fromisoformat(str(value)).strftime(STAMP)
    if kind == "flag":
        return "1" if value else "0"
    return half(str(value)) if kind == "kana" else value


def full(text: str) -> str:
    """Return a reading in full width, as it is kept (`ValueError` if it came in full width)."""
    if half(text) != text:
        raise ValueError(text)
    return jaconv.h2z(text, kana=True, ascii=True, digit=True)


def half(text: str) -> str:
    """Return a reading in half width, as the product shows it."""
    return jaconv.z2h(text, kana=True, ascii=True, digit=True)


def whole(value: object) -> int:
    if isinstance(value, bool) or not re.fullmatch(r"-?\d+", str(value)):
        raise ValueError(value)
    return int(str(value))


def month(value: str) -> str:
    found = _MONTH.fullmatch(value)
    if not found:
        raise ValueError(value)
    return f"{found[1]}-{found[2]}"


def flag(value: str) -> bool:
    if value not in _FLAGS:
        raise ValueError(value)
    return _FLAGS[value]
