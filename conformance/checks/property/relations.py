"""How the answers along a move must relate: what is expected of one side, what the other holds."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from conformance.catalog.models import move_laws as law
from conformance.values.year_month import YearMonth

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from conformance.findings import Json

_DATED = len("YYYY-MM-DD")


class BrokenRelation(NamedTuple):
    """What the other answers lead to, and what was answered."""

    expected: Json
    found: Json


def broken_relation(one: law.MoveLaw, answers: Mapping[str, Json]) -> BrokenRelation | None:
    """Return how the answers break the law; None where they obey it.

    An answer that is no number where numbers are added, or no day where days follow one another,
    breaks it.
    """
    match one:
        case law.AddsUpOverMove():
            return _adds_up(one, answers)
        case law.NeverMore():
            return _never_more(one, answers)
        case law.NoGap():
            return _no_gap(one, answers)
        case law.SameOverMove():
            same = answers[one.one] == answers[one.other]
            return None if same else BrokenRelation(answers[one.one], answers[one.other])
        case law.ExactlyOne():
            return _exactly_one(one, answers)


def _adds_up(one: law.AddsUpOverMove, answers: Mapping[str, Json]) -> BrokenRelation | None:
    parts, whole = _sum(answers, one.parts), _sum(answers, (one.whole,))
    if parts is not None and whole is not None and abs(parts - whole) <= one.within:
        return None
    return BrokenRelation(answers[one.whole], [answers[name] for name in one.parts])


def _never_more(one: law.NeverMore, answers: Mapping[str, Json]) -> BrokenRelation | None:
    less, more = _sum(answers, one.less), _sum(answers, one.more)
    if less is not None and more is not None:
        return None if less <= more else BrokenRelation(f"≤ {more}", less)
    first, last = answers[one.less[0]], answers[one.more[0]]
    if isinstance(first, str) and isinstance(last, str) and first <= last:
        return None
    return BrokenRelation(f"≤ {last}", first)


def _no_gap(one: law.NoGap, answers: Mapping[str, Json]) -> BrokenRelation | None:
    expected, found = _follows(answers[one.end], one.step), answers[one.start]
    return None if expected is not None and expected == found else BrokenRelation(expected, found)


def _exactly_one(one: law.ExactlyOne, answers: Mapping[str, Json]) -> BrokenRelation | None:
    if sum(answers[claim.ask] == claim.answer for claim in one.claims) == 1:
        return None
    asked = dict.fromkeys(one.names)
    return BrokenRelation("ちょうど一つ / exactly one", [answers[name] for name in asked])


def _follows(end: Json, step: str) -> str | None:
    """Return the day or month that must follow; None where the end is no such thing."""
    if not isinstance(end, str):
        return None
    try:
        if step == "next_month":
            return str(YearMonth.parse(end[: len("YYYY-MM")]).plus(1))
        day = date.fromisoformat(end)
    except (ValueError, OverflowError):
        return None
    return (day + timedelta(days=step == "next_day")).isoformat()


def _sum(answers: Mapping[str, Json], names: Iterable[str]) -> int | None:
    """Return the sum of whole numbers or truth values; None where one is neither."""
    total = 0
    for name in names:
        value = answers[name]
        if not isinstance(value, int):
            return None
        total += value
    return total
