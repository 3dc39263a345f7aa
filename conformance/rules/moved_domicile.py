"""Who moves on when a registered domicile (本籍) moves: those not removed before.

Source: 戸籍法第108条, 戸籍法施行規則第37条; the supplementary register follows the family register.
Head and spouse file the transfer, so that there is always somebody who moves on.
"""

from collections.abc import Iterable

from conformance.rules.core import OutOfScopeError, value


@value
class RegisteredPerson:
    """A person of the register and whether that person was removed from it."""

    name: str
    removed: bool


def moving_on(members: Iterable[RegisteredPerson]) -> tuple[str, ...]:
    """Return the names of those who were not removed, in their order.

    `OutOfScopeError` where there is none: nobody could file the transfer.
    """
    kept = tuple(each.name for each in members if not each.removed)
    if not kept:
        msg = "members: expected somebody who was not removed (戸籍法第108条), found none"
        raise OutOfScopeError(msg)
    return kept
