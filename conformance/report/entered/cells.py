"""The value of a cell: a text, a choice in either language, a day as officers write it."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from conformance.report.sheets.entries import ACCEPTED, WITHDRAWN
from conformance.values import eras

if TYPE_CHECKING:
    from conformance.report.sheets.entries import EntryField

_DAY = re.compile(r"([0-9]{4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?(?:T00:00:00)?")
_CHOICES = {ACCEPTED: True, WITHDRAWN: False}


def value_of(field: EntryField, text: str) -> str | bool | dt.date | None:
    """Return the value of a cell that is not empty; None where it cannot be read."""
    if field.is_day:
        return day_of(text) if text else None
    if field.column.choices:
        return next((v for said, v in _CHOICES.items() if text in {said.ja, said.en}), None)
    return text


def day_of(text: str) -> dt.date | None:
    """Return a day written in the Western or the Japanese way; None where it is none."""
    found = _DAY.fullmatch(text)
    if found is None:
        read = eras.parse_era_date(text)
        return read if isinstance(read, dt.date) else None
    try:
        return dt.date(*map(int, found.groups()))
    except ValueError:
        return None
