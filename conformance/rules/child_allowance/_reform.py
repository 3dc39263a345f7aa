"""The reform in force from 1 October 2024 (令和6年法律第47号), which parts old rules from new."""

from datetime import date
from typing import Final

from conformance.rules.core import OutOfScopeError
from conformance.values.year_month import YearMonth

REFORM_MONTH: Final = YearMonth(2024, 10)
"""The first month paid under the new rules."""

REFORM_DAY: Final = date(2024, 10, 1)
"""The day the reform came into force."""

_LAST_CLAIM: Final = date(2025, 3, 31)
"""Who met the new requirements on that day and claimed until then is paid from October 2024."""


def check_reform_claim(since: date, claimed: date, start: YearMonth) -> None:
    """Refuse a later start for a claim that may be one of the transition (`OutOfScopeError`).

    Whoever was entitled on 1 October 2024 and claimed for the first time by 31 March 2025 is paid
    from October, whatever kept the claim (令和6年法律第47号附則第13条第6項): reform-claim-start.
    """
    if since <= REFORM_DAY <= claimed <= _LAST_CLAIM and start > REFORM_MONTH:
        msg = (
            f"claim_date: a claim of {claimed} by who was entitled on {REFORM_DAY} is paid from "
            f"{REFORM_MONTH}; use reform-claim-start"
        )
        raise OutOfScopeError(msg)
