"""Enquiries of a history: they show what stood before beside what stands."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, cast

from conformance.cases.registry import Draft, check, generates
from conformance.cases.row_keys import keys_of
from conformance.catalog.models.operations import Search
from conformance.checks.search.together import arranged
from conformance.contract.search import query_for
from conformance.findings import UntestedError
from conformance.messages.worded import worded
from conformance.values.absent import alike
from conformance.worlds.as_it_is.causes import no_load

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.cases.trial import Trial
    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.operations import SearchBy
    from conformance.catalog.models.records import History, RecordGroup
    from conformance.population.rows import Row


@generates(Search)
def cases(spec: Specification, subject: object) -> Iterator[Draft]:
    """One case where a function shows a history whole, and a day of each of its rows."""
    operation = cast("Search", subject)
    day = _shown_day(spec.records[operation.record], operation)
    if operation.past and day is not None:
        yield Draft("shows-what-stood-before", "search/past", {"item": day})


def _shown_day(group: RecordGroup, operation: Search) -> str | None:
    """Return the first day that the search shows of a row, by which its rows are told apart."""
    items = [group.item(key) for key in operation.shows if key not in group.primary_key]
    days = (one.key for one in items if one.type == "date" and one.denotes != "birth_date")
    return next(days, None)


@check(
    "search/past",
    polarity="present",
    ja="履歴の照会に、今の行と以前の行（{item:item}）をともに示す",
    en="shows of a history the row that stands and the one before it, by their {item:item}",
    needs=("load", "run"),
    chooses="item",
)
def past(trial: Trial) -> None:
    """Of two rows of one history both are shown."""
    operation = trial.operation(Search)
    group = trial.group(operation.record)
    if trial.builder.entered:
        told = "登録の機能は、以前の行を用意しません", "functions arrange no row of the past"
        raise UntestedError(no_load(trial.domain, group.key, *told))
    item = trial.case.param("item")
    wanted = (item, *operation.shows, *(by.item for by in operation.by))
    newest = trial.builder.row(trial.spec, group, "history", wanted)
    rows = [_before(group, newest, item), newest]
    trial.begin(arranged(trial, group, rows, wanted))
    by = _telling(group, operation)
    reply = trial.accepted(trial.run({by.item: query_for(by, newest[by.item])}))
    mine = keys_of(group, [newest])
    found = [row for row in reply.rows if keys_of(group, [row]) == mine]
    lacking = [row[item] for row in rows if not any(alike(row[item], f.get(item)) for f in found)]
    if lacking:
        raise trial.deviation(
            worded("F-SEARCH", form="past"),
            expected=[row[item] for row in rows],
            found=[row.get(item) for row in found],
            where=f"{reply.exchange.path} → {item}",
            cause=f"{trial.case.requirement.id}:past",
        )


def _telling(group: RecordGroup, operation: Search) -> SearchBy:
    """Return how to search for all rows of one history: by its key, if that is searched by."""
    own = (by for by in operation.by if by.item in group.primary_key)
    shared = (by for by in operation.by if by.match != "range")
    return next(own, None) or next(shared, operation.by[0])


def _before(group: RecordGroup, newest: Row, item: str) -> Row:
    """Return the row before: of a year earlier; the newest becomes the second of its history."""
    history = cast("History", group.history)
    day = date.fromisoformat(str(newest[item]))
    earlier = day.replace(year=day.year - 1, day=min(day.day, 28))
    before: Row = {**newest, item: earlier.isoformat()}
    newest[history.number] = cast("int", newest[history.number]) + 1
    if history.latest is not None:
        before[history.latest] = False
    return before
