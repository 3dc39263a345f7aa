"""The days that do not count for the late charge of an amended return (除算期間)."""

from datetime import date
from typing import Final

from conformance.rules.calendar import last_day_of_term
from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.scope import next_day, not_before

_LAW: Final = "地方税法第321条の12第3項・第326条第2項"


@value
class Given:
    """When the first return was due and filed, when it was amended, any fraud.

    `unforeseen`: an amended return that no correction was to be expected for.
    """

    legal_due_date: date
    filed_on: date
    amended_on: date
    fraud: bool
    unforeseen: bool = False


@value
class Output:
    """The excluded days, first and last (None: none), and how many."""

    excluded_from: date | None
    excluded_to: date | None
    excluded_days: int


@rule("corporate_resident_tax", "late-charge-exclusion-period", law=_LAW)
def late_charge_exclusion_period(given: Given, law: Parameters, why: Why) -> Output:
    """Return the days after the first year up to the amendment, both included.

    The year begins on the day after the due date or the first return, whichever is later. Fraud
    excludes nothing, but for an amended return filed before any correction was foreseen. Out of
    scope: amended before it was filed.
    """
    not_before("amended_on", given.amended_on, given.filed_on)
    start = max(given.legal_due_date, given.filed_on)
    year_end = last_day_of_term(
        next_day("filed_on", start), law.on(given.amended_on).integer("years")
    )
    why(
        f"当初申告書の提出期限と申告日の遅い方{start}の翌日から1年を経過する日は{year_end}。",
        f"The year from the day after {start} ends on {year_end}.",
        law=_LAW,
    )
    barred = given.fraud and not given.unforeseen
    if barred or given.amended_on <= year_end:
        why(
            f"{'不正の行為によるので' if barred else '1年以内なので'}除算しない。",
            "Fraud excludes nothing." if barred else "Amended within the year.",
            law=_LAW,
        )
        return Output(None, None, 0)
    first = next_day("amended_on", year_end)
    days = (given.amended_on - year_end).days
    why(
        f"{first}から{given.amended_on}までの{days}日を除く。",
        f"{days} days from {first} to {given.amended_on} do not count.",
        law=_LAW,
    )
    return Output(first, given.amended_on, days)
