"""A value of an item that is lawful and another than the one that stands there."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from conformance.catalog.models.records import Item
    from conformance.findings import Json
    from conformance.suite.trial import Trial


def differing(trial: Trial, item: Item, made: Json, new: Json) -> Json:
    """Return a stored value that the change will visibly replace."""
    if made != new:
        return made
    if isinstance(new, bool):
        return not new
    if item.code_list is not None:
        return next((v for v in trial.spec.codes[item.code_list].values if v != new), made)
    return None if not item.required else made


def other_than(mark: Json, made: Json) -> Json:
    """Return a value that differs from the mark, so that the marking can be seen."""
    if isinstance(mark, bool):
        return not mark
    return made if made != mark else None
