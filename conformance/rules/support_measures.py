"""Whether a support measure (支援措置) protects a person on a day.

Source: 住民基本台帳事務処理要領 第5の10; a provisional measure (仮支援措置) protects alike.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.rules.core import OutOfScopeError

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date


def protects(
    kind: str | None,
    period: tuple[date | None, date | None],
    day: date,
    protecting: Collection[str],
) -> bool:
    """Say whether a measure of a `protecting` kind is in force on `day`, both ends included.

    `OutOfScopeError` when such a measure has no first or last day, or ends before it begins.
    """
    if kind not in protecting:
        return False
    first, last = period
    if first is None or last is None or last < first:
        msg = f"support_from, support_to: expected a first and a last day, found {first} and {last}"
        raise OutOfScopeError(msg)
    return first <= day <= last
