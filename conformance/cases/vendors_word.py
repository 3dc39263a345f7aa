"""Where the way to a prohibited function is the vendor's choice: its absence shows nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from conformance.messages.causes import make_cause
from conformance.surfaces.mapping.calls import reaches

if TYPE_CHECKING:
    from conformance.cases.trial import Trial


def mapped(trial: Trial) -> bool:
    """Return whether calls go where the vendor's own mapping sends them."""
    api = trial.profile.surfaces.api
    return api is not None and api.adapter == "mapping"


def says_itself(trial: Trial) -> bool:
    """Return whether the package itself is asked which functions it provides."""
    api = trial.profile.surfaces.api
    section = None if api is None else api.mapping
    return section is not None and reaches(section, "capabilities", trial.domain)


BY_MAPPING: Final = make_cause("P-BY-MAPPING")
