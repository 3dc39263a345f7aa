"""What a rule can give where some of its facts were not told: judged is what it gives in any case.

A profile may have no place for a fact, or the package may know it from elsewhere (the days on which
its office is closed). Then the oracle is asked for all it might be; only an outcome that is the
same whatever it is can be held against anybody.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import product
from typing import TYPE_CHECKING, Final

from conformance.population.code_facts import stated_codes
from conformance.worlds.asked import decided

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from conformance.catalog.models.domain import Specification
    from conformance.findings import Json

    Facts = dict[str, Json]

_BACK: Final = 45
"""Days before the last known day on which what was not told may have happened."""
_AHEAD: Final = 120
_CLOSED: Final = 6
"""Days on end on which an office is closed, the turn of the year; weekends beside them count."""
_MOST: Final = 4_000
_DAY: Final = len("YYYY-MM-DD")
_MONTH: Final = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])")
_MEMBER: Final = re.compile(r"(\w+): (\w+)")


def outcomes(
    spec: Specification, rule: str, facts: Mapping[str, Json], unknown: Iterable[str]
) -> dict[str, Json]:
    """Return the outputs that are the same whatever the unknown facts are.

    None of a rule with an unknown fact that cannot be listed: a number, a text.
    """
    names = list(unknown)
    choices = [_choices(spec, rule, name, facts) for name in names]
    if any(one is None for one in choices) or _size(choices) > _MOST:
        return {}
    common: dict[str, Json] | None = None
    for chosen in product(*(one or () for one in choices)):
        derived = decided(spec, rule, {**facts, **dict(zip(names, chosen, strict=True))})
        if derived is None:
            continue
        found = derived.as_json()
        common = found if common is None else _alike(common, found)
        if not common:
            return {}
    return common or {}


def is_calendar(spec: Specification, rule: str, name: str) -> bool:
    """Say whether a fact is a calendar of closed days, which is the office's and no claimant's."""
    return str(spec.rules[rule].inputs.get(name)) == "list<date>"


def _alike(one: dict[str, Json], other: dict[str, Json]) -> dict[str, Json]:
    return {k: v for k, v in one.items() if other.get(k) == v}


def _size(choices: Iterable[Sequence[Json] | None]) -> int:
    size = 1
    for one in choices:
        size *= len(one or ())
    return size


def _choices(
    spec: Specification, rule: str, name: str, facts: Mapping[str, Json]
) -> Sequence[Json] | None:
    """Return all that a fact might be; None where that cannot be listed."""
    fact, _, member = name.partition(".")
    if member:
        return _lists(facts.get(fact), member, members(spec, rule, fact)[member])
    kind = str(spec.rules[rule].inputs[name])
    nothing: list[Json] = [None] if "null" in kind else []
    bare = kind.replace("|null", "").strip()
    last = last_known(facts)
    if bare == "flag":
        return [True, False, *nothing]
    if bare == "date" and last is not None:
        return [*(_iso(last, -back) for back in range(_BACK)), *nothing]
    if bare == "list<date>" and last is not None:
        return [[], *_closed(last)]
    codes = stated_codes(spec, rule).get(name)
    if codes and not bare.startswith("list"):
        return [*codes, *nothing]
    return None


def _closed(last: date) -> Iterator[Json]:
    """Yield days on which an office may be closed: each day is in one of them, and open in another.

    Of no office is it known which holidays and local days count.
    """
    days = range(-_BACK, _AHEAD)
    for shift in range(0, 2 * _CLOSED, _CLOSED - 2):
        yield [_iso(last, day) for day in days if (day + shift) % (2 * _CLOSED) < _CLOSED]


def members(spec: Specification, rule: str, fact: str) -> dict[str, str]:
    """Return the members of each object of a list that a rule is given, with their kinds."""
    kind = str(spec.rules[rule].inputs[fact])
    return dict(_MEMBER.findall(kind)) if kind.startswith("list<{") else {}


def _lists(listed: Json, member: str, kind: str) -> Sequence[Json] | None:
    """Return all lists that differ in a flag of their objects; None of any other member."""
    if kind != "flag" or not isinstance(listed, list) or 2 ** len(listed) > _MOST:
        return None
    objects = [one for one in listed if isinstance(one, dict)]
    return [
        [{**one, member: flag} for one, flag in zip(objects, flags, strict=True)]
        for flags in product((True, False), repeat=len(objects))
    ]


def last_known(facts: Mapping[str, Json]) -> date | None:
    """Return the last day, or first of a month, that facts name outside of lists; else any."""
    told = {name: value for name, value in facts.items() if not isinstance(value, list)}
    months = [
        date(int(v[:4]), int(v[5:]), 1)
        for v in told.values()
        if isinstance(v, str) and _MONTH.fullmatch(v)
    ]
    last = last_day(told)
    return max([*months, *([last] if last else [])], default=last_day(facts))


def last_day(facts: Mapping[str, Json]) -> date | None:
    """Return the last whole day that facts name; None where they name none."""
    return max(_days(facts), default=None)


def _days(value: Json | Mapping[str, Json]) -> Iterator[date]:
    if isinstance(value, dict):
        for inner in value.values():
            yield from _days(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _days(inner)
    elif isinstance(value, str) and len(value) >= _DAY:
        try:
            yield date.fromisoformat(value[:_DAY])
        except ValueError:
            return


def _iso(day: date, by: int) -> str:
    return (day + timedelta(days=by)).isoformat()
