"""How far back a decision is changed."""

from typing import Final

from conformance.rules.calendar_room import roomy
from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.inputs import latest
from conformance.values.year_month import YearMonth

_LAW: Final = "生活保護手帳別冊問答集（扶助費の遡及支給の限度）"


@value
class Given:
    """The month in which the change was found out, and the month in which it happened."""

    found_month: YearMonth
    change_month: YearMonth


@value
class Output:
    """The earliest month, the month changed from, and whether earlier ones are left to refunds."""

    earliest_month: YearMonth
    apply_from: YearMonth
    beyond: bool


@rule("public_assistance", "retroactive-limit", law=f"生活保護法第25条第2項、{_LAW}")
def retroactive_limit(given: Given, law: Parameters, why: Why) -> Output:
    """Return the month from which the decision is changed: two months back at most.

    A change known before it happens is made from its own month.
    """
    back = latest(law).integer("months_back")
    earliest = roomy("found_month", given.found_month).plus(-back)
    why(
        f"{given.found_month}に発見した変更は前々月の{earliest}までさかのぼる。",
        f"Found out in {given.found_month}: changed back to {earliest} at most.",
        law=_LAW,
    )
    beyond = given.change_month < earliest
    start = max(earliest, given.change_month)
    why(
        f"{start}から変更し、それより前は{'返還を検討する' if beyond else 'ない'}。",
        f"Changed from {start}; {'earlier months are left to refunds' if beyond else 'all of it'}.",
        law="生活保護法第63条・第80条" if beyond else _LAW,
    )
    return Output(earliest, start, beyond)
