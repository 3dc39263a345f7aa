"""Until when moving in without a move-out certificate (特例転入) can be filed."""

from datetime import date
from typing import Final

from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.resident_register._periods import days_after
from conformance.values.office_days import STANDARD

_LAW: Final = "住民基本台帳法第24条の2"


@value
class Given:
    """The planned day of moving out, the day of moving in and the day of the first filing."""

    planned_on: date
    moved_in_on: date
    filed_on: date


@value
class Output:
    """The last day for the special filing, and whether it was kept."""

    last_day: date
    eligible: bool


@rule("resident_register", "special-move-in-window", law=_LAW)
def special_move_in_window(given: Given, law: Parameters, why: Why) -> Output:
    """Return the earlier of two ends, neither counting its first day, and whether it was kept.

    By 住民基本台帳法施行令第24条の2第1項第2号 the day on which the period has passed is too late.
    Filing of the move-out online changes nothing. Closed
    days count like others, unless the reading is stated that extends the period over them.
    """
    days = law.on(given.filed_on)
    from_planned, from_move_in = (
        days.integer("days_from_planned"),
        days.integer("days_from_move_in"),
    )
    by_plan = days_after(given.planned_on, from_planned)
    by_move = days_after(given.moved_in_on, from_move_in)
    last_day = min(by_plan, by_move)
    if law.reads("closed_last_day", "extended"):
        last_day = STANDARD.open_on_or_after(last_day)
    why(
        f"転出予定日{given.planned_on}から{from_planned}日は{by_plan}、"
        f"転入した日{given.moved_in_on}から{from_move_in}日は{by_move}まで。早い方は{last_day}。",
        f"{from_planned} days from the planned {given.planned_on} end on {by_plan}, "
        f"{from_move_in} days from moving in on {given.moved_in_on} on {by_move}; "
        f"the earlier is {last_day}.",
        law="住民基本台帳法施行令第24条の2第1項第2号、民法第140条",
    )
    eligible = given.filed_on <= last_day
    ja, en = ("内で、できる", "in time") if eligible else ("を過ぎ、できない", "too late")
    why(
        f"{given.filed_on}の届出による特例転入は、期間{ja}。",
        f"Filed on {given.filed_on}, {en} for the special filing.",
        law=_LAW,
    )
    return Output(last_day, eligible)
