"""Which entry of the profile decides a cause of the way to the package: never the address alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from conformance.findings import Cause
    from conformance.planning.rehearsal.model import Place
    from conformance.surfaces.profile import ApiSurface

_PROOFS: Final = frozenset(
    {"T-TOKEN-REFUSED", "T-TOKEN-NOT-TAKEN", "T-AUTH-NOT-TAKEN", "T-LOGIN-INCOMPLETE", "T-REDIRECT"}
)


def access_place(api: ApiSurface, cause: Cause) -> Place:
    """Return the entry that says how the harness proves itself, where that was not taken; else ().

    A login names its own entry, for each role may have another.
    """
    if cause.code == "T-LOGIN-REFUSED":
        return tuple(cause.details["entry"].split("."))
    if cause.code not in _PROOFS:
        return ()
    return ("surfaces", "api", "credentials" if api.auth is None else "auth")
