"""Why a case that rests on another domain is no concern of a product without it."""

from __future__ import annotations

from conformance.findings import Cause


def other_domain(domain: str) -> Cause:
    """Return the cause that names the domain the profile does not list."""
    return Cause(
        "N-OTHER-DOMAIN",
        f"もとになる業務 {domain} がプロファイルの specifications にありません（別の製品の業務）。",
        f"it rests on {domain}, which the profile does not list: another product's domain",
        f"{domain} も提供する製品なら、specifications に書けば試験します。",
        f"list {domain} under specifications if the product provides it, to have this tested",
        {"domain": domain},
    )
