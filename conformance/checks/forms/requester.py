"""Who asks for a copy about somebody else: a member of the household, known to the register."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from conformance.population.people.numbers import is_household
from conformance.population.rows import PlacedRow, key_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from conformance.cases.trial import Trial
    from conformance.catalog.models.records import RecordGroup
    from conformance.checks.forms.lawful_copy import CopyToIssue
    from conformance.population.rows import Row


def household_of(trial: Trial, copy: CopyToIssue) -> list[PlacedRow]:
    """Return the row of another member of the household of whom a copy is about.

    Nothing where the register that the copy is made from knows no households.
    """
    person = _person(trial, copy)
    if person is None:
        return []
    group, name = trial.group(person.group), f"member {copy.form.key}"
    shared: Row = {k: v for k, v in person.row.items() if k in _shared(group)}
    number = trial.builder.beside(trial.spec, group, person.row, name)
    row = trial.builder.row(trial.spec, group, name, [*shared, *number], {**shared, **number})
    told = (*key_of(group, row), *shared)
    return [
        PlacedRow(trial.domain, group.key, row, told),
        *trial.builder.world(trial.spec, group, row),
    ]


def asked_by(trial: Trial, copy: CopyToIssue, household: Sequence[PlacedRow]) -> CopyToIssue:
    """Return a copy whose request names who asks: the member, or as before where there is none."""
    if not household:
        return copy
    member = household[0]
    requester: Row = {
        "group": member.group,
        "key": key_of(trial.group(member.group), member.row),
    }
    return replace(copy, body={**copy.body, "requester": requester})


def _person(trial: Trial, copy: CopyToIssue) -> PlacedRow | None:
    own = (one for one in copy.placed if one.domain == trial.domain)
    return next((one for one in own if _shared(trial.group(one.group)) & one.row.keys()), None)


def _shared(group: RecordGroup) -> set[str]:
    """Return what the members of a household have in common; nothing of a group without one."""
    homes = {item.key for item in group.items if is_household(item) and item.ref is not None}
    return homes | {i.key for i in group.items if i.denotes == "address"} if homes else set()
