"""A change of what was entered today: it happens on no day before."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from conformance.catalog.models.operations import Create
from conformance.contract.guards import passes
from conformance.contract.rule_inputs import derivations

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conformance.cases.trial import Trial
    from conformance.catalog.models.operations import Update
    from conformance.findings import Json
    from conformance.worlds.arrange import Arranged


def since_today(
    trial: Trial, operation: Update, form: Arranged, before: Mapping[str, Json]
) -> Arranged:
    """Return the request for a row as it stands, none of whose days lies before its entry.

    A package that registers on the day itself only has a registration of today, whatever day the
    case drew; one that is ended the week before is no lawful request then.
    """
    today, group = form.day.isoformat(), trial.group(operation.record)
    told = {i for f in trial.spec.functions.values() for i in _entering(f.operation, group.key)}
    dates = [item.key for item in group.items if item.type == "date"]
    if not trial.builder.entered or all(
        before.get(key) != today for key in dates if key in told and key not in form.inputs
    ):
        return form
    moved = {
        key: today if key in dates and isinstance(value, str) and value < today else value
        for key, value in form.inputs.items()
    }
    found = derivations(trial.spec, operation, moved, form.day)
    if found is None or not passes(trial.spec, operation, moved, form.day):
        return form
    return replace(form, inputs=moved, derived=found.values, steps=found.steps)


def _entering(operation: object, group: str) -> tuple[str, ...]:
    is_it = isinstance(operation, Create) and operation.record == group
    return operation.inputs if is_it and isinstance(operation, Create) else ()
