"""By when the owner declares."""

from datetime import date, timedelta
from typing import Literal

from conformance.rules.core import Parameters, Why, rule, value

_LAW = "地方税法第452条(令和7年度までは第463条の19)"


@value
class Given:
    """What happened, and when."""

    event: Literal["acquire", "change", "dispose"]
    event_date: date


@value
class Output:
    """The last day before any day of rest moves it."""

    nominal_deadline: date


@rule("light_vehicle_tax", "declaration-deadline", law=f"{_LAW}・市区町村税条例")
def declaration_deadline(given: Given, law: Parameters, why: Why) -> Output:
    """Return the last day; counting begins the day after the event. A change is as a purchase."""
    in_force = law.on(given.event_date)
    days = in_force.integer("dispose" if given.event == "dispose" else "acquire")
    why(f"事由{given.event}の期限は{days}日以内。", f"{given.event}: {days} days.", law=_LAW)
    last = given.event_date + timedelta(days=days)
    why(f"{given.event_date}の翌日から数え{last}まで。", f"The last day is {last}.", law=_LAW)
    return Output(last)
