"""Evidence without the secrets of the run: what a package says, and what is said of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from conformance.findings import Answered, Reason
from conformance.values.secrets import USED

if TYPE_CHECKING:
    from conformance.findings import Json, Shown


def hidden(value: Json) -> Json:
    """Return a package's value without any piece of a secret, in names and texts."""
    if isinstance(value, str):
        return USED.hidden(value)
    if isinstance(value, list):
        return [hidden(inner) for inner in value]
    if isinstance(value, dict):
        return {USED.hidden(name): hidden(inner) for name, inner in value.items()}
    if isinstance(value, int | float) and not isinstance(value, bool):
        text = USED.hidden(str(value))
        return value if text == str(value) else text
    return value


def hidden_answer(value: Shown) -> Shown:
    """Return a value or an answer without any piece of a secret."""
    if not isinstance(value, Answered):
        return hidden(value)
    told = (
        Reason(USED.hidden(r.code), None if r.item is None else USED.hidden(r.item))
        for r in value.reasons
    )
    return replace(value, reasons=tuple(told), message=USED.hidden(value.message))
