"""Who may write a waiver: an approver. What a tester writes may add none, nor take one over."""

from __future__ import annotations

from typing import Final

from conformance.errors import Message, UsageError
from conformance.surfaces.profile_text.places import read

NO_WAIVER: Final = "WBN011"


def gained(before: str, after: str) -> bool:
    """Say whether a text of a profile excuses something that the one before did not.

    That is a waiver, or a part taken for whole (`known_only`). A text that cannot be read excuses
    what cannot be seen, so it counts where the one before excuses anything.
    """
    there, now = _excused(before), _excused(after)
    if now is None:
        return bool(there)
    return any(one not in (there or []) for one in now)


def refused() -> Message:
    """WBN011: somebody who is no approver wrote a waiver."""
    return Message(
        NO_WAIVER,
        "免除（waivers・known_only）を書き加えられるのは承認者だけです。",
        "only an approver may add to waivers or known_only",
        "承認者に、結果の「免除・回答・申告」のページで書いてもらってください。",
        "have an approver write it, on the page of the result for waivers, answers and statements",
    )


def _excused(text: str) -> list[object] | None:
    """Return the waivers of a text and who takes which parts for whole; None: not readable."""
    try:
        data = read(text)
    except UsageError:
        return None
    if not isinstance(data, dict):
        return [] if data is None else None
    waivers, claimed = data.get("waivers") or [], data.get("specifications") or {}
    if not isinstance(waivers, list) or not isinstance(claimed, dict):
        return None
    known = (
        (domain, one["known_only"])
        for domain, one in claimed.items()
        if isinstance(one, dict) and one.get("known_only") is not None
    )
    return [*waivers, *known]
