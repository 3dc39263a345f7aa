"""The history of addresses from notices in whatever order they arrive."""

from datetime import date
from typing import Final

from conformance.rules.core import Parameters, Why, rule, value

_LAW: Final = "住民基本台帳法第17条・第19条第1項"


@value
class Notice:
    """A notice: an address and the day it was established."""

    address: str
    address_since: date


@value
class HistoryAddress:
    """An address of the history."""

    address: str
    since: date


@value
class Given:
    """The notices in the order of their arrival."""

    notices: tuple[Notice, ...]


@value
class Output:
    """The history, oldest first, and the address now; None without any notice."""

    history: tuple[HistoryAddress, ...]
    current: str | None


@rule("supplementary_family_register", "out-of-order-notices", law=_LAW)
def out_of_order_notices(given: Given, _law: Parameters, why: Why) -> Output:
    """Return the history by the day an address was established, not by arrival.

    Of two notices for one day the later arrival holds.
    """
    by_day = {each.address_since: each.address for each in given.notices}
    history = tuple(HistoryAddress(by_day[day], day) for day in sorted(by_day))
    current = history[-1].address if history else None
    why(
        f"通知{len(given.notices)}件を住所を定めた日の順に並べ、履歴は{len(history)}件。",
        f"{len(given.notices)} notices make a history of {len(history)}.",
        law=_LAW,
    )
    why(
        f"今の住所は{current or 'ない'}。",
        f"The address now: {current or 'none'}.",
        law=_LAW,
    )
    return Output(history, current)
