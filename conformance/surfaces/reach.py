"""Whether the way to a package, as the profile describes it, reaches a call of the contract."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from conformance.surfaces.capabilities import Capabilities

if TYPE_CHECKING:
    from conformance.surfaces.capabilities import Action
    from conformance.surfaces.profile import ApiSurface


_WHOLE = Capabilities()


@dataclass(frozen=True, slots=True)
class Call:
    """A call of the contract: on what (a key of the catalogue), and the kind of the operation."""

    action: Action
    domain: str
    key: str = ""
    kind: str = ""

    @property
    def name(self) -> str:
        """The call as people read it."""
        return f"{self.action} {self.domain}/{self.key}" if self.key else self.action


class Reach(Protocol):
    """Says whether a call can be made."""

    def __call__(self, call: Call) -> bool:
        """Say whether the call can be made."""


def limited(api: ApiSurface) -> bool:
    """Say whether the profile leaves anything of the contract out."""
    return api.capabilities != _WHOLE


def reach_of(api: ApiSurface) -> Reach:
    """Return what the profile's way to the package reaches."""

    def reaches(call: Call) -> bool:
        return api.capabilities.offers(call.action)

    return reaches
