"""Where in a body the row stands: what wraps the fields that matter."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from conformance.surfaces.drafting.model import ApiField

_MOST = 0.6
_CALLED = ("inputs", "given", "where")


def wrapper(paths: Sequence[str]) -> str:
    """Return the longest prefix below which most of the paths stand; "" when none does.

    A list ends the search: what repeats inside a row is part of the row.
    """
    prefix: list[str] = []
    while True:
        nexts = [p.split(".")[len(prefix)] for p in paths if _below(p, prefix)]
        best = max(sorted(set(nexts)), key=nexts.count, default="")
        inner = sum(_below(p, [*prefix, best]) for p in paths)
        if not best or inner < _MOST * len(paths):
            return ".".join(prefix)
        prefix.append(best)


def row_prefix(fields: Sequence[ApiField]) -> str:
    """Return where in a body the row stands: in a member called so, else as the fields show."""
    heads = {f.path.split(".")[0] for f in fields if "." in f.path or f.kind == "object"}
    return next((h for h in _CALLED if h in heads), None) or wrapper([f.path for f in fields])


def unwrapped(fields: Iterable[ApiField], prefix: str) -> tuple[ApiField, ...]:
    """Return the fields below a prefix, with paths that start there."""
    if not prefix:
        return tuple(fields)
    return tuple(
        replace(f, path=f.path[len(prefix) + 1 :])
        for f in fields
        if f.path.startswith(f"{prefix}.")
    )


def _below(path: str, prefix: Sequence[str]) -> bool:
    """Say whether a path goes on below a prefix (and is not the prefix itself)."""
    steps = path.split(".")
    return len(steps) > len(prefix) and steps[: len(prefix)] == list(prefix)
