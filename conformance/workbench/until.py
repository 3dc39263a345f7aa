"""Until when an exception given in the workbench may last: no longer than the gate takes it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from conformance.errors import Message, UsageError
from conformance.results.policy import PolicyModel, read_policy
from conformance.values.today import today_in_japan

if TYPE_CHECKING:
    from pathlib import Path


def policy_of(path: Path) -> PolicyModel:
    """Return the policy of the workbench; the strictest where none was written yet."""
    return read_policy(path) if path.exists() else PolicyModel()


def latest_day(policy: PolicyModel) -> dt.date:
    """Return the last day on which what is given today may end."""
    return today_in_japan() + dt.timedelta(days=policy.max_exception_days)


def hold_in_time(until: dt.date, policy: PolicyModel) -> None:
    """Hold that an exception does not end later than the gate takes it.

    Raises:
        UsageError: WBN021, with the last day that there is.
    """
    last = latest_day(policy)
    if until > last:
        raise UsageError(
            Message(
                "WBN021",
                f"期限 {until} は遅すぎます。判断（gate）は受け取らず、止める理由になります。",
                f"the day {until} is too late: the gate does not take it, and is shut by it",
                f"{last} までの日を指定してください（方針の max_exception_days）。",
                f"choose a day up to {last} (max_exception_days of the policy)",
            )
        )
