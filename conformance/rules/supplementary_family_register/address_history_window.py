"""Which addresses a book holds: from its compilation to its removal."""

from datetime import date
from typing import Final

from conformance.rules.core import OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.scope import not_before

_LAW: Final = "住民基本台帳法第16条・第17条・第18条"


@value
class EstablishedAddress:
    """An address and the day it was established."""

    address: str
    since: date


@value
class Given:
    """All addresses of the person, and when the book was compiled and removed."""

    history: tuple[EstablishedAddress, ...]
    compiled_on: date
    removed_on: date | None


@value
class Output:
    """The addresses in the book, oldest first."""

    listed: tuple[str, ...]


@rule("supplementary_family_register", "address-history-window", law=_LAW)
def address_history_window(given: Given, _law: Parameters, why: Why) -> Output:
    """Return the addresses that did not end before the compilation nor begin after the removal.

    An address ends on the day before the next; one established on the day of the removal is left
    out. Two addresses established on one day have no order: out of scope.
    """
    if given.removed_on is not None:
        not_before("removed_on", given.removed_on, given.compiled_on)
    ordered = sorted(given.history, key=lambda each: each.since)
    starts = [each.since for each in ordered]
    if len(set(starts)) < len(starts):
        msg = "history: expected one address for each day, found two established on the same day"
        raise OutOfScopeError(msg)
    why(
        f"編製の日{given.compiled_on}から、消えた日{given.removed_on or '（なし）'}の前日までの"
        "住所を載せる。",
        f"Addresses from {given.compiled_on} to the day before {given.removed_on or 'no end'}.",
        law=_LAW,
    )
    following: list[date | None] = [*starts, None]
    listed = tuple(
        each.address
        for each, after in zip(ordered, following[1:], strict=True)
        if (after is None or after > given.compiled_on)
        and (given.removed_on is None or each.since < given.removed_on)
    )
    why(f"載せる住所は{len(listed)}件。", f"{len(listed)} addresses are listed.", law=_LAW)
    return Output(listed)
