"""Until when an objection to the price may be filed (審査申出期限)."""

from datetime import date
from typing import Final

from conformance.rules.calendar import last_day_of_months
from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.scope import next_day

_LAW: Final = "地方税法第432条第1項"


@value
class Given:
    """The day the tax notice was delivered."""

    notice_delivered_on: date


@value
class Output:
    """The last day, before it moves from a closed day."""

    nominal_deadline: date


@rule("fixed_asset_tax", "objection-deadline", law="地方税法第432条")
def objection_deadline(given: Given, law: Parameters, why: Why) -> Output:
    """Return the last day of three months counted from the day after delivery (民法第143条)."""
    months = law.on(given.notice_delivered_on).integer("months")
    first = next_day("notice_delivered_on", given.notice_delivered_on)
    why(
        f"{given.notice_delivered_on}の交付の翌日{first}から起算する。",
        f"Counted from {first}, the day after delivery.",
        law=_LAW,
    )
    last = last_day_of_months(first, months)
    why(f"{months}月の満了日は{last}。", f"{months} months end on {last}.", law="民法第143条第2項")
    return Output(last)
