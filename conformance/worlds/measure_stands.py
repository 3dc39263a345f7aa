"""Whether the measure that protects a person stands in the package as the case arranged it.

A leak is the gravest thing to say of a product. It counts only after its positive control: the
measure reads back as stored, for that person and in that period. Otherwise nobody was protected.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.catalog.models.invariants import NoLeak
from conformance.catalog.models.operations import Restrict
from conformance.findings import Cause, UntestedError
from conformance.messages.causes import make_cause
from conformance.population.rows import key_of, references

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from conformance.cases.trial import Trial
    from conformance.catalog.models.domain import Specification
    from conformance.population.rows import PlacedRow


def hold_measures(trial: Trial) -> None:
    """Hold that every row by which the case protects somebody reads back (`UntestedError`).

    What a group says beside whom it protects, how and when, is not looked at here; nor is what the
    profile says the vendor's API has no field for, whom it protects excepted. Where it has a field
    neither for how nor for when, nobody can see that there is a measure.
    """
    told = _protecting(trial.spec)
    for placed in trial.arranged:
        items = told.get(placed.group, frozenset()) & set(placed.row)
        if placed.matters is not None:
            items &= set(placed.matters)
        if placed.domain == trial.domain and items and not _stands(trial, placed, items):
            raise UntestedError(_not_stored(f"{placed.domain}/{placed.group}", sorted(items)))


def _stands(trial: Trial, placed: PlacedRow, items: frozenset[str]) -> bool:
    """Say whether a row stands under the key, now or in its history, with these items as sent."""
    group = trial.group(placed.group)
    found = trial.interface.query(placed.domain, placed.group, key_of(group, placed.row))
    named = set(references(group))
    untold = {i for i in items - named if trial.own.lacks(i, f"{placed.domain}/{placed.group}")}
    if untold and untold == items - named:
        return False  # a row that stands without a measure, too, says nothing of one
    if _out_of_force(trial, placed, untold):
        return False  # nobody told the package that it does not protect today
    return any(
        all(row.get(i) == placed.row[i] or (row.get(i) is None and i in untold) for i in items)
        for row in found
    )


def _out_of_force(trial: Trial, placed: PlacedRow, untold: Collection[str]) -> bool:
    """Say whether only days that the package has no field for keep a measure from protecting."""
    head, row, today = trial.spec.head.protection, placed.row, trial.day.isoformat()
    if head is None or placed.group != head.group:
        return False
    begin = head.begin(row)
    ends = (row.get(str(item)) for item in (head.until_item, head.ended) if item in untold)
    still_to_come = begin in untold and str(row.get(str(begin)) or "") > today
    return still_to_come or any(str(end) <= today for end in ends if end)


def _protecting(spec: Specification) -> dict[str, frozenset[str]]:
    """Return the groups that protect, each with the items that say whom, how and when."""
    found: dict[str, frozenset[str]] = {}
    for group, items in _said(spec):
        found[group] = found.get(group, frozenset()) | items
    return found


def _said(spec: Specification) -> Iterator[tuple[str, frozenset[str]]]:
    head = spec.head.protection
    if head is not None:
        yield head.group, frozenset({head.subject, *head.active, *head.dates})
        if head.companions is not None:
            yield head.companions.group, frozenset({head.companions.subject, *head.companions.by})
    for function in spec.functions.values():
        one = function.operation
        if isinstance(one, Restrict):
            yield one.protected_by, frozenset({one.subject, *one.active})
    for invariant in spec.invariants.values():
        for law in invariant.checks:
            if isinstance(law, NoLeak):
                yield law.protected_by, frozenset({law.subject, *law.active})


def _not_stored(group: str, items: list[str]) -> Cause:
    names = ", ".join(items)
    return make_cause("U-MEASURE-NOT-STORED", {"group": group}, group=group, names=names)
