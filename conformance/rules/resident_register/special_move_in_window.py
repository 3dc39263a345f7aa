"""Until when moving in without a move-out certificate (特例転入) can be filed."""

from datetime import date
from typing import Final

from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.resident_register._periods import days_after, hold_filed_after
from conformance.values.office_days import STANDARD

_LAW: Final = "住民基本台帳法第24条の2"


@value
class Given:
    """The planned day of moving out, the days of moving in and of the first filing, the card.

    `recorded_elsewhere_since`: a third municipality has recorded the person since the move-out.
    """

    planned_on: date
    moved_in_on: date
    filed_on: date
    card_presented: bool = True
    recorded_elsewhere_since: bool = False


@value
class Output:
    """The last day for the special filing, and whether it can be made."""

    last_day: date
    eligible: bool


@rule("resident_register", "special-move-in-window", law=_LAW)
def special_move_in_window(given: Given, law: Parameters, why: Why) -> Output:
    """Return the earlier of two ends, neither counting its first day, and whether it can be made.

    It needs the card, and that no third municipality has recorded the person since the move-out.

    A move is filed once it has happened (転入をした日から), not before: that is out of scope.
    By 住民基本台帳法施行令第24条の2第1項第2号 the day on which the period has passed is too late.
    Filing of the move-out online changes nothing. Closed
    days count like others, unless the reading is stated that extends the period over them.
    """
    hold_filed_after(given.moved_in_on, given.filed_on)
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
    in_time = given.filed_on <= last_day
    why(
        f"{given.filed_on}の届出は期間{'内' if in_time else '外'}。",
        f"Filed on {given.filed_on}, {'in time' if in_time else 'too late'}.",
        law=_LAW,
    )
    card, elsewhere = given.card_presented, given.recorded_elsewhere_since
    why(
        f"個人番号カードの提示が{'あり' if card else 'なく'}、転出届の後に他の市町村の台帳に"
        f"記録されて{'いる' if elsewhere else 'いない'}。",
        f"The card was {'' if card else 'not '}presented; recorded in a third municipality since: "
        f"{'yes' if elsewhere else 'no'}.",
        law="住民基本台帳法施行令第24条の2第1項第1号・第3号",
    )
    return Output(last_day, in_time and card and not elsewhere)
