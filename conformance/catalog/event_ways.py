"""By which other requirement a case of an event goes: another way to enter it, a search, a form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conformance.catalog.models.events import Event

Room = Literal["functions", "forms", "linkages"]

KIND: Final[Mapping[Room, str]] = {
    "functions": "function",
    "forms": "form",
    "linkages": "linkage",
}
"""What a requirement is called by the place where the catalogue keeps it."""


def goes_by(event: Event, slug: str) -> tuple[Room, str] | None:
    """Return where the catalogue keeps what a case goes by, and its key; None: the ordinary way.

    `slug`: the last part of the case's id.
    """
    for entered in event.entered_by[1:]:
        if slug.endswith(f"-by-{entered.function}"):
            return "functions", entered.function
    after = event.afterwards
    by_key: dict[str, tuple[Room, str]] = {
        **{one.key: ("forms", one.form) for one in after.issue},
        **{one.key: ("functions", one.function) for one in after.search},
        **{one.key: ("linkages", one.linkage) for one in after.send},
    }
    return by_key.get(slug)
