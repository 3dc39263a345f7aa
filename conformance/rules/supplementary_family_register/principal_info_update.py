"""When the identification data of the book are sent to the network."""

from datetime import date
from typing import Final, Literal

from conformance.rules.core import Parameters, Why, rule, value

Event = Literal[
    "entry",
    "removal",
    "name_change",
    "furigana_change",
    "address_change",
    "move_out_overseas",
    "birth_correction",
    "sex_correction",
    "resident_code_change",
    "honseki_change",
    "address_since_correction",
    "overseas_election",
]
_NOT_SENT: Final = frozenset({"honseki_change", "address_since_correction", "overseas_election"})
"""Entries of the book that are no identification data (附票本人確認情報)."""

_LAW: Final = "住民基本台帳法第30条の41・同法施行令第30条の12の3"
_TRANSITION: Final = "令和元年法律第16号附則第4条第3項・第9項"


@value
class Given:
    """What changed, when, and whether the book holds the person's resident code.

    The code decides nothing: by 令和元年法律第16号附則第4条第9項 the data of persons without one
    are sent, too, without it.
    """

    event: Event
    as_of: date
    has_resident_code: bool


@value
class Output:
    """Whether the data are sent."""

    send: bool


@rule(
    "supplementary_family_register",
    "principal-info-update",
    law=f"住民基本台帳法第17条・{_LAW}",
    also_before=True,
)
def principal_info_update(given: Given, law: Parameters, why: Why) -> Output:
    """Return whether the change is of identification data that the law of the day knows.

    Furigana count since they stand in the book. A person whose book holds no resident code is no
    exception: the other items are sent.
    """
    now = law.on(given.as_of)
    needed = "furigana" if given.event == "furigana_change" else "items"
    known = needed in now and given.event not in _NOT_SENT
    why(
        f"{given.as_of}の{given.event}は附票本人確認情報の変更で{'ある' if known else 'ない'}。",
        f"{given.event} on {given.as_of} changes {'' if known else 'no '}identification data.",
        law=_LAW,
    )
    why(
        f"住民票コードは{'ある' if given.has_resident_code else 'ない（除外の定めはない）'}。送信"
        f"{'する' if known else 'しない'}。",
        f"{'With' if given.has_resident_code else 'Without'} a resident code, as may be: "
        f"{'sent' if known else 'not sent'}.",
        law=_TRANSITION,
    )
    return Output(known)
