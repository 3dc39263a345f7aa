"""Lint of dated amounts: no two lines for one day, no gap, no slip of a name or of a digit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from difflib import get_close_matches
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from conformance.errors import Message
from conformance.values.period import BOUNDS, bounds_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.requirements import Rule

Words = tuple[str, str]

_FACTOR: Final = 5
"""By how much no amount of the law has changed from one line to the next: a digit slipped."""
_TWINS: Final = 2
"""How many lines two rules hold alike before they are taken for one amount written twice."""
_ALIKE: Final = 0.8
"""How like a name is to the one that it was meant to be."""
_DAY: Final = timedelta(days=1)
_REMEDY: Final = (
    "示された行を、条文と照らして直してください。",
    "compare the line shown with the provision, and correct it",
)


@dataclass(frozen=True, slots=True)
class Line:
    """A value of one name, the days for which it holds, and the number of its line from 0."""

    number: int
    start: date
    end: date | None
    value: object


def parameter_messages(spec: Specification) -> Iterator[Message]:
    """Yield what is wrong with the dated parameters of the rules of a specification."""
    series = {key: _series(rule) for key, rule in spec.rules.items()}
    for key, rule in spec.rules.items():
        for number, ja, en in (*_names(rule), *_lines(series[key])):
            start = rule.parameters[number].get("from", "")
            yield Message(
                "CAT053",
                f"規則 {key} のパラメータ（from {start}）: {ja}",
                f"rule {key}, parameters from {start}: {en}",
                *_REMEDY,
                spec.where("rules", key),
            )
    yield from _twins(spec, series)


def _series(rule: Rule) -> dict[str, list[Line]]:
    """Return the lines that hold each name, by their first day."""
    found: dict[str, list[Line]] = {}
    for number, entry in enumerate(rule.parameters):
        start, end = bounds_of(entry)
        for name in entry.keys() - set(BOUNDS):
            line = Line(number, start or date.min, end, entry[name])
            found.setdefault(name, []).append(line)
    return {name: sorted(lines, key=lambda one: one.start) for name, lines in found.items()}


def _lines(series: dict[str, list[Line]]) -> Iterator[tuple[int, str, str]]:
    told: set[tuple[int, str]] = set()
    for name, lines in series.items():
        for before, after in pairwise(lines):
            for ja, en in _between(name, before, after):
                if (after.number, ja) not in told:  # one line, one word, whatever it holds
                    told.add((after.number, ja))
                    yield after.number, ja, en


def _between(name: str, before: Line, after: Line) -> Iterator[Words]:
    """Yield what is wrong between two lines of one name that follow each other."""
    if before.start == after.start:
        yield f"{name} が同じ日から二度あります。", f"{name} stands twice from the same day"
    elif before.end is not None and before.end + _DAY < after.start:
        yield (
            f"{before.end} の翌日からこの行までの値がありません。",
            f"there is no value between {before.end} and this line",
        )
    elif _replaced(before, after):
        yield (
            f"前の行の to（{before.end}）がこの行と重なります。",
            f"the line before lasts until {before.end}, into this one",
        )
    yield from _of_value(name, before.value, after.value)


def _replaced(before: Line, after: Line) -> bool:
    """Say whether a line ends on the very day of the line that replaces it, or within it."""
    if before.end is None or before.end < after.start:
        return False
    return before.end - after.start < timedelta(days=366)


def _of_value(name: str, before: object, after: object) -> Iterator[Words]:
    if _kind(before) != _kind(after) and None not in {before, after}:
        yield (
            f"{name} の型が前の行と違います（{before!r}、{after!r}）。",
            f"{name} is of another type than before ({before!r}, {after!r})",
        )
    elif _slipped(before, after):
        yield (
            f"{name} が {before} から {after} に変わります（桁の誤り）。",
            f"{name} changes from {before} to {after}: a slip of a digit",
        )


def _slipped(before: object, after: object) -> bool:
    """Say whether an amount changes as no amount of the law has, or becomes a negative one."""
    if not (isinstance(before, int | float) and isinstance(after, int | float)):
        return False
    return bool(before and after) and not 1 / _FACTOR < after / before < _FACTOR


def _kind(value: object) -> str:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return type(value).__name__
    return "number"


def _names(rule: Rule) -> Iterator[tuple[int, str, str]]:
    """Yield names that one line alone holds while it lacks one that its neighbour holds."""
    names = [set(entry) - set(BOUNDS) for entry in rule.parameters]
    for number, own in enumerate(names):
        others = names[:number] + names[number + 1 :]
        known = set().union(*others)
        like = max(others, key=lambda one: len(one & own), default=set())
        lacking = like - own
        for name in sorted(own - known) if 2 * len(like & own) >= len(own) else ():
            close = next(iter(get_close_matches(name, lacking, 1, _ALIKE)), None)
            if close is not None or not name.isidentifier():
                yield (
                    number,
                    f"{name} はこの行にしかありません（{close or '数値の書き方の誤り'}）。",
                    f"{name} stands in this line alone ({close or 'a number written wrongly'})",
                )


def _twins(spec: Specification, series: dict[str, dict[str, list[Line]]]) -> Iterator[Message]:
    """Yield amounts that several rules hold alike, and from some day on no longer do."""
    amounts = [
        (key, name, {one.start: one.value for one in lines})
        for key, of in series.items()
        for name, lines in of.items()
    ]
    for at, (key, name, own) in enumerate(amounts):
        for other, also, theirs in amounts[at + 1 :]:
            if name == also and (day := _parted(own, theirs)) is not None:
                yield Message(
                    "CAT053",
                    f"規則 {key} と {other} の {name} は同じ額でしたが、{day} から違います。",
                    f"rules {key} and {other} held the same {name}, and from {day} on differ",
                    "改めた額を、同じ額を持つ規則のすべてに書いてください。",
                    "enter the new amount in every rule that holds it",
                    spec.where("rules", other),
                )


def _parted(own: dict[date, object], theirs: dict[date, object]) -> date | None:
    """Return the first day from which two series part that were one; None if they were not."""
    alike = [day for day in own if day in theirs and own[day] == theirs[day] and own[day]]
    if len(alike) < _TWINS:
        return None
    later = sorted(day for day in {*own, *theirs} if day > min(alike))
    return next((day for day in later if _on(own, day) != _on(theirs, day)), None)


def _on(values: dict[date, object], day: date) -> object:
    """Return the value of the last line that has begun."""
    return values[max(start for start in values if start <= day)]
