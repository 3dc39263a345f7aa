"""Facts for a rule: generated from its input types, with the edges of administration boosted."""

from __future__ import annotations

import dataclasses
import re
import types
from calendar import isleap
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import lru_cache
from itertools import permutations
from typing import (
    TYPE_CHECKING,
    Annotated,
    Final,
    Literal,
    Union,
    cast,
    get_args,
    get_origin,
    get_type_hints,
)

from hypothesis import strategies as st
from pydantic import NaiveDatetime
from pydantic.fields import FieldInfo

from conformance.population.edges import calendar_edges
from conformance.rules.core import to_json
from conformance.values.year_month import YearMonth

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from hypothesis.strategies import SearchStrategy

    from conformance.findings import Json
    from conformance.rules.core import RegisteredRule

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_DATED = re.compile(r"[0-9]{4}-[0-9]{2}(-[0-9]{2})?")
_LAW_EDGES = 18  # examples moved to a change of law that are tried for one rule at most
_LEAP = 12  # examples moved to a leap day that are tried for one rule at most
_EDGES = 120  # moved examples tried for one rule at most
_FIRST, _LAST = date(1990, 1, 1), date(2030, 12, 31)
_USUAL = date(2026, 4, 1)  # where no worked example has a day
_SMALL = (0, 1, 2)
_NONE: Final[Mapping[str, Sequence[str]]] = types.MappingProxyType({})
_EDGE_NUMBERS = (0, 1, 2, 3, 14, 15, 36, 999)


def facts_for(
    rule: RegisteredRule[object, object],
    examples: Iterable[Mapping[str, object]],
    codes: Mapping[str, Sequence[str]] = _NONE,
) -> SearchStrategy[dict[str, Json]]:
    """Return a strategy of given facts: worked examples partly changed, edges, and anywhere.

    `codes`: those an input may have beside the ones in the examples.

    Facts with parts that must fit together (a history and the event to cancel) are hardly ever made
    by chance; a changed example mostly keeps them.
    """
    known = list(examples)
    maker = _StrategyMaker(known, codes)
    made = maker.given(rule.given_type, ()).map(_as_json)
    if not known:
        return made
    names = st.lists(st.sampled_from(rule.input_names), max_size=2)
    changed = names.flatmap(maker.some(rule.given_type))
    return made | st.builds(_mixed, st.sampled_from(known), changed)


def _mixed(example: Mapping[str, object], changed: Mapping[str, Json]) -> dict[str, Json]:
    """Return the example with some inputs replaced."""
    return {**cast("dict[str, Json]", dict(example)), **changed}


def edge_facts(examples: Sequence[Mapping[str, Json]]) -> list[dict[str, Json]]:
    """Return worked examples with one day moved to the day before, of or after another.

    Deadlines are decided where two days meet; random days almost never do.
    """
    found: list[dict[str, Json]] = []
    for example in examples:
        days = [(n, v) for n, v in example.items() if isinstance(v, str) and _DAY.fullmatch(v)]
        for (name, _), (_, other) in permutations(days, 2):
            for step in (-1, 0, 1):
                moved = date.fromisoformat(other) + timedelta(days=step)
                found.append({**example, name: moved.isoformat()})
    return [*found, *_on_listed_days(examples)][:_EDGES]


def law_facts(
    examples: Sequence[Mapping[str, Json]], changes: Sequence[date]
) -> list[dict[str, Json]]:
    """Return worked examples with one day moved to a day on which the law changes, or next to it.

    Of each day, the examples take turns; an input of months is moved to the month of the day.
    """
    days = [day + timedelta(days=n) for day in reversed(changes) for n in (0, -1, 1)]
    found: list[dict[str, Json]] = []
    for number, day in enumerate(days):
        for turn in range(len(examples)):
            example = examples[(number + turn) % len(examples)]
            names = [n for n, v in example.items() if isinstance(v, str) and _DATED.fullmatch(v)]
            if names:
                found += [{**example, n: day.isoformat()[: len(str(example[n]))]} for n in names]
                break
    return found[:_LAW_EDGES]


