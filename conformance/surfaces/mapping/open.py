"""From the profile to a package reached through its mapping."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.surfaces.auth.choose import authority_for
from conformance.surfaces.mapping.adapter import MappedPackage
from conformance.surfaces.mapping.models import Mapping as MappingSection
from conformance.surfaces.mapping.transport import Transport

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from conformance.catalog.models.domain import Specification
    from conformance.surfaces.http import Http
    from conformance.surfaces.profile import ApiSurface


def mapped(
    api: ApiSurface,
    specs: Mapping[str, Specification],
    connect: Callable[[str], Http],
    municipality: tuple[str, str],
) -> MappedPackage:
    """Return the package behind a mapping.

    Args:
        api: The profile's section; without `mapping` no call is reached.
        specs: The specifications the profile is delivered against, by domain.
        connect: The connection of a role; cookies of one never serve another.
        municipality: Its kind (`general_city` …) and its code.

    Raises:
        ProfileError: PRO010, a secret is not in the environment.
    """
    own = {str(role): section.auth for role, section in api.roles.items()}
    authority = authority_for(api.auth, own, connect)
    roles = {str(role): section for role, section in api.roles.items()}
    transport = Transport(connect, authority, roles)
    return MappedPackage(api.mapping or MappingSection(), specs, transport, *municipality)
