"""The winter addition by district, number of people and month."""

from typing import Final, Literal

from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.inputs import latest
from conformance.rules.nested import text_at, whole_at
from conformance.rules.scope import within

_LAW: Final = "昭和38年厚生省告示第158号別表第1第1章（地区別冬季加算額）"
_DECEMBER: Final = 12


@value
class Given:
    """The district, the number of people, the month of the year."""

    district: Literal[1, 2, 3, 4, 5, 6]
    household_size: Literal[1, 2, 3, 4]
    month: int


@value
class Output:
    """Yen in that month."""

    amount: int


@rule("public_assistance", "winter-addition", law=_LAW)
def winter_addition(given: Given, law: Parameters, why: Why) -> Output:
    """Return the addition; 0 outside the district's months, which run over the turn of the year.

    Five people and more, and the special standard (1.3 times), are not decided here.
    """
    month, now = within("month", given.month, 1, _DECEMBER), latest(law)
    first, last = map(int, text_at(now.raw("months"), str(given.district)).split("-"))
    why(
        f"{given.district}区の支給月は{first}月から翌年{last}月。",
        f"District {given.district} is paid from month {first} to month {last} of the next year.",
        law=_LAW,
    )
    table, size = now.raw("amounts_by_size_1_to_4"), given.household_size
    winter = month >= first or month <= last
    amount = whole_at(table, str(given.district), size - 1) if winter else 0
    why(
        f"{month}月、{size}人世帯の冬季加算は{amount}円。",
        f"Month {month}, {size} people: {amount} yen.",
        law=_LAW,
    )
    return Output(amount)
