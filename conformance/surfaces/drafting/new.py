"""The way from a document to a draft, in one call."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from conformance.surfaces.drafting.draft import draft_domain
from conformance.surfaces.drafting.envelope import envelope_of
from conformance.surfaces.drafting.operations import read_api
from conformance.surfaces.drafting.profile_text import ProfileText
from conformance.surfaces.drafting.source import read_document

if TYPE_CHECKING:
    from collections.abc import Iterable

    from conformance.catalog.models.domain import Specification
    from conformance.surfaces.drafting.draft import DraftedDomain
    from conformance.surfaces.drafting.model import VendorApi


@dataclass(frozen=True, slots=True)
class NewProfile:
    """The text of the drafted profile, and the draft for the report."""

    text: str
    api: VendorApi
    domains: tuple[DraftedDomain, ...]


def draft_profile(place: str, specs: Iterable[Specification]) -> NewProfile:
    """Return the profile drafted from the document at a path or URL (`UsageError`)."""
    api = read_api(read_document(place))
    envelope = envelope_of(api.operations)
    domains = tuple(draft_domain(s, api, str(envelope.get("rows", ""))) for s in specs)
    source = place if "://" in place else place.rpartition("/")[2]
    return NewProfile(
        ProfileText(api, domains, envelope, source, base_url(api, place)).text(), api, domains
    )


def base_url(api: VendorApi, place: str) -> str:
    """Return where the package is: its first server, completed by the document's own place."""
    server = api.servers[0] if api.servers else ""
    if "://" in server:
        return server.rstrip("/")
    if "://" in place:
        return urljoin(place, server or "/").rstrip("/")
    return f"https://TODO.example.jp{server}".rstrip("/")
