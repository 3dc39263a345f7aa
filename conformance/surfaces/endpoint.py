"""Where a package answers over HTTP, and how the harness proves itself there."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from conformance.surfaces.oauth import Client


@dataclass(frozen=True)
class Strangers:
    """What must not open the package's calls: another system's client, a token that has expired.

    `scope` is the one that the other client may ask for.
    """

    client: Client | None = None
    scope: str = ""
    expired_token: str | None = field(default=None, repr=False)


@dataclass(frozen=True)
class Endpoint:
    """The package's base address and the client registered there."""

    base_url: str
    client: Client
    strangers: Strangers = field(default_factory=Strangers)

    @property
    def secrets(self) -> tuple[str, ...]:
        """What nobody may see of all this."""
        other = self.strangers.client
        held = (self.client.client_secret, other.client_secret if other else None)
        return tuple(filter(None, (*held, self.strangers.expired_token)))
