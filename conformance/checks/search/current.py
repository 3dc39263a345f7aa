"""Searches after a change: by the new value somebody is found, by the one before no longer."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, cast

from conformance.cases.registry import Draft, check, generates
from conformance.cases.row_keys import keys_of
from conformance.catalog.models.levels import principal
from conformance.catalog.models.operations import Search, Update
from conformance.contract.apply import run_call
from conformance.contract.search import matches, query_for
from conformance.findings import UntestedError
from conformance.messages.causes import make_cause
from conformance.messages.worded import worded
from conformance.worlds.arrange import legal
from conformance.worlds.existing import existing
from conformance.worlds.since_today import since_today

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.cases.case import Case
    from conformance.cases.trial import Trial
    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.operations import SearchBy
    from conformance.contract.call import Call
    from conformance.findings import FindingError, Json
    from conformance.population.rows import Row


class ChangedSearchValue(NamedTuple):
    """The function that changes what a search looks for, and how that is searched by."""

    function: str
    operation: Update
    by: SearchBy


@generates(Search)
def cases(spec: Specification, subject: object) -> Iterator[Draft]:
    """One case, where a function changes an item that is searched by and its past is kept."""
    found = change_of(spec, cast("Search", subject))
    if found is not None:
        params: dict[str, Json] = {"item": found.by.item, "function": found.function}
        yield Draft("finds-what-stands-now", "search/current", params)


def change_of(spec: Specification, operation: Search) -> ChangedSearchValue | None:
    """Return the change after which a search is tried: by a required function, if there is one."""
    group = spec.records[operation.record]
    if group.history is None or group.view is not None or operation.past:
        return None
    functions = sorted(spec.functions.values(), key=lambda f: principal(f.class_) != "required")
    for function in functions:
        update = function.operation
        if not isinstance(update, Update) or update.record != group.key or update.enters:
            continue
        for by in operation.by:
            plain = by.item not in group.primary_key and group.item(by.item).ref is None
            plain = plain and by.match != "range"  # two values may lie in one
            if plain and by.item in set(update.inputs) - set(update.of_filing):
                return ChangedSearchValue(function.key, update, by)
    return None


def changes(spec: Specification, case: Case) -> Iterator[Call]:
    """Yield the call of the function that changes the item."""
    yield run_call(spec, case.param("function"), {})


@check(
    "search/current",
    polarity="present",
    ja="{item:item}を改めた後は新しい値で見つけ、前の値では見つけない",
    en="after a change of {item:item} finds by the new value and no longer by the one before",
    needs=("load", "run", changes),
)
def current(trial: Trial) -> None:
    """Found by the old value first; once it is changed, by the new one alone."""
    operation = trial.operation(Search)
    change = cast("ChangedSearchValue", change_of(trial.spec, operation))
    form = legal(trial, change.operation)
    before, key = existing(trial, operation.record, form)
    form = since_today(trial, change.operation, form, before)
    item = change.by.item
    old, new = before.get(item), form.inputs.get(item)
    asked = _telling(change.by, old, new)
    if asked is None or new is None:
        raise UntestedError(make_cause("U-NO-ARRANGEMENT"))
    if not _finds(trial, change, asked, key):
        raise _deviation(trial, item, key, found=False)
    inputs = {**key, **form.inputs}
    trial.accepted(trial.interface.run(trial.domain, change.function, inputs, form.role))
    if not _finds(trial, change, query_for(change.by, new), key):
        raise _deviation(trial, item, key, found=False)
    if _finds(trial, change, asked, key):
        raise _deviation(trial, item, key, found=True)


def _telling(by: SearchBy, old: Json, new: Json) -> Json:
    """Return what to search by that meets the old value and not the new one; None if there is none.

    A part of the old value, or all of it where the two begin alike (石井, 石川).
    """
    if old is None:
        return None
    tried = (query_for(by, old), old)
    return next((one for one in tried if not matches(by, new, one)), None)


def _finds(trial: Trial, change: ChangedSearchValue, asked: Json, key: Row) -> bool:
    """Return whether a search finds the row with the key."""
    group = trial.group(change.operation.record)
    shown = trial.accepted(trial.run({change.by.item: asked}))
    return keys_of(group, [key])[0] in keys_of(group, shown.rows)


def _deviation(trial: Trial, item: str, key: Row, *, found: bool) -> FindingError:
    group = trial.group(trial.operation(Search).record)
    wanted = keys_of(group, [key])
    return trial.deviation(
        worded("F-SEARCH", form="current"),
        expected=[] if found else wanted,
        found=wanted if found else [],
        where=f"function/{trial.key}: {item}",
        cause=f"{trial.case.requirement.id}:{item}:now",
    )
