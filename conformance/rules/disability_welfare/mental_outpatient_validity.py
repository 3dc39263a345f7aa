"""Until when mental outpatient treatment (精神通院医療) is granted."""

from datetime import date
from typing import Final

from conformance.rules.calendar_room import roomy
from conformance.rules.core import Parameters, Why, rule, value
from conformance.values.year_month import YearMonth

_LAW: Final = "障害者総合支援法第55条、同法施行規則第43条"


@value
class Given:
    """The first day: as a rule that of the application."""

    start_date: date


@value
class Output:
    """The last day."""

    valid_to: date


@rule("disability_welfare", "mental-outpatient-validity", law=_LAW)
def mental_outpatient_validity(given: Given, law: Parameters, why: Why) -> Output:
    """Return the end of the twelfth month, the first day's month included."""
    months = law.on(given.start_date).integer("months")
    month = YearMonth.of(roomy("start_date", given.start_date))
    why(
        f"開始日{given.start_date}の属する{month}を1か月目とする。",
        f"{month}, the month of {given.start_date}, is the first one.",
        law=_LAW,
    )
    last = month.plus(months - 1).last_day
    why(
        f"{months}か月目の末日{last}まで有効とする。",
        f"Valid until {last}, the end of month {months}.",
        law=_LAW,
    )
    return Output(last)
