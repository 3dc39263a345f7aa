"""The specifications that a profile is delivered against, each error with the profile's line."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from conformance.catalog.load import load
from conformance.catalog.yaml import line_of
from conformance.errors import CatalogError, Message, ProfileError

if TYPE_CHECKING:
    from pathlib import Path

    from conformance.catalog.models.domain import Specification
    from conformance.surfaces.profile import Profile


def delivered(path: Path, profile: Profile) -> dict[str, Specification]:
    """Return the specifications that a profile names, by domain.

    Raises:
        ProfileError: CAT006 or CAT007, the catalogue has no such version or domain; PRO012, it has
            another content than the profile pins.
        CatalogError: a file of the catalogue cannot be read.
    """
    return {
        domain: _one(path, domain, wanted.version, wanted.digest)
        for domain, wanted in profile.specifications.items()
    }


def _one(path: Path, domain: str, version: str, digest: str | None) -> Specification:
    at: tuple[str, ...] = ("specifications", domain)
    try:
        spec = load(domain, version)
    except CatalogError as error:
        if error.messages[0].code not in {"CAT006", "CAT007"}:
            raise
        at = at if error.messages[0].code == "CAT007" else (*at, "version")
        where = f"{path}:{line_of(path, at)}"
        raise ProfileError(*(replace(one, where=where) for one in error.messages)) from None
    if digest is not None and digest != spec.digest:
        where = f"{path}:{line_of(path, (*at, 'digest'))}"
        raise ProfileError(_moved(domain, digest, spec.digest, where))
    return spec


def _moved(domain: str, wanted: str, found: str, where: str) -> Message:
    return Message(
        "PRO012",
        f"{domain} のカタログが固定と違います。期待: {wanted[:12]}。実際: {found[:12]}",
        f"catalogue of {domain}: expected digest {wanted[:12]}, found {found[:12]}",
        "固定した版のハーネスを使うか、profile の digest を改めてください。",
        "use the harness of that version, or update the digest in the profile",
        where,
    )
