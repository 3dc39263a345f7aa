"""Which authority pays a month when the recipient moves."""

from datetime import date
from typing import Final, Literal

from conformance.rules.core import Parameters, Why, rule, value
from conformance.values.year_month import YearMonth

Payer = Literal["old", "new", "none"]

_AFTER: Final[dict[str, Payer]] = {
    "other_authority": "new",
    "same_authority": "old",
    "overseas": "none",
}


@value
class Given:
    """The day of the move, the month asked about, where the move led."""

    move_date: date
    month: YearMonth
    destination: Literal["other_authority", "same_authority", "overseas"]


@value
class Output:
    """Who pays the month."""

    payer: Payer


@rule(
    "child_rearing_allowance",
    "move-between-authorities",
    law="児童扶養手当法第4条・第7条、同法施行規則の住所変更届",
)
def move_between_authorities(given: Given, _law: Parameters, why: Why) -> Output:
    """Return the payer: the old authority through the month of the move, then by destination."""
    moved = YearMonth.of(given.move_date)
    later = given.month > moved
    why(
        f"移動日{given.move_date}に対し{given.month}分は"
        f"{'移動月の翌月以後' if later else '移動月以前'}。",
        f"Moved on {given.move_date}: {given.month} is {'after' if later else 'not after'} the "
        "month of the move.",
        law="児童扶養手当法施行規則第6条",
    )
    payer: Payer = _AFTER[given.destination] if later else "old"
    why(f"支払うのは{payer}（転居先は{given.destination}）。", f"Paid by {payer}.")
    return Output(payer)
