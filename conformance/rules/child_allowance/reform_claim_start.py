"""The first month paid under the transitional measure of the reform of October 2024."""

from datetime import date

from conformance.rules.child_allowance._reform import REFORM_DAY, REFORM_MONTH
from conformance.rules.core import OutOfScopeError, Parameters, Why, rule, value
from conformance.values.year_month import YearMonth


@value
class Given:
    """The claim, and whether the new requirements were met on 1 October 2024."""

    claim_date: date
    eligible_on_reform: bool


@value
class Output:
    """The first month paid and whether the measure gave it."""

    start_month: YearMonth
    retroactive: bool


@rule(
    "child_allowance",
    "reform-claim-start",
    law="子ども・子育て支援法等の一部を改正する法律（令和6年法律第47号）附則第13条第6項、"
    "児童手当法第8条第2項",
)
def reform_claim_start(given: Given, law: Parameters, why: Why) -> Output:
    """Return the month payment starts for a claim from 1 October 2024.

    Whoever met the new requirements that day and claims by 31 March 2025 is paid from 2024-10;
    any other claim from the month after it, the fifteen-day exception left aside. Earlier claims
    are out of scope.
    """
    claimed = given.claim_date
    if claimed < REFORM_DAY:
        msg = f"claim_date: expected a claim on or after {REFORM_DAY}, found {claimed}"
        raise OutOfScopeError(msg)
    last_day = law.on(claimed).date("last_claim_day")
    retroactive = given.eligible_on_reform and claimed <= last_day
    why(
        f"施行日{REFORM_DAY}に受給資格に該当{'し' if given.eligible_on_reform else 'せず'}、"
        f"請求日は{claimed}（経過措置の期限は{last_day}）。",
        f"{'Eligible' if given.eligible_on_reform else 'Not eligible'} on {REFORM_DAY}, claimed "
        f"on {claimed} (the measure ends on {last_day}).",
        law="令和6年法律第47号附則第13条第6項",
    )
    start = REFORM_MONTH if retroactive else YearMonth.of(claimed).plus(1)
    why(
        f"{'経過措置により施行の月である' if retroactive else '請求月の翌月である'}"
        f"{start}分から支給する。",
        f"Paid from {start}, {'the month of the reform' if retroactive else 'after the claim'}.",
        law="令和6年法律第47号附則第13条第6項" if retroactive else "児童手当法第8条第2項",
    )
    return Output(start, retroactive)
