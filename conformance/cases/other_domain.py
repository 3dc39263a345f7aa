"""Why a case that rests on another domain is no concern of a product without it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.messages.causes import make_cause

if TYPE_CHECKING:
    from conformance.findings import Cause


def other_domain(domain: str) -> Cause:
    """Return the cause that names the domain the profile does not list."""
    return make_cause("N-OTHER-DOMAIN", {"domain": domain}, domain=domain)
