"""How long a pension is charged after its payee moved away."""

from datetime import date

from conformance.rules.core import OutOfScopeError, Parameters, Why, rule, value
from conformance.values.year_month import YearMonth

_LAW = "地方税法第321条の7の9"
_APRIL = 4


@value
class Given:
    """The day of moving out of the municipality."""

    move_out_date: date


@value
class Output:
    """The last month in which the pension is charged."""

    last_collection_month: YearMonth


@rule("individual_resident_tax", "pension-collection-after-move", law=_LAW)
def pension_collection_after_move(given: Given, law: Parameters, why: Why) -> Output:
    """Return August for a move from 2 January to 31 March, next February for one from 2 April.

    The law asks who has a domicile here on 1 April. A move on that day or on 1 January, the base
    date, is read in two ways and out of scope, as is one before 1 October 2016.
    """
    day = given.move_out_date
    if day.day == 1 and day.month in {1, _APRIL}:
        msg = f"move_out_date: a move on {day} itself is not decided by the rule"
        raise OutOfScopeError(msg)
    in_force = law.on(day)
    early = day.month < _APRIL
    why(
        f"{day}の転出は{'1月2日から3月31日まで' if early else '4月2日から12月31日まで'}に当たる。",
        f"{day} lies {'before April' if early else 'from April to December'}.",
        law=_LAW,
    )
    last = (
        YearMonth(day.year, in_force.integer("month_after_january"))
        if early
        else YearMonth(day.year + 1, in_force.integer("month_after_april"))
    )
    why(f"最後の特別徴収は{last}。", f"The last charge is in {last}.", law=_LAW)
    return Output(last)
