"""What the book says of a person who moved abroad."""

from datetime import date
from itertools import pairwise
from typing import Final, Literal

from conformance.rules.core import OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.scope import not_before

_LAW: Final = "住民基本台帳法第17条第3号・第4号"
_ENDS: Final = frozenset({"move_out_overseas", "ex_officio_erasure"})
_OF_A_RESIDENT: Final = _ENDS | {"move_within"}
"""What happens to whom a resident register holds; to all others, that they come back or move in."""


@value
class ResidenceChange:
    """A change of residence: what, when, and the new address where there is one."""

    type: Literal[
        "move_in", "move_within", "return_from_abroad", "move_out_overseas", "ex_officio_erasure"
    ]
    date: date
    address: str | None


@value
class Given:
    """The changes in their order."""

    events: tuple[ResidenceChange, ...]


@value
class Output:
    """Whether the person is recorded as having moved abroad, since when, and the address."""

    overseas: bool
    overseas_on: date | None
    address: str | None


@rule("supplementary_family_register", "overseas-mover-state", law=_LAW, also_before=True)
def overseas_mover_state(given: Given, _law: Parameters, why: Why) -> Output:
    """Return the state after the last change; each one replaces the state before it.

    A notified move abroad puts its planned day in place of the address; an erasure ex officio
    only takes the address away. Changes in another order than that of their days, and a change of
    an address that there is not, are out of scope.
    """
    _hold_order(given.events)
    state = Output(overseas=False, overseas_on=None, address=None)
    for event in given.events:
        state = _after(event)
        why(
            f"{event.date}の{event.type}により、国外転出者で"
            f"{'ある' if state.overseas else 'ない'}、住所は{state.address or '空'}。",
            f"{event.type} on {event.date}: {'' if state.overseas else 'not '}abroad, "
            f"address {state.address or 'none'}.",
            law=_LAW,
        )
    why(
        f"国外転出の予定日は{state.overseas_on or 'なし'}。",
        f"Planned day of moving abroad: {state.overseas_on or 'none'}.",
        law=_LAW,
    )
    return state


def _hold_order(events: tuple[ResidenceChange, ...]) -> None:
    for earlier, later in pairwise(events):
        not_before("events", later.date, earlier.date)
        gone = earlier.type in _ENDS
        impossible = later.type in _OF_A_RESIDENT if gone else later.type == "return_from_abroad"
        if impossible:
            msg = f"events: {later.type} of {later.date} cannot follow {earlier.type}"
            raise OutOfScopeError(msg)


def _after(event: ResidenceChange) -> Output:
    if event.type == "move_out_overseas":
        return Output(overseas=True, overseas_on=event.date, address=None)
    if event.type == "ex_officio_erasure":
        return Output(overseas=False, overseas_on=None, address=None)
    if event.address is None:
        msg = f"events: expected the new address of {event.type} on {event.date}, found null"
        raise OutOfScopeError(msg)
    return Output(overseas=False, overseas_on=None, address=event.address)
