"""Whether the way to a package, as the profile describes it, reaches a call of the contract."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Protocol, get_args

from conformance.catalog.models.guards import Role
from conformance.surfaces.capabilities import Capabilities
from conformance.surfaces.mapping.calls import select

if TYPE_CHECKING:
    from conformance.contract.call import Call
    from conformance.surfaces.mapping.models.section import Mapping
    from conformance.surfaces.profile import ApiSurface

_WHOLE = Capabilities()
_BY_ROLE = frozenset({"run", "issue", "link"})  # a call may be there for one role only
_BY_GET = frozenset({"capabilities", "audit"})  # of the test interface; all else is POST
_ANYHOW = frozenset({"capabilities", "call"})  # answered from the mapping; not of the contract


class Reachability(Protocol):
    """Says whether a call can be made."""

    def __call__(self, call: Call) -> bool:
        """Say whether the call can be made."""
        ...


def limited(api: ApiSurface) -> bool:
    """Say whether the profile may leave anything of the contract out."""
    return api.capabilities != _WHOLE or api.read_only or api.mapping is not None


def starts(api: ApiSurface) -> bool:
    """Say whether a case cannot begin without the call `fresh`."""
    offered = api.capabilities
    return offered.reset or offered.business_date == "settable" or api.adapter != "mapping"


def stores(api: ApiSurface) -> bool:
    """Say whether any rows can be stored as facts, not only through functions."""
    mapped = api.mapping.calls if api.mapping is not None else ()
    has_call = api.adapter != "mapping" or any(call.action == "load" for call in mapped)
    return has_call and api.capabilities.offers("load")


def reach_of(api: ApiSurface) -> Reachability:
    """Return what the profile's way to the package reaches."""

    @cache
    def reaches(call: Call) -> bool:
        if not api.capabilities.offers(call.action) or (api.read_only and call.writes):
            return False
        if api.mapping is None:
            return not api.read_only or call.action in _BY_GET
        return _mapped(api.mapping, call, reads=api.read_only)

    return reaches


def withheld_by(api: ApiSurface) -> Reachability:
    """Return which calls there is a way to, and are not made because they might write."""
    free = reach_of(api.model_copy(update={"access": "read_write", "environment": "test"}))
    reaches = reach_of(api)
    return lambda call: free(call) and not reaches(call)


def _mapped(section: Mapping, call: Call, *, reads: bool) -> bool:
    """Say whether the profile has a call for this; with `reads` one whose every request reads."""
    if call.action in _ANYHOW or call.kind == "absent":
        return True  # a prohibited function need have no call: whoever asks for it sees to that
    asked = replace(call, action="capabilities") if call.action == "call" else call
    roles = get_args(Role) if call.action in _BY_ROLE else (call.role,)
    found = (select(section, replace(asked, role=role)) for role in roles)
    return any(one is not None and (one.reads or not reads) for one in found)
