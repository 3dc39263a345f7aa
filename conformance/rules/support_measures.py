"""Whether a support measure (支援措置) protects a person on a day.

Source: 住民基本台帳事務処理要領 第5の10; a provisional measure (仮支援措置) protects alike.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from conformance.rules.core import OutOfScopeError

if TYPE_CHECKING:
    from collections.abc import Collection


def protects(
    kind: str | None,
    period: tuple[date | None, date | None],
    day: date,
    protecting: Collection[str],
) -> bool:
    """Say whether a measure of a `protecting` kind is in force on `day`, both ends included.

    A period without a first or last day is open there: nothing says that it has not begun or has
    ended. `OutOfScopeError` when a protecting measure ends before it begins.
    """
    if kind not in protecting:
        return False
    first, last = period[0] or date.min, period[1] or date.max
    if last < first:
        msg = f"support_to: expected a day on or after support_from {first}, found {last}"
        raise OutOfScopeError(msg)
    return first <= day <= last
