"""Plain values: what JSON can hold and give back the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from conformance.findings import Json

_EXACT = 2**53  # integers beyond it do not come back the same from every reader of JSON


class NotPlainError(TypeError):
    """A value that JSON cannot hold and give back."""


def plain(value: object) -> Json:
    """Return a copy of a plain value (`NotPlainError` for any other)."""
    if value is None or isinstance(value, bool | str):
        return value
    if isinstance(value, int) and abs(value) < _EXACT:
        return value
    if isinstance(value, list):
        return [plain(one) for one in value]
    if isinstance(value, dict) and all(isinstance(name, str) for name in value):
        return {name: plain(one) for name, one in value.items()}
    msg = f"expected a value that JSON can hold, found {type(value).__name__}"
    raise NotPlainError(msg)
