"""Since when a person is a resident, and since when at the address."""

import datetime as dt
from itertools import pairwise
from typing import Final, Literal

from conformance.rules.core import OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.scope import not_before

_BEGINS: Final = ("move_in", "birth", "article_30_46")
_STATUS_GAINED: Final = "article_30_47"
_OF_FOREIGNERS: Final = ("article_30_46", _STATUS_GAINED)
_FOREIGNERS_RECORDED: Final = dt.date(2012, 7, 9)
"""The first day of both articles (平成21年法律第77号)."""
_LAW: Final = "住民基本台帳法第7条第6号、第7号、第30条の45、第30条の47・標準仕様書 第1.0版 4.1.1.1"


@value
class RecordEvent:
    """One event of the person's record and its day."""

    type: Literal[
        "move_in",
        "birth",
        "article_30_46",
        "article_30_47",
        "move_within",
        "minor_correction",
        "move_out",
    ]
    date: dt.date


@value
class Given:
    """The events in the order in which they took effect."""

    events: tuple[RecordEvent, ...]


@value
class Output:
    """住民となった年月日 (外国人住民となった年月日), 住所を定めた年月日; None for no resident."""

    resident_since: dt.date | None
    address_since: dt.date | None


@rule("resident_register", "resident-and-address-since", law=_LAW)
def resident_and_address_since(given: Given, _law: Parameters, why: Why) -> Output:
    """Return both days after the last event.

    Moving in, birth and 第30条の46 set both, moving within the municipality sets the address day
    alone, a minor correction (住居表示) sets none, moving out clears both. Who lived there already
    and gains a status (第30条の47) is a foreign resident since that day, but no law says which
    address day the record has: out of scope until a move within. So are days in another order, who
    becomes a resident while being one or is born later, and other events of one who is none.
    """
    _hold_order(given.events)
    state = Output(None, None)
    for event in given.events:
        state = _after(event, state, why)
    if state.resident_since is not None and state.address_since is None:
        msg = f"events: expected a move within after {_STATUS_GAINED}, found none"
        raise OutOfScopeError(msg)
    return state


def _hold_order(events: tuple[RecordEvent, ...]) -> None:
    """Hold that the events can be those of one person's record, one after the other."""
    for earlier, later in pairwise(events):
        not_before("events", later.date, earlier.date)
    resident = False
    for number, event in enumerate(events):
        begins = event.type in _BEGINS or event.type == _STATUS_GAINED
        born_later = event.type == "birth" and number > 0
        if born_later or begins is resident:
            msg = f"events: {event.type} of {event.date} cannot follow what stands before it"
            raise OutOfScopeError(msg)
        if event.type in _OF_FOREIGNERS:
            not_before(f"the day of {event.type}", event.date, _FOREIGNERS_RECORDED)
        resident = event.type != "move_out"


def _after(event: RecordEvent, state: Output, why: Why) -> Output:
    if event.type in _BEGINS:
        why(
            f"{event.date}の{event.type}で住民となり、住所を定めた。",
            f"{event.type} on {event.date}: resident and at the address since then.",
            law=_LAW,
        )
        return Output(event.date, event.date)
    if event.type == _STATUS_GAINED:
        why(
            f"住所を有する者が{event.date}に中長期在留者等となり、外国人住民となった。",
            f"Living there, gained a status on {event.date}: a foreign resident since then.",
            law="住民基本台帳法第30条の45、第30条の47",
        )
        return Output(event.date, None)
    if event.type == "move_within":
        return _moved_within(event, state, why)
    if event.type == "move_out":
        why(
            f"{event.date}の転出で住民でなくなった。",
            f"Moved out on {event.date}: no resident any more.",
            law="住民基本台帳法施行令第8条",
        )
        return Output(None, None)
    why(
        f"{event.date}の軽微な修正ではどちらの日も変わらない。",
        f"The minor correction of {event.date} changes neither day.",
        law="標準仕様書 第1.0版 4.1.1.1",
    )
    return state


def _moved_within(event: RecordEvent, state: Output, why: Why) -> Output:
    why(
        f"{event.date}の転居で住所を定めた日だけが変わる。",
        f"Moving within on {event.date} changes the address day alone.",
        law="住民基本台帳法第7条第7号",
    )
    return Output(state.resident_since, event.date)
