"""Another group than those a request writes: where a refused one could leave something, too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.catalog.models.operations import Cancel, Create, Update
from conformance.population import seeds

if TYPE_CHECKING:
    from collections.abc import Collection

    from conformance.suite.trial import Trial


def alone(trial: Trial) -> bool:
    """Return whether a group can be read whole: a sandbox of this contract, of this case alone."""
    api = trial.profile.surfaces.api
    return not trial.scope and api is not None and api.adapter != "mapping"


def group_elsewhere(trial: Trial, written: Collection[str]) -> str | None:
    """Return a group that the request has nothing to do with; None where none can be read whole.

    Each case and seed looks at one, drawn by their names, so that the cases of a domain look at
    all. Only what functions file is looked at: a log may lawfully tell of a refused request.
    """
    if not written or not alone(trial):
        return None
    kinds = (Create, Update, Cancel)
    operations = (one.operation for one in trial.spec.functions.values())
    filed = {one.record for one in operations if isinstance(one, kinds)}
    others = sorted(filed - set(written))
    return seeds.pick(others, trial.seed, trial.case.id, "elsewhere") if others else None
