"""Who pays an allowance when somebody moves to the area of another welfare office."""

from datetime import date
from typing import Final

from conformance.rules.calendar_room import roomy
from conformance.rules.core import Parameters, Why, rule, value
from conformance.values.year_month import YearMonth

_LAW: Final = "特別児童扶養手当等の支給に関する法律第26条・第26条の5(第5条の2第1項の準用)"


@value
class Given:
    """The day of the move."""

    move_date: date


@value
class Output:
    """The last month the old office pays and the first of the new one."""

    old_last_month: YearMonth
    new_first_month: YearMonth


@rule("disability_welfare", "allowance-move", law=_LAW)
def allowance_move(given: Given, _law: Parameters, why: Why) -> Output:
    """Return the month of the move and the next: no month is paid twice or left out.

    The old office pays to the month in which the ground ends, the new one from the month after the
    claim; the claim is taken to be made in the month of the move.
    """
    month = YearMonth.of(roomy("move_date", given.move_date))
    why(
        f"住所を移した{given.move_date}の属する{month}分まで移転元が支給する。",
        f"The old office pays {month}, the month of the move on {given.move_date}.",
        law=_LAW,
    )
    first = month.plus(1)
    why(f"{first}分から移転先が支給する。", f"The new office pays from {first}.", law=_LAW)
    return Output(month, first)
