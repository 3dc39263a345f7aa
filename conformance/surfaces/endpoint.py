"""Where a package answers over HTTP, and how the harness proves itself there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from conformance.surfaces.oauth import Client


@dataclass(frozen=True)
class Endpoint:
    """The package's base address and the client registered there."""

    base_url: str
    client: Client
