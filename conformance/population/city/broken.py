"""Faults that a row shows only beside others: keys, histories, references, periods, rules."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import polars as pl

from conformance.population.city.candidates import Candidate
from conformance.population.city.conditions import holds
from conformance.population.city.derived import inputs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from conformance.catalog.models.records import RecordGroup
    from conformance.population.city.roles import Catalogue

    Found = tuple[str, str, pl.Expr, str]
    """An item, the code, where a row can be spoiled so, and the wrong value."""


_KEY = "F-FILE-KEY-TWICE"
"""A fault of the whole key: any of its items may be the wrong one."""


def row_faults(catalogue: Catalogue) -> Iterator[Candidate]:
    """Yield every way in which one cell can break a row beside others; each needs its own file."""
    places = [(d, key) for d, spec in catalogue.specs.items() for key in spec.records]
    for name, make in _MAKERS.items():
        for place in places:
            for item, code, rows, value in make(catalogue, catalogue.group(place)):
                spoil = partial(_constant, value)
                key = ", ".join(catalogue.group(place).primary_key)
                column = key if code == _KEY else item
                yield Candidate(name, place, item, code, rows, spoil, alone=True, column=column)


def _constant(wrong: str, _value: str) -> str:
    return wrong


def _reference(catalogue: Catalogue, group: RecordGroup) -> Iterator[Found]:
    """A number that stands nowhere, in an item that is no key and that nothing else refers to."""
    for item in group.items:
        known = item.ref is not None and not item.ref.partial and catalogue.targets(item)
        if known and item.key not in group.primary_key and item.len and item.identifier is None:
            yield item.key, "F-FILE-REFERENCE", pl.col(item.key).is_not_null(), "9" * item.len


def _gap(_catalogue: Catalogue, group: RecordGroup) -> Iterator[Found]:
    """The last of several rows of a history with a number too high."""
    past = group.history
    if past is not None and group.primary_key[-1] == past.number and past.until is None:
        last = _last(group) & (pl.col(past.number) != "1")
        yield past.number, "F-FILE-HISTORY-GAP", last, "9"


def _latest(_catalogue: Catalogue, group: RecordGroup) -> Iterator[Found]:
    """The mark of the latest row on none."""
    past = group.history
    if past is not None and past.latest is not None and group.primary_key[-1] == past.number:
        yield past.latest, "F-FILE-LATEST", _last(group), "0"


def _twice(_catalogue: Catalogue, group: RecordGroup) -> Iterator[Found]:
    """The number of the row before."""
    key = group.primary_key[-1]
    if group.history is None and group.item(key).type == "integer" and len(group.primary_key) > 1:
        stem = group.primary_key[:-1]
        again = pl.all_horizontal(pl.col(k) == pl.col(k).shift(1) for k in stem)
        yield key, _KEY, again & (pl.col(key) == "2"), "1"


def _backwards(_catalogue: Catalogue, group: RecordGroup) -> Iterator[Found]:
    """An end long before the beginning."""
    for one in group.periods:
        if group.item(one.until).type == "date" and not one.per:
            both = pl.col(one.since).is_not_null() & pl.col(one.until).is_not_null()
            rows = both & holds(one.when)
            yield one.until, "F-FILE-PERIOD-BACKWARDS", rows, "1901-01-01"


def _rule(_catalogue: Catalogue, group: RecordGroup) -> Iterator[Found]:
    """An amount that the rule does not give."""
    for one in group.follows:
        if group.item(one.item).type == "integer":
            known = pl.all_horizontal(pl.col(key).is_not_null() for key in inputs(one))
            rows = holds(one.when) & known & pl.col(one.item).is_not_null()
            yield one.item, "F-FILE-RULE", rows, "7777777"


def _asked_for(_catalogue: Catalogue, group: RecordGroup) -> Iterator[Found]:
    """Nothing where other items of the row ask for a value."""
    for item in group.items:
        if item.required_when is not None:
            rows = holds(item.required_when) & pl.col(item.key).is_not_null()
            yield item.key, "F-FILE-REQUIRED-WHEN", rows, ""


def _last(group: RecordGroup) -> pl.Expr:
    stem = group.primary_key[:-1]
    return pl.any_horizontal((pl.col(k) != pl.col(k).shift(-1)).fill_null(value=True) for k in stem)


_MAKERS: dict[str, Callable[[Catalogue, RecordGroup], Iterator[Found]]] = {
    "reference-dangling": _reference,
    "history-gap": _gap,
    "latest-mark": _latest,
    "key-twice": _twice,
    "period-backwards": _backwards,
    "rule-result": _rule,
    "asked-for-missing": _asked_for,
}
