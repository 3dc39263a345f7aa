"""Facts such as an office can enter: people are born first, and what ends began before."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Final, TypeVar

from conformance.rule_mutants.enterable_lists import Lists

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from conformance.findings import Json

T = TypeVar("T", int, str)
_DATED: Final = re.compile(r"[0-9]{4}-[0-9]{2}(-[0-9]{2})?")
_BORN: Final = re.compile(r"birth|born")
_END_OF: Final = {
    "start": "end",
    "starts": "ends",
    "from": "to",
    "first": "last",
    "begin": "end",
    "begins": "ends",
}
_BEGINS: Final = re.compile(f"(^|_)({'|'.join(_END_OF)})(_|$)")
_AGE: Final = re.compile(r"(^|_)ages?(_|$)")
_OLDEST: Final = 120
_WORKING: Final = 40  # years of which months may be counted
_TWO: Final = 2
_SMALL: Final = 12  # a count up to which any may be
_YEARS: Final = (1926, 2060)
_FEW: Final = 40  # a number up to which any is usual
_OLDER: Final = 5  # years by which a person may be older than those of the worked examples
_LATER: Final = 25  # years by which a day may lie after those of the worked examples
_FIRST, _LAST = "1868-10-23", "2060-12-31"


class Enterable:
    """Says which facts of a rule can be entered; the worked examples show what may be.

    `changes`: the days on which its law changes; nothing happened long before the first of them.
    """

    def __init__(
        self, examples: Sequence[Mapping[str, Json]], changes: Sequence[date] = ()
    ) -> None:
        self._lists = Lists(examples)
        lived = [day for one in examples for path, day in _days(one) if not _is_birth(path)]
        stated = [*lived, *(day.isoformat() for day in changes if day < date.max)]
        self._since = int(min(stated, default=_FIRST)[:4]) - 1
        self._until = int(max(stated, default=_LAST)[:4]) + _LATER
        self._shown = {pair for one in examples for pair in _reversed(one)}
        self._days = _bounds(day for one in examples for day in _days(one))
        self._numbers = _bounds(found for one in examples for found in _numbers(one))

    def __call__(self, facts: Mapping[str, Json]) -> bool:
        """Return whether the days lie in our times and no two stand the wrong way round.

        Two days do where one is a birth or a beginning, and no worked example has them so.
        """
        return (
            all(self._of_our_times(*found) for found in _days(facts))
            and all(self._may_be(*found) for found in _numbers(facts))
            and all(pair in self._shown for pair in _reversed(facts))
            and self._lists(facts)
        )

    def usual(self, facts: Mapping[str, Json]) -> bool:
        """Return whether days and numbers are about those of the worked examples."""
        for path, day in _days(facts):
            first, last = self._days.get(path, (day, day))
            if not int(first[:4]) - 1 <= int(day[:4]) <= int(last[:4]) + 1:
                return False
        return all(
            number <= max(_FEW, 2 * self._numbers.get(path, (0, number))[1])
            for path, number in _numbers(facts)
        )

    def _of_our_times(self, path: str, day: str) -> bool:
        """Return whether a day may be lived; who is a child in the examples is not much older."""
        if not _FIRST <= _whole(day) <= _LAST:
            return False
        if not _is_birth(path):
            return self._since <= int(day[:4]) <= self._until
        eldest, _ = self._days.get(path, (_FIRST, ""))
        return int(day[:4]) >= int(eldest[:4]) - _OLDER

    def _may_be(self, path: str, number: int) -> bool:
        """Return whether a year is of our times, nobody is very old, no household very large."""
        least, most = self._numbers.get(path, (number, number))
        name = path.rpartition(".")[2]
        if name.endswith("year") and least >= _YEARS[0]:
            return _YEARS[0] <= number <= _YEARS[1]
        if _AGE.search(name):
            return number <= _OLDEST
        if name.endswith("months"):
            return number <= max(most, 12 * _WORKING)
        return number <= (10 * most if most > _FEW else max(3 * most, _SMALL))


def _is_birth(path: str) -> bool:
    return _BORN.search(path.rpartition(".")[2]) is not None


def _reversed(facts: Mapping[str, Json]) -> Iterator[tuple[str, str]]:
    """Yield the names of two days of which the second is before the first, and should not be."""
    found = list(_days(facts))
    for path, born in found:
        if _is_birth(path):
            for other, day in found:
                if not _BORN.search(other) and day < born[: len(day)]:
                    yield path, other
    for path, pair in _pairs(facts):
        if pair[1] < pair[0]:
            yield path, path
    by_path: dict[str, list[str]] = {}
    for path, day in found:
        by_path.setdefault(path, []).append(day)
    for path, begins in by_path.items():
        end = _end_of(path)
        if end in by_path and any(
            z < a[: len(z)] for a, z in zip(begins, by_path[end], strict=False)
        ):
            yield path, end


def _pairs(value: Json | Mapping[str, Json], path: str = "") -> Iterator[tuple[str, list[str]]]:
    """Yield the lists of two days inside another list: a period each."""
    if isinstance(value, list):
        for one in value:
            days = [day for _, day in _days(one)] if isinstance(one, list) else []
            if len(days) == _TWO:
                yield path, days
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from _pairs(inner, f"{path}.{name}".lstrip("."))


def _end_of(path: str) -> str:
    """Return the name of the day that ends what begins on this one, or an empty text."""
    found = _BEGINS.search(path.rpartition(".")[2])
    if found is None:
        return ""
    word = found[2].rpartition("_")[2]
    head, _, tail = path.rpartition(word)
    return f"{head}{_END_OF.get(word, word)}{tail}"


def _days(value: Json | Mapping[str, Json], path: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, str) and _DATED.fullmatch(value):
        yield path, value
    elif isinstance(value, list):
        for one in value:
            yield from _days(one, path)
    elif isinstance(value, dict):
        for name, one in value.items():
            yield from _days(one, f"{path}.{name}".lstrip("."))


def _whole(day: str) -> str:
    return day if len(day) > len("2000-01") else f"{day}-28"


def _numbers(value: Json | Mapping[str, Json], path: str = "") -> Iterator[tuple[str, int]]:
    if isinstance(value, int) and not isinstance(value, bool):
        yield path, value
    elif isinstance(value, list):
        for one in value:
            yield from _numbers(one, path)
    elif isinstance(value, dict):
        for name, one in value.items():
            yield from _numbers(one, f"{path}.{name}".lstrip("."))


def _bounds(found: Iterable[tuple[str, T]]) -> dict[str, tuple[T, T]]:
    """Return the least and the greatest of what stands at each path."""
    by_path: dict[str, list[T]] = {}
    for path, one in found:
        by_path.setdefault(path, []).append(one)
    return {path: (min(all_), max(all_)) for path, all_ in by_path.items()}