def leap_facts(examples: Sequence[Mapping[str, Json]]) -> list[dict[str, Json]]:
    """Return worked examples with one day moved to a leap day before it, alone and with the rest.

    With the rest: every day is as far from the others as it was. The examples take turns.
    """
    found: list[dict[str, Json]] = []
    names = dict.fromkeys(n for one in examples for n, v in one.items() if _is_day(v))
    for number, name in enumerate(names):
        own = [one for one in examples if _is_day(one.get(name))]
        example = own[number % len(own)]
        day = date.fromisoformat(str(example[name]))
        by = _leap_day(day) - day
        found.append({**example, name: _leap_day(day).isoformat()})
        found.append({n: _moved(v, by) if _is_day(v) else v for n, v in example.items()})
    return found[:_LEAP]


def _leap_day(day: date) -> date:
    """Return the last 29 February that is no later than a day."""
    year = next(y for y in range(day.year, 0, -1) if isleap(y) and date(y, 2, 29) <= day)
    return date(year, 2, 29)


def _moved(value: Json, by: timedelta) -> str:
    return (date.fromisoformat(str(value)) + by).isoformat()


def _is_day(value: Json) -> bool:
    return isinstance(value, str) and _DAY.fullmatch(value) is not None


def _on_listed_days(examples: Sequence[Mapping[str, Json]]) -> list[dict[str, Json]]:
    """Return worked examples with each of their days alone in a list of days.

    Closed days and holidays count only where they meet the day that is asked about.
    """
    lists = {name for example in examples for name, v in example.items() if _all_days(v)}
    return [
        {**example, name: [day]}
        for example in examples
        for name in sorted(lists)
        for day in example.values()
        if isinstance(day, str) and _DAY.fullmatch(day)
    ]


def _all_days(value: Json) -> bool:
    return (
        isinstance(value, list)
        and bool(value)
        and all(isinstance(day, str) and _DAY.fullmatch(day) is not None for day in value)
    )


def _as_json(given: object) -> dict[str, Json]:
    return to_json(given)


