"""Searches after a change of what they show: what they find shows the new values."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, cast

from conformance.cases.registry import Draft, check, generates
from conformance.cases.row_keys import keys_of
from conformance.catalog.models.levels import principal
from conformance.catalog.models.operations import Search, Update
from conformance.checks.search.current import change_of
from conformance.contract.apply import run_call
from conformance.contract.search import query_for
from conformance.findings import UntestedError
from conformance.messages.causes import make_cause
from conformance.messages.worded import worded
from conformance.values.absent import alike
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
    from conformance.population.rows import Row


class ChangedShownValue(NamedTuple):
    """The function that changes what a search shows, the items, and how to search by others."""

    function: str
    operation: Update
    items: tuple[str, ...]
    by: tuple[SearchBy, ...]


@generates(Search)
def cases(spec: Specification, subject: object) -> Iterator[Draft]:
    """One case, where a function changes items shown, and none of those searched by."""
    operation = cast("Search", subject)
    found = shown_change_of(spec, operation)
    if found is not None and change_of(spec, operation) is None:
        yield Draft(
            "shows-what-stands-now",
            "search/shown-now",
            {"function": found.function},
        )


def shown_change_of(spec: Specification, operation: Search) -> ChangedShownValue | None:
    """Return the change after which a search is looked at: by a required function, if there is one.

    The row is searched by what the function leaves alone.
    """
    group = spec.records[operation.record]
    if group.history is None or group.view is not None or operation.past:
        return None
    functions = sorted(spec.functions.values(), key=lambda f: principal(f.class_) != "required")
    for function in functions:
        update = function.operation
        if not isinstance(update, Update) or update.record != group.key or update.enters:
            continue
        sent = {*update.inputs, *update.derives, *update.sets}
        by = tuple(one for one in operation.by if one.item not in sent)
        own = set(update.inputs) - set(update.of_filing) - set(group.primary_key)
        shown = [key for key in operation.shows if key in own and group.item(key).ref is None]
        if by and shown:
            return ChangedShownValue(function.key, update, tuple(shown), by)
    return None


def changes(spec: Specification, case: Case) -> Iterator[Call]:
    """Yield the call of the function that changes the items."""
    yield run_call(spec, case.param("function"), {})


@check(
    "search/shown-now",
    polarity="present",
    ja="示す項目を改めた後は、検索の結果に新しい値を示す",
    en="after a change of what it shows, shows the new values in what it finds",
    needs=("load", "run", changes),
)
def shown_now(trial: Trial) -> None:
    """The row shows the old values first; once they are changed, the new ones."""
    operation = trial.operation(Search)
    change = cast("ChangedShownValue", shown_change_of(trial.spec, operation))
    form = legal(trial, change.operation)
    before, key = existing(trial, operation.record, form, tuple(one.item for one in change.by))
    form = since_today(trial, change.operation, form, before)
    inputs = {**key, **form.inputs}
    items = [i for i in change.items if i in inputs and not alike(before.get(i), inputs[i])]
    by = next((one for one in change.by if before.get(one.item) is not None), None)
    if by is None or not items:
        raise UntestedError(make_cause("U-NO-ARRANGEMENT"))
    query: Row = {by.item: query_for(by, before[by.item])}
    _hold(trial, query, key, {item: before.get(item) for item in items})
    trial.accepted(trial.interface.run(trial.domain, change.function, inputs, form.role))
    _hold(trial, query, key, {item: inputs[item] for item in items})


def _hold(trial: Trial, query: Row, key: Row, wanted: Row) -> None:
    """Hold that a search finds the row with the key, and shows the values wanted."""
    group = trial.group(trial.operation(Search).record)
    reply = trial.accepted(trial.run(query))
    mine = keys_of(group, [key])
    found = [row for row in reply.rows if keys_of(group, [row]) == mine]
    if not found:
        raise trial.deviation(
            worded("F-SEARCH", form="current"),
            expected=mine,
            found=[],
            where=f"{reply.exchange.path}: {', '.join(query)}",
            cause=f"{trial.case.requirement.id}:now",
        )
    trial.same(wanted, found[0], f"function/{trial.key}")
