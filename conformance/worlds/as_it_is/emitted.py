"""All that a package of its own words answered to a call: more than a mapping makes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from conformance.surfaces.around import PackageWrapper
from conformance.surfaces.mapping.adapter import MappedPackage
from conformance.worlds.as_it_is.addressed import Addressed

if TYPE_CHECKING:
    from conformance.findings import Json
    from conformance.surfaces.package import Package


def emitted(package: Package, role: str = "") -> tuple[Json, ...]:
    """Return the bodies that the last call was answered with, to a role or to all that it took.

    Whatever columns or members they have stands there, named by the profile or not; the case's
    addresses that are met in them in the package's words are told beside them. Empty where the
    package answers in the words of the contract.
    """
    if isinstance(package, MappedPackage):
        return package.emitted(role)
    if not isinstance(package, PackageWrapper):
        return ()
    bodies = emitted(package.package, role)
    if isinstance(package, Addressed) and bodies:
        return (*bodies, cast("Json", package.places.met(str(bodies))))
    return bodies
