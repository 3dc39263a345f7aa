"""Where in a profile a call and an item are mapped: what to change when they go wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.planning.rehearsal.model import MAPPING
from conformance.surfaces.mapping.calls import select

if TYPE_CHECKING:
    from collections.abc import Iterable

    from conformance.contract.call import Call
    from conformance.planning.rehearsal.model import Place
    from conformance.surfaces.profile import ApiSurface


def call_place(api: ApiSurface, call: Call) -> Place:
    """Return the entry of the profile that serves a call; () where nothing is mapped."""
    found = select(api.mapping, call) if api.mapping else None
    if api.mapping is None or found is None:
        return ()
    return (*MAPPING, "calls", next(n for n, c in enumerate(api.mapping.calls) if c is found))


def trip_of(api: ApiSurface, call: Call) -> Place:
    """Return what one round trip stands for: an entry of the profile, else a kind of call."""
    return call_place(api, call) or (
        call.action,
        call.domain,
        call.kind or call.direction,
        call.group,
    )


def field_place(api: ApiSurface, scopes: Iterable[str], item: str) -> Place:
    """Return the entry that says where an item stands: in the first scope that names it.

    Where none does, the scope it would be written in; () where nothing is mapped.
    """
    if api.mapping is None:
        return ()
    found, written = list(scopes), api.mapping.fields
    named = next((s for s in (*found, "*") if item in written.get(s, {})), None)
    return (*MAPPING, "fields", named or (found[0] if found else "*"), item)


def place_text(place: Place) -> str:
    """Return a place as people write it: `surfaces.api.mapping.calls[3]`."""
    text = ""
    for step in place:
        text += f"[{step}]" if isinstance(step, int) else f".{step}"
    return text.removeprefix(".")
