"""A search finds a person by any of their names, and nobody who differs."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING, cast

from hypothesis import strategies as st

from conformance.cases.registry import check
from conformance.checks.invariant import law_of
from conformance.checks.property.drawn import DRAWN, known, people_strategy, require, worn
from conformance.messages.worded import worded
from conformance.population.rows import PlacedRow, key_of
from conformance.worlds.generative import each

if TYPE_CHECKING:
    from conformance.cases.trial import Trial
    from conformance.catalog.models import invariants as law
    from conformance.catalog.models.operations import Match, Search
    from conformance.findings import FindingError, Json
    from conformance.population.people.person import Person
    from conformance.population.rows import Row
    from conformance.surfaces.package import Reply

_SELECTORS = ((0xFE00, 0xFE0F), (0xE0100, 0xE01EF))
_UNHEARD = str.maketrans("", "", "・･ー－-.．'’,，（）()")
_LEAST = 2  # characters of a part of a value that is searched for


@check(
    "property/found",
    polarity="value",
    ja="生成した二人のうち、{about:function}で探す本人だけが見つかる",
    en="of two generated people {about:function} finds the one sought",
    needs=("load", "run"),
    generative=True,
)
def found(trial: Trial) -> None:
    """By each of the items the person is found, the other one not unless the value fits both."""
    one = cast("law.Found", law_of(trial))
    number = count()

    def attempt(facts: tuple[Person, Person, int]) -> None:
        _sought(trial.apart(next(number)), one, facts[:2], facts[2])

    pair = people_strategy(trial, one.who), people_strategy(trial, one.who)
    people = known(trial, one.who)
    first = [(*two, 0) for two in zip(people, people[1:] + people[:1], strict=True)]
    each(trial, st.tuples(*pair, st.integers(0, 40)), attempt, DRAWN, first=first)


def _sought(trial: Trial, one: law.Found, pair: tuple[Person, Person], cut: int) -> None:
    operation = cast("Search", trial.spec.functions[one.function].operation)
    group = trial.group(operation.record)
    values = [worn(trial, group, person, one.items) for person in pair]
    rows = [
        {**trial.builder.row(trial.spec, group, f"person {n}", items=operation.shows), **own}
        for n, own in enumerate(values)
    ]
    require(len({str(key_of(group, row)) for row in rows}) == len(rows))
    trial.begin(_standing(trial, operation, rows, one.items))
    for by in operation.by:
        text = values[0].get(by.item)
        if isinstance(text, str) and by.item in one.items:
            question = SearchQuery(by.item, by.match, query_of(by.match, text, cut))
            _hold(trial, one, question, [key_of(group, row) for row in rows], rows)


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """What is searched for: an item, how it must match, and the text given."""

    item: str
    match: Match
    text: str

    def surely(self, value: Json) -> bool:
        """Say whether a value matches whoever compares."""
        return _matches(self.match, self.text, value if isinstance(value, str) else "")

    def perhaps(self, value: Json) -> bool:
        """Say whether a value matches for a package that is lenient with spelling."""
        told = alike(value) if isinstance(value, str) else ""
        return _matches(self.match, alike(self.text), told)


def query_of(match: Match, value: str, cut: int) -> str:
    """Return the text to search for: of a value matched in part, a part of it."""
    least = min(_LEAST, len(value))
    if match == "prefix":
        end = max(least, len(value) - cut)
        while end < len(value) and _selects(value[end]):
            end += 1
        return value[:end].rstrip("\u3000 ") or value
    if match == "partial":
        start = min(cut, len(value) - least)
        while start and _selects(value[start]):
            start -= 1
        return value[start:].lstrip("\u3000 ") or value
    return value


def alike(text: str) -> str:
    """Return what is left of a name for the most lenient comparison: sounds without marks."""
    plain = unicodedata.normalize("NFKC", "".join(c for c in text if not _selects(c)))
    return "".join(plain.casefold().translate(_UNHEARD).split())


def _selects(character: str) -> bool:
    return any(first <= ord(character) <= last for first, last in _SELECTORS)


def _matches(match: Match, text: str, value: str) -> bool:
    if match == "prefix":
        return value.startswith(text)
    return text in value if match == "partial" else text == value


def _standing(
    trial: Trial, operation: Search, rows: list[Row], items: tuple[str, ...]
) -> list[PlacedRow]:
    group = trial.group(operation.record)
    matters = (*items, *operation.shows)
    worlds = [placed for row in rows for placed in trial.builder.world(trial.spec, group, row)]
    return [*worlds, *(PlacedRow(trial.domain, group.key, row, matters) for row in rows)]


def _hold(
    trial: Trial, one: law.Found, question: SearchQuery, keys: list[Row], rows: list[Row]
) -> None:
    """Hold that everybody who surely matches is found, and nobody who cannot match."""
    asked: Row = {question.item: question.text}
    reply = trial.accepted(trial.interface.run(trial.domain, one.function, asked))
    for key, row in zip(keys, rows, strict=True):
        stands = any(all(shown.get(k) == v for k, v in key.items()) for shown in reply.rows)
        value = row.get(question.item)
        if question.surely(value) and not stands:
            raise _deviation(trial, one, question, reply, expected=[key], found=[])
        if stands and not question.perhaps(value):
            raise _deviation(trial, one, question, reply, expected=[], found=[key])


def _deviation(
    trial: Trial,
    one: law.Found,
    question: SearchQuery,
    reply: Reply,
    *,
    expected: list[Row],
    found: list[Row],
) -> FindingError:
    missed = bool(expected)
    return trial.deviation(
        worded("F-SEARCH", form="missed") if missed else worded("F-SEARCH", form="another"),
        expected=cast("Json", expected),
        found=cast("Json", found),
        where=f"{reply.exchange.path} → {question.item}",
        cause=f"{trial.domain}/function/{one.function}:{question.item}",
        example={question.item: question.text},
    )
