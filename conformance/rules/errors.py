"""Why a rule gives no answer: facts outside its scope, of another form, or beyond the calendar."""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_BEYOND = re.compile(r"year -?\d+ is out of range|expected a month 0001-01 to 9999-12, found .*")
"""What `datetime.date` and `YearMonth` say of a year before 1 or after 9999."""


class OutOfScopeError(ValueError):
    """The given facts lie outside what the rule decides (for example a month before it existed)."""


class GivenError(ValueError):
    """The given facts do not have the rule's input form; the message says which and how."""


@contextmanager
def within_calendar(rule: str) -> Iterator[None]:
    """Take a term that leaves the calendar (years 1 to 9999) for facts out of the rule's scope."""
    try:
        yield
    except OutOfScopeError:
        raise
    except (OverflowError, ValueError) as error:
        if isinstance(error, ValueError) and not _BEYOND.fullmatch(str(error)):
            raise
        msg = f"{rule}: expected terms within the years 1 to 9999, found one beyond ({error})"
        raise OutOfScopeError(msg) from error
