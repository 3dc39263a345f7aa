"""What a package can be held to: official APIs, the test interface, the vendor's own document."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from conformance.catalog.models.operations import Calculate, Cancel, Create, Update
from conformance.fuzz.model import Target
from conformance.openapi.document import openapi
from conformance.openapi.official import official_openapi
from conformance.surfaces.interface import BASE
from conformance.surfaces.oauth import INTERFACE_SCOPE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from conformance.catalog.models.domain import Specification
    from conformance.findings import Json
    from conformance.fuzz.model import Proof

_KINDS = {"function": "function", "rule": "rule", "form": "form", "linkage": "linkage"}
_REFUSING = (Create, Update, Cancel, Calculate)
_REFUSED_IN = ("/properties/inputs", "/properties/given")
_LEFT_OUT = frozenset({"open-sandbox", "close-sandbox"})
"""Calls that would leave sandboxes behind, or close the one that the run works in."""


def bearer(token: Callable[[str], str]) -> Proof:
    """Return a proof by access token for the first scope asked for (the test interface's)."""

    def proof(scopes: Sequence[str]) -> dict[str, str]:
        return {"Authorization": f"Bearer {token(scopes[0] if scopes else INTERFACE_SCOPE)}"}

    return proof


def official(spec: Specification, proof: Proof) -> Target:
    """Return a domain's official APIs as the published workbooks have them."""
    return Target(
        "linkage-api",
        official_openapi(spec),
        "",
        proof,
        requirement=lambda name: f"{spec.domain}/api/{name}",
    )


def interface(spec: Specification, proof: Proof, sandbox: str) -> Target:
    """Return the conformance test interface of a domain, in an open sandbox."""

    def requirement(name: str) -> str | None:
        kind, _, key = name.partition("-")
        if kind == "query":
            return f"{spec.domain}/record/{key}"
        return f"{spec.domain}/{kind}/{key}" if kind in _KINDS else None

    def refuses(name: str, place: str) -> bool:
        """Say whether the contract has a refusal for what is wrong there."""
        kind, _, key = name.partition("-")
        if kind == "function":
            kind = "rule" if isinstance(spec.functions[key].operation, _REFUSING) else ""
        return kind == "rule" and place.startswith(_REFUSED_IN)

    return Target(
        "interface",
        openapi(spec),
        BASE,
        proof,
        {"sandbox": sandbox},
        requirement,
        _LEFT_OUT,
        refuses,
    )


def vendor(document: dict[str, Json], proof: Proof) -> Target:
    """Return the vendor's own document; the path of its first server stands before every call."""
    servers = document.get("servers")
    first = servers[0] if isinstance(servers, list) and servers else {}
    url = str(first.get("url", "")) if isinstance(first, dict) else ""
    return Target("vendor", document, urlsplit(url).path.rstrip("/"), proof, strict_access=False)
