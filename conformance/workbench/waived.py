"""Who may excuse something: an approver, for the product and place that are named beside it.

What a tester writes may add no waiver, take none over, nor lead what was given to something else.
"""

from __future__ import annotations

from typing import Final

from conformance.errors import Message, UsageError
from conformance.surfaces.profile_text.places import parse_text

NO_WAIVER: Final = "WBN011"
GIVEN_FOR_ANOTHER: Final = "WBN014"

_TARGET: Final = (
    ("product",),
    ("municipality",),
    *(
        ("surfaces", "api", name)
        for name in ("adapter", "base_url", "hosts", "start", "command", "environment")
    ),
    *(("surfaces", "files", name) for name in ("directory", "start", "file_name", "differential")),
    ("surfaces", "forms", "directory"),
)
"""What says which product is judged, and where."""

_SHOWN: Final = 5


def gained(before: str, after: str) -> bool:
    """Say whether a text of a profile excuses something that the one before did not.

    That is a waiver, or a part taken for whole (`known_only`). A text that cannot be read excuses
    what cannot be seen, so it counts where the one before excuses anything.
    """
    there, now = _excused(before), _excused(after)
    if now is None:
        return bool(there)
    return any(one not in (there or []) for one in now)


def led_elsewhere(before: str, after: str) -> tuple[str, ...]:
    """Return which places of a profile name another product or address, while entries stay.

    Waivers, parts taken for whole, answers and statements were given for what stood there before.
    """
    there, now = _given(before), _given(after)
    if there and _excused(after) is None:
        return ("YAML",)
    if not any(one in there for one in now):
        return ()
    old, new = _data(before), _data(after)
    return tuple(".".join(path) for path in _TARGET if _at(old, path) != _at(new, path))


def excused(text: str) -> tuple[str, ...]:
    """Return what a text excuses, in words for the audit."""
    found = _excused(text) or []
    return tuple(str(one) for one in found)


def not_an_approver() -> Message:
    """WBN011: somebody who is no approver wrote a waiver."""
    return Message(
        NO_WAIVER,
        "免除（waivers・known_only）を書き加えられるのは承認者だけです。",
        "only an approver may add to waivers or known_only",
        "承認者に、結果の「免除・回答・申告」のページで書いてもらってください。",
        "have an approver write it, on the page of the result for waivers, answers and statements",
    )


def given_for_another(places: tuple[str, ...]) -> Message:
    """WBN014: somebody who is no approver led what was given to another product or place."""
    named = ", ".join(places[:_SHOWN])
    return Message(
        GIVEN_FOR_ANOTHER,
        f"{named} が変わりましたが、前の製品・アドレスについての免除・回答・申告が残っています。",
        f"{named} changed, and waivers, answers or statements stay that were given for the product"
        " or address before",
        "それらを除いて保存し、新しい製品・アドレスの結果について改めて書くか、"
        "承認者に確かめて保存してもらってください。",
        "take them out, and write them anew for a result of what stands there now; or have an"
        " approver look at them and save it",
    )


def _data(text: str) -> dict[str, object]:
    try:
        found = parse_text(text)
    except UsageError:
        return {}
    return found if isinstance(found, dict) else {}


def _at(data: object, path: tuple[str, ...]) -> object:
    for name in path:
        data = data.get(name) if isinstance(data, dict) else None
    return data


def _given(text: str) -> list[object]:
    """Return all that was written for the product of a text."""
    data = _data(text)
    sections = (data.get(name) for name in ("answers", "attestations"))
    said = [one for section in sections if isinstance(section, list) for one in section]
    return [*(_excused(text) or []), *said]


def _excused(text: str) -> list[object] | None:
    """Return the waivers of a text and who takes which parts for whole; None: not readable."""
    try:
        data = parse_text(text)
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
