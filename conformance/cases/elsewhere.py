"""Another group than those a request writes: where a refused one could leave something, too."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from conformance.catalog.models.operations import Cancel, Create, Update
from conformance.population import seeds

if TYPE_CHECKING:
    from collections.abc import Collection

    from conformance.cases.trial import Trial
    from conformance.catalog.models.domain import Specification

Place = tuple[str, str]
"""A domain and one of its groups."""

_OTHERS: Final = 4


def alone(trial: Trial) -> bool:
    """Return whether a group can be read whole: a sandbox of this contract, of this case alone."""
    api = trial.profile.surfaces.api
    return not trial.scope and api is not None and api.adapter != "mapping"


def place_elsewhere(trial: Trial, written: Collection[str]) -> Place | None:
    """Return a group that the request has nothing to do with; None where none can be read whole.

    Each case and seed looks at one, drawn by their names, so that the cases of a domain look at
    all, one case in `_OTHERS` at a group of another domain of the product; of requests that write
    nothing, one in `_OTHERS` looks at all. Only what functions file is looked at: a log may
    lawfully tell of a refused request.
    """
    if not alone(trial):
        return None
    names = (trial.seed, trial.case.id, "elsewhere")
    if not written and seeds.number(*names, "of what only reads") % _OTHERS:
        return None
    domain, there = trial.domain, trial.spec
    others = sorted(set(trial.profile.specifications) - {trial.domain})
    if others and seeds.number(*names, "domain") % _OTHERS == 0:
        domain = seeds.pick(others, *names, "which")
        there = trial.specification(domain) or trial.spec
    groups = sorted(filed(there) - (set(written) if there is trial.spec else set()))
    return (there.domain, seeds.pick(groups, *names)) if groups else None


def filed(spec: Specification) -> set[str]:
    """Return the groups whose rows functions add, change or take back."""
    operations = (one.operation for one in spec.functions.values())
    return {one.record for one in operations if isinstance(one, Create | Update | Cancel)}
