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


@value
class Given:
    """What changed, when, and whether the book holds the person's resident code."""

    event: Event
    as_of: date
    has_resident_code: bool


@value
class Output:
    """Whether the data are sent."""

    send: bool


@rule("supplementary_family_register", "principal-info-update", law=f"住民基本台帳法第17条・{_LAW}")
def principal_info_update(given: Given, law: Parameters, why: Why) -> Output:
    """Return whether the change is of identification data that the law of the day knows.

    Without a resident code in the book nothing is sent; furigana count since they stand in it.
    """
    now = law.on(given.as_of)
    needed = "furigana" if given.event == "furigana_change" else "items"
    known = needed in now and given.event not in _NOT_SENT
    why(
        f"{given.as_of}の{given.event}は附票本人確認情報の変更で{'ある' if known else 'ない'}。",
        f"{given.event} on {given.as_of} changes {'' if known else 'no '}identification data.",
        law=_LAW,
    )
    send = known and given.has_resident_code
    why(
        f"住民票コードは{'ある' if given.has_resident_code else 'ない'}。送信"
        f"{'する' if send else 'しない'}。",
        f"{'With' if given.has_resident_code else 'Without'} a resident code: "
        f"{'sent' if send else 'not sent'}.",
        law=_LAW,
    )
    return Output(send)
