"""The day on which a regular allowance (定時払) is paid when the office is closed on its day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.rules.calendar import previous_open_day

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from conformance.rules.core import Why


def payment_day(regular: date, closed_dates: Collection[date], why: Why) -> date:
    """Return the regular day, or the last open day before it when the office is closed."""
    paid_on = previous_open_day(regular, closed_dates)
    why(
        f"支払日{regular}（閉庁日なら直前の開庁日）により{paid_on}に支払う。",
        f"The regular day {regular}, or the open day before, gives {paid_on}.",
    )
    return paid_on
