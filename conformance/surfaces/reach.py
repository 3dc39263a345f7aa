"""Whether the way to a package, as the profile describes it, reaches a call of the contract."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Protocol, get_args

from conformance.catalog.models.operations import Role
from conformance.surfaces.capabilities import Capabilities
from conformance.surfaces.mapping.calls import Ask, select

if TYPE_CHECKING:
    from conformance.surfaces.capabilities import Action
    from conformance.surfaces.mapping.models.section import Mapping
    from conformance.surfaces.profile import ApiSurface

_WHOLE = Capabilities()
_READING_KINDS = frozenset({"search", "restrict", "calculate"})
_ANYHOW = frozenset({"capabilities", "call"})  # answered from the mapping; not of the contract


@dataclass(frozen=True, slots=True)
class Call:
    """A call of the contract: on what (a key of the catalogue), and which kind of it.

    `kind` is the kind of the operation for `run`, the direction for `link`; `group` the group of
    the rows the call is about, where there is one.
    """

    action: Action
    domain: str = ""
    key: str = ""
    kind: str = ""
    group: str = ""

    @property
    def name(self) -> str:
        """The call as people read it."""
        return f"{self.action} {self.domain}/{self.key}" if self.key else self.action

    @property
    def writes(self) -> bool:
        """Say whether the call changes what the package has stored."""
        if self.action == "run":
            return self.kind not in _READING_KINDS
        return self.action in {"fresh", "load", "delete"} or self.kind == "receive"


class Reach(Protocol):
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


def reach_of(api: ApiSurface) -> Reach:
    """Return what the profile's way to the package reaches."""

    @cache
    def reaches(call: Call) -> bool:
        if not api.capabilities.offers(call.action) or (api.read_only and call.writes):
            return False
        return api.mapping is None or _mapped(api.mapping, call)

    return reaches


def _mapped(section: Mapping, call: Call) -> bool:
    if call.action in _ANYHOW:
        return True
    ask = ask_of(call)
    roles = get_args(Role) if ask.role else ("",)  # a call may be there for one role only
    return any(select(section, replace(ask, role=role)) is not None for role in roles)


def ask_of(call: Call) -> Ask:
    """Return the call as the mapping's selectors see it, made by a clerk."""
    action, key = call.action, call.key
    match action:
        case "run":
            return Ask("run", call.domain, call.kind, key, call.group, _CLERK)
        case "link":
            return Ask("link", call.domain, "link", key, "", _CLERK, call.kind)
        case "issue":
            return Ask("issue", call.domain, "issue", key, call.group, _CLERK)
        case "calculate":
            return Ask("calculate", call.domain, "calculate", key)
        case "call":
            return Ask("capabilities", call.domain)
    return Ask(action, call.domain, "", key, key)


_CLERK = "clerk"
