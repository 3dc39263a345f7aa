"""Of a value that may have several forms: what is wrong with the one that was meant.

A word or a list of clauses, say: of what fits neither, pydantic tells both, one against the other.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pydantic_core import ErrorDetails

_FORM: Final = re.compile(r"(literal|tuple|list)\[")
"""How pydantic names a form in the place of a mistake."""


def is_form(part: str | int) -> bool:
    """Return whether a part of a place names a form and no key."""
    return isinstance(part, str) and _FORM.match(part) is not None


def meant(errors: Iterable[ErrorDetails]) -> list[ErrorDetails]:
    """Return the errors without those of forms that were not meant: who writes a list means one."""
    every = list(errors)
    listed = {
        one["loc"][:at]: isinstance(one["input"], list)
        for one in every
        if (at := _at(one)) is not None and str(one["loc"][at]).startswith("literal")
    }
    return [one for one in every if _is_meant(one, listed)]


def _is_meant(one: ErrorDetails, listed: dict[tuple[str | int, ...], bool]) -> bool:
    at = _at(one)
    if at is None or one["loc"][:at] not in listed:
        return True
    return listed[one["loc"][:at]] != str(one["loc"][at]).startswith("literal")


def _at(one: ErrorDetails) -> int | None:
    """Return where in its place a form is named."""
    return next((n for n, part in enumerate(one["loc"]) if is_form(part)), None)