class _StrategyMaker:
    """Builds strategies; the worked examples are a pool of meaningful values by path."""

    def __init__(
        self, examples: Sequence[Mapping[str, object]], codes: Mapping[str, Sequence[str]]
    ) -> None:
        self.examples, self.codes = examples, codes

    def given(self, kind: type[object], path: tuple[str, ...]) -> SearchStrategy[object]:
        return st.builds(kind, **self.fields(kind, path))

    def some(
        self, kind: type[object]
    ) -> Callable[[Sequence[str]], SearchStrategy[dict[str, Json]]]:
        """Return what makes some inputs only, for the names of them."""
        fields = self.fields(kind, ())
        known: dict[frozenset[str], SearchStrategy[dict[str, Json]]] = {}

        def inputs(names: Sequence[str]) -> SearchStrategy[dict[str, Json]]:
            chosen = frozenset(names)
            if chosen not in known:
                drawn = {n: one if n in chosen else st.none() for n, one in fields.items()}
                made = st.builds(kind, **drawn).map(_as_json)
                known[chosen] = made.map(lambda facts: {n: facts[n] for n in fields if n in chosen})
            return known[chosen]

        return inputs

    def fields(
        self, kind: type[object], path: tuple[str, ...]
    ) -> dict[str, SearchStrategy[object]]:
        """Return what makes each member of a value class."""
        hints = get_type_hints(kind, include_extras=True)
        return {
            name: self.of(hint, (*path, _published(name, hint))) for name, hint in hints.items()
        }

    def of(self, hint: object, path: tuple[str, ...]) -> SearchStrategy[object]:
        origin = get_origin(hint)
        if origin is Annotated:
            return self.of(get_args(hint)[0], path)
        if origin in {Union, types.UnionType}:
            parts = [p for p in get_args(hint) if p is not types.NoneType]
            return st.one_of(st.none(), *(self.of(p, path) for p in parts))
        if origin is Literal:
            return st.sampled_from(get_args(hint))
        if origin in {dict, Mapping}:
            return self.mapping(get_args(hint)[1], path)
        if origin is tuple:
            inner = self.of(get_args(hint)[0], path)
            return st.lists(inner, max_size=5).map(tuple)
        if dataclasses.is_dataclass(hint) and isinstance(hint, type) and hint is not YearMonth:
            return self.given(hint, path)
        return self.scalar(cast("type[object]", hint), path)

    def mapping(self, inner: object, path: tuple[str, ...]) -> SearchStrategy[object]:
        """Return maps under some of the names that the worked examples use."""
        names = {name for found in self.pool(path) if isinstance(found, dict) for name in found}
        made = {name: self.of(inner, (*path, name)) for name in sorted(names)}
        return st.fixed_dictionaries({}, optional=made)

    def scalar(self, kind: type[object], path: tuple[str, ...]) -> SearchStrategy[object]:
        pool = self.pool(path)
        if kind is bool:
            return st.booleans()
        if kind is date:
            return _days([day for v in pool if (day := _real(str(v)[:10]))])
        if kind in {datetime, NaiveDatetime}:
            return st.sampled_from([datetime.fromisoformat(str(v)) for v in pool])
        if kind is YearMonth:
            return _days([YearMonth.parse(str(v)).first_day for v in pool]).map(YearMonth.of)
        if kind is int:
            known = cast("list[int]", pool)
            least = min(0, *known) if known else 0  # nobody has fewer than no children
            near = [n + d for n in known for d in (-1, 0, 1) if n + d >= least]
            return st.sampled_from(near + list(_SMALL) if near else list(_EDGE_NUMBERS))
        if kind is Decimal:
            return st.sampled_from([Decimal(str(v)) for v in pool] or [Decimal(0), Decimal(1)])
        codes = self.codes.get(path[0], ()) if len(path) == 1 else ()
        return st.sampled_from(sorted({*codes, *(str(v) for v in pool)}) or ["1"])

    def pool(self, path: tuple[str, ...]) -> list[object]:
        """Return the values that the worked examples hold at a path."""
        found: list[object] = []
        for example in self.examples:
            found.extend(_at(example, path))
        return [v for v in found if v is not None]


def _real(text: str) -> date | None:
    """Return the day, None where no calendar has it (a register may hold such a day)."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _published(name: str, hint: object) -> str:
    """Return the name of an input as facts write it; `from` is no name for a Python attribute."""
    parts = get_args(hint)[1:] if get_origin(hint) is Annotated else ()
    aliases = (part.alias for part in parts if isinstance(part, FieldInfo))
    return next((alias for alias in aliases if alias), name)


def _at(value: object, path: tuple[str, ...]) -> list[object]:
    if isinstance(value, list):
        return [inner for entry in value for inner in _at(entry, path)]
    if not path:
        return [value]
    if isinstance(value, dict):
        return _at(value[path[0]], path[1:]) if path[0] in value else []
    return []


def _days(pool: list[date]) -> SearchStrategy[date]:
    """Return days next to those of the worked examples, at edges near the latest, and anywhere."""
    latest = max((day for day in pool if day <= _LAST), default=_USUAL)
    at_edge = st.sampled_from([edge.days for edge in calendar_edges(latest)])
    elsewhere = at_edge.flatmap(_one_of) | st.dates(_FIRST, _LAST)
    near = [d + timedelta(days=n) for d in pool for n in (0, -1, 1)]
    return st.sampled_from(near) | st.sampled_from(pool) | elsewhere if near else elsewhere


@lru_cache(maxsize=1024)
def _one_of(days: tuple[date, ...]) -> SearchStrategy[date]:
    """Return the strategy of some days, made once: Hypothesis looks into each new one."""
    return st.sampled_from(days)
