"""Faults that a row shows only beside others: keys, histories, references, periods, rules, laws."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

import polars as pl

from conformance.catalog.models import file_laws as law
from conformance.catalog.unspecified import is_wording, unspecified_flags
from conformance.population.city.candidates import Candidate
from conformance.population.city.conditions import condition_mask
from conformance.population.city.derived import inputs
from conformance.population.city.laws import laws_of
from conformance.population.city.quiet import mentions

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Callable, Iterator, Sequence

    from conformance.catalog.models.records import RecordGroup
    from conformance.population.city.roles import CityCatalogue, Place

    Spoil = Callable[[str], str]
    Found = tuple[str, str, pl.Expr, Spoil]
    """An item, the code, where a row can be spoiled so, and the wrong value from the right one."""

_KEY = "F-FILE-KEY-TWICE"
"""A fault of the whole key: any of its items may be the wrong one."""

_OVERLAP = timedelta(days=10)  # less than a row lasts


def row_faults(catalogue: CityCatalogue) -> Iterator[Candidate]:
    """Yield every way in which one cell can break a row beside others; each needs its own file."""
    named = mentions(catalogue)
    places = [(d, key) for d, spec in catalogue.specs.items() for key in spec.records]
    for name, make in _MAKERS.items():
        for place in places:
            for item, code, rows, spoil in make(_GroupUse(catalogue, place, named)):
                key = ", ".join(catalogue.group(place).primary_key)
                column = key if code == _KEY else item
                yield Candidate(name, place, item, code, rows, spoil, alone=True, column=column)


@dataclass(frozen=True, slots=True)
class _GroupUse:
    """A group of the city and how many statements name each item."""

    catalogue: CityCatalogue
    place: Place
    named: Counter[tuple[Place, str]]

    @property
    def group(self) -> RecordGroup:
        return self.catalogue.group(self.place)

    def alone(self, item: str, statements: int = 1) -> bool:
        """Say whether no more than so many statements name an item."""
        return self.named[self.place, item] <= statements

    def laws(self) -> Iterator[law.FileLaw]:
        return laws_of(self.catalogue.specs[self.place[0]], self.place[1])


def _put(text: str) -> Spoil:
    return lambda _value: text


def _reference(at: _GroupUse) -> Iterator[Found]:
    """A number that stands nowhere, in an item that is no key and that nothing else refers to."""
    for item in at.group.items:
        known = item.ref is not None and not item.ref.partial and at.catalogue.targets(item)
        if known and at.alone(item.key) and item.len and item.identifier is None:
            rows = pl.col(item.key).is_not_null()
            yield item.key, "F-FILE-REFERENCE", rows, _put("9" * item.len)


def _gap(at: _GroupUse) -> Iterator[Found]:
    """The last of several rows of a history with a number too high."""
    past = at.group.history
    if past is not None and at.group.primary_key[-1] == past.number and past.until is None:
        last = _last(at.group) & (pl.col(past.number) != "1")
        yield past.number, "F-FILE-HISTORY-GAP", last, _put("9")


def _latest(at: _GroupUse) -> Iterator[Found]:
    """The mark of the latest row on none."""
    past = at.group.history
    if past is None or past.latest is None or at.group.primary_key[-1] != past.number:
        return
    if at.alone(past.latest):
        yield past.latest, "F-FILE-LATEST", _last(at.group), _put("0")


def _twice(at: _GroupUse) -> Iterator[Found]:
    """The number of the row before."""
    *stem, key = at.group.primary_key
    if at.group.history is None and at.group.item(key).type == "integer" and at.alone(key):
        yield key, _KEY, _again(stem) & (pl.col(key) == "2"), _put("1")


def _backwards(at: _GroupUse) -> Iterator[Found]:
    """An end long before the beginning."""
    for one in at.group.periods:
        if at.group.item(one.until).type == "date" and not one.per and at.alone(one.until):
            both = pl.col(one.since).is_not_null() & pl.col(one.until).is_not_null()
            rows = both & condition_mask(one.when)
            yield one.until, "F-FILE-PERIOD-BACKWARDS", rows, _put("1901-01-01")


def _overlap(at: _GroupUse) -> Iterator[Found]:
    """A beginning some days before the row before has ended."""
    past = at.group.history
    if past is None or past.since is None or past.until is None or not at.alone(past.since):
        return
    stem = at.group.primary_key[: at.group.primary_key.index(past.number)]
    yield past.since, "F-FILE-PERIOD-OVERLAP", _again(stem), _earlier


def _earlier(day: str) -> str:
    return (date.fromisoformat(day) - _OVERLAP).isoformat()


def _rule(at: _GroupUse) -> Iterator[Found]:
    """An amount that the rule does not give."""
    for one in at.group.follows:
        statements = sum(other.item == one.item for other in at.group.follows)
        if at.group.item(one.item).type == "integer" and at.alone(one.item, statements):
            known = pl.all_horizontal(pl.col(key).is_not_null() for key in inputs(one))
            rows = condition_mask(one.when) & known & pl.col(one.item).is_not_null()
            yield one.item, "F-FILE-RULE", rows, _put("7777777")


def _asked_for(at: _GroupUse) -> Iterator[Found]:
    """Nothing where other items of the row ask for a value."""
    for item in at.group.items:
        if item.required_when is not None and at.alone(item.key):
            rows = condition_mask(item.required_when) & pl.col(item.key).is_not_null()
            yield item.key, "F-FILE-REQUIRED-WHEN", rows, _put("")


def _wording(at: _GroupUse) -> Iterator[Found]:
    """A wording of an unspecified date whose flag says that it is known."""
    flag_of = unspecified_flags(at.group.items)
    for key in sorted(item.key for item in at.group.items if is_wording(item)):
        if key in flag_of:
            yield key, "V-UNKNOWN-TEXT-FORBIDDEN", pl.col(flag_of[key]) == "0", _put("推定")


def _no_wording(at: _GroupUse) -> Iterator[Found]:
    """No wording of an unspecified date."""
    for key, _, known, _ in _wording(at):
        yield key, "V-UNKNOWN-TEXT-MISSING", ~known & pl.col(key).is_not_null(), _put("")


def _sum(at: _GroupUse) -> Iterator[Found]:
    """A total that its parts do not make."""
    for one in at.laws():
        if isinstance(one, law.AddsUp) and at.alone(one.total):
            told = pl.all_horizontal(pl.col(item).is_not_null() for item in one.plus)
            rows = condition_mask(one.rows.when) & told & pl.col(one.total).is_not_null()
            yield one.total, "F-FILE-SUM", rows, _put("1234567")


def _order(at: _GroupUse) -> Iterator[Found]:
    """A day long before the one it follows."""
    for one in at.laws():
        if not isinstance(one, law.InOrder) or one.others is not None or not at.alone(one.later):
            continue
        if at.group.item(one.later).type == "date":
            both = pl.col(one.earlier).is_not_null() & pl.col(one.later).is_not_null()
            yield (
                one.later,
                "F-FILE-ORDER",
                condition_mask(one.rows.when) & both,
                _put("1901-01-01"),
            )


def _value(at: _GroupUse) -> Iterator[Found]:
    """An amount where there must be none."""
    for one in at.laws():
        if not isinstance(one, law.HasValue) or not at.alone(one.item):
            continue
        if at.group.item(one.item).type == "integer":
            rows = condition_mask(one.rows.when) & pl.col(one.item).is_not_null()
            yield one.item, "F-FILE-VALUE", rows, _put("7654321")


def _disagreement(at: _GroupUse) -> Iterator[Found]:
    """A day other than the one that another file holds of the same person."""
    for one in at.laws():
        if isinstance(one, law.RowsAgree):
            for item in one.items:
                if at.group.item(item).type == "date" and at.alone(item):
                    told = pl.all_horizontal(pl.col(k).is_not_null() for k in (*one.key, item))
                    rows = condition_mask(one.rows.when) & told
                    yield item, "F-FILE-DISAGREES", rows, _put("1901-01-01")


def _again(stem: Sequence[str]) -> pl.Expr:
    """Return where a row is about the same as the row before."""
    same = (pl.col(key) == pl.col(key).shift(1) for key in stem)
    return pl.all_horizontal(pl.lit(value=True), *same)


def _last(group: RecordGroup) -> pl.Expr:
    stem = group.primary_key[:-1]
    return pl.any_horizontal((pl.col(k) != pl.col(k).shift(-1)).fill_null(value=True) for k in stem)


_MAKERS: dict[str, Callable[[_GroupUse], Iterator[Found]]] = {
    "reference-dangling": _reference,
    "history-gap": _gap,
    "latest-mark": _latest,
    "key-twice": _twice,
    "period-backwards": _backwards,
    "period-overlap": _overlap,
    "rule-result": _rule,
    "asked-for-missing": _asked_for,
    "wording-of-known-date": _wording,
    "wording-missing": _no_wording,
    "total-wrong": _sum,
    "order-wrong": _order,
    "value-not-allowed": _value,
    "files-disagree": _disagreement,
}
