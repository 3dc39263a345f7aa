"""What every way of proving oneself has in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from conformance.messages.causes import make_cause

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conformance.findings import Cause


class Authority(Protocol):
    """Proves the harness, role by role. What is returned is secret: it is never shown or stored."""

    def headers(self, role: str) -> Mapping[str, str]:
        """Return the headers that a request of the role carries, proving itself first if needed.

        Raises:
            UntestedError: The package gives no token or session; its cause says why.
            TransportError: It did not answer.
        """

    def query(self, role: str) -> Mapping[str, str]:
        """Return the parameters that a request of the role carries in its URL."""

    def renew(self, role: str) -> bool:
        """Forget what the package no longer takes (401); False when nothing can be had anew."""


def not_taken() -> Cause:
    """Return the cause that a package turns away whom it has just let in."""
    return make_cause("T-AUTH-NOT-TAKEN")
