"""Searches by several items at once: each condition counts, whichever else is given.

A search that joins its conditions by "or", or takes the first two, passes when it is asked by one
item at a time. Nobody is made up for it: what two people differ in is asked of the one and of the
other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from conformance.cases.registry import Draft, Spares, check, generates
from conformance.cases.row_keys import found_keys, keys_of
from conformance.catalog.models.operations import Search
from conformance.checks.refusals.carried import not_carried
from conformance.contract.search import matches, query_for
from conformance.findings import UntestedError
from conformance.messages.worded import worded
from conformance.population.rows import PlacedRow, key_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from conformance.cases.trial import Trial
    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.operations import SearchBy
    from conformance.catalog.models.records import RecordGroup
    from conformance.findings import Json
    from conformance.population.rows import Row

_PEOPLE = 4
_SEVERAL = 2


@generates(Search)
def cases(_spec: Specification, subject: object) -> Iterator[Draft]:
    """One case where a function searches by several items."""
    if len(cast("Search", subject).by) >= _SEVERAL:
        yield Draft("finds-by-all-at-once", "search/together")


@check(
    "search/together",
    polarity="present",
    compares="conditions",
    ja="条件を併せて探したときは、すべてに当たる者だけを返す",
    en="returns only who meets all conditions of a search by several items",
    needs=("load", "run"),
    spares=Spares("all"),
)
def together(trial: Trial) -> None:
    """All that is known of somebody finds them; with one thing of another person, it does not.

    A condition that a profile leaves out where another is given was not asked: the rest is judged,
    and it is no pass.
    """
    operation = trial.operation(Search)
    rows = _people(trial, operation)
    sought, others = rows[0], rows[1:]
    matters = (*(by.item for by in operation.by), *operation.shows)
    trial.begin(arranged(trial, trial.group(operation.record), rows, matters))
    whole = {by.item: query_for(by, sought[by.item]) for by in operation.by}
    untold = _hold(trial, operation, rows, whole)
    for by in operation.by:
        value = _of_another(by, sought, others) or _other_code(trial, operation, by, sought)
        if value is not None:
            untold |= _hold(trial, operation, rows, {**whole, by.item: value})
    if untold:
        raise UntestedError(not_carried(trial, min(untold)))


def _people(trial: Trial, operation: Search) -> list[Row]:
    """Return rows in which every item that is searched by holds a value."""
    group = trial.group(operation.record)
    wanted = (*(by.item for by in operation.by), *operation.shows)
    made = [trial.builder.row(trial.spec, group, f"one of {n}", wanted) for n in range(_PEOPLE)]
    return list({str(key_of(group, row)): row for row in made}.values())


def arranged(
    trial: Trial, group: RecordGroup, rows: Iterable[Row], matters: tuple[str, ...]
) -> list[PlacedRow]:
    """Return rows of a group with what they need; `matters`: the items that a search goes by."""
    return [
        placed
        for row in rows
        for placed in (
            *trial.builder.world(trial.spec, group, row),
            PlacedRow(trial.domain, group.key, row, matters),
        )
    ]


def _of_another(by: SearchBy, sought: Row, others: Sequence[Row]) -> Json:
    """Return what would find another person by an item and not the one sought; None if nothing."""
    asked = (query_for(by, other[by.item]) for other in others)
    return next((one for one in asked if not matches(by, sought[by.item], one)), None)


def _other_code(trial: Trial, operation: Search, by: SearchBy, sought: Row) -> Json:
    """Return another code of an item that everybody has alike; None where it is no code."""
    item = trial.group(operation.record).item(by.item)
    codes = trial.spec.codes[item.code_list].values if item.code_list else ()
    return next((code for code in codes if not matches(by, sought[by.item], code)), None)


def _hold(trial: Trial, operation: Search, rows: list[Row], asked: Row) -> frozenset[str]:
    """Hold that who meets the conditions is found; return those that no request held.

    Of these the package was not told, and whom it finds says nothing of them.
    """
    group = trial.group(operation.record)
    given = [by for by in operation.by if asked[by.item] is not None]
    reply = trial.accepted(trial.run({by.item: asked[by.item] for by in given}))
    told = [by for by in given if by.item not in reply.unsent]
    expected = [
        row for row in rows if all(matches(by, row[by.item], asked[by.item]) for by in told)
    ]
    wanted, found = keys_of(group, expected), found_keys(group, operation, reply.rows)
    if wanted == found:
        return frozenset(by.item for by in given) & reply.unsent
    raise trial.deviation(
        worded("F-SEARCH", form="together"),
        expected=wanted,
        found=found,
        where=f"{reply.exchange.path}: {', '.join(by.item for by in given)}",
    )
