"""Where the way to a prohibited function is the vendor's choice: its absence shows nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from conformance.findings import Cause
from conformance.surfaces.mapping.calls import reaches

if TYPE_CHECKING:
    from conformance.suite.trial import Trial


def mapped(trial: Trial) -> bool:
    """Return whether calls go where the vendor's own mapping sends them."""
    api = trial.profile.surfaces.api
    return api is not None and api.adapter == "mapping"


def says_itself(trial: Trial) -> bool:
    """Return whether the package itself is asked which functions it provides."""
    api = trial.profile.surfaces.api
    section = None if api is None else api.mapping
    return section is not None and reaches(section, "capabilities", trial.domain)


BY_MAPPING: Final = Cause(
    "P-BY-MAPPING",
    "提供しないことは、事業者自身の対応づけ（mapping）だけが示しています。"
    "どこにもない場所の応答は証拠になりません。",
    "only the vendor's own mapping says that this is not offered; what answers at a place of the"
    " vendor's choice is no evidence",
    "製品が提供する機能の一覧を返す API があれば、capabilities に対応づけてください。",
    "map capabilities to the package's own list of functions, if it has one",
)
