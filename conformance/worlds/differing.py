"""A value of an item that is lawful and another than the one that stands there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.values.identifiers import registered

if TYPE_CHECKING:
    from conformance.cases.trial import Trial
    from conformance.catalog.models.records import Item
    from conformance.findings import Json


_NOTHING_SAID = frozenset({"不明", "不詳", "適用不能", "未設定"})
"""Meanings by which a code says nothing: lawful, but not what stands of an ordinary person."""
_LAST = 2  # digits: of a hundred numbers some keep any check digit
_MORE = {"text": "南", "kana": "ミ"}


def differing_value(trial: Trial, item: Item, made: Json, new: Json) -> Json:
    """Return a stored value that the change will visibly replace."""
    if made != new:
        return made
    if isinstance(new, bool):
        return not new
    if item.code_list is not None:
        listed = trial.spec.codes[item.code_list].values
        likely = sorted(listed, key=lambda value: listed[value] in _NOTHING_SAID)
        return next((v for v in likely if v != new), made)
    return None if not item.required else unlike(item, made, new)


def unlike(item: Item, made: Json, other: Json, step: int = 1) -> Json:
    """Return a made-up value, or another one where it is what it must not be.

    Of a number the next ones; a text with something added, or cut off where nothing fits.
    """
    if made != other or not isinstance(made, str) or not made:
        return made
    if item.identifier is not None or item.type not in {"digits", "text", "kana"}:
        return made
    if item.type == "digits":
        return str((int(made) + step) % 10 ** len(made)).zfill(len(made))
    longer = made + _MORE[item.type] * step
    most = item.len or item.max_len
    return longer if most is None or len(longer) <= most else made[:-1] or longer[-1]


def nearly(item: Item, value: str) -> str | None:
    """Return a lawful number that differs from one in its last digits only; None without one."""
    if item.type not in {"digits", "alnum"} or not value[-_LAST:].isdecimal():
        return None
    known = registered().get(item.identifier or "")
    for step in range(1, 10**_LAST):
        last = (int(value[-_LAST:]) + step) % 10**_LAST
        near = value[:-_LAST] + str(last).zfill(len(value[-_LAST:]))
        if len(near) == len(value) and (known is None or known.check(near) is None):
            return near
    return None


def other_than(mark: Json, made: Json) -> Json:
    """Return a value that differs from the mark, so that the marking can be seen."""
    if isinstance(mark, bool):
        return not mark
    return made if made != mark else None
