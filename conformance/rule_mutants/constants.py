"""The constants of the rules' modules made wrong: a number or day one off, a member left out."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from conformance.rule_mutants.anew import names_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.rule_mutants.anew import ReachedFunctions

_MOST: Final = 40  # wrong forms of one constant
_DAY: Final = timedelta(days=1)


def wrong_constants(known: ReachedFunctions) -> Iterator[tuple[tuple[str, str], str, object]]:
    """Yield module and name of each constant that the functions look up, and a wrong value."""
    seen: set[tuple[str, str]] = set()
    for function in known.functions.values():
        for name in names_of(function):
            at = (function.__module__, name)
            if name not in function.__globals__ or at in seen:
                continue
            seen.add(at)
            for what, value in list(_wrong(function.__globals__[name]))[:_MOST]:
                yield at, what, value


def _wrong(value: object) -> Iterator[tuple[str, object]]:
    match value:
        case bool():
            return
        case int() | Decimal():
            yield "one more", value + 1
            yield "one less", value - 1
        case date() if date.min < value < date.max:
            yield "a day later", value + _DAY
            yield "a day earlier", value - _DAY
        case tuple() if _plain(value):
            yield from _members(value)
        case set() | frozenset():
            for one in sorted(value, key=repr):
                yield f"without {one!r}", value - {one}
        case dict():
            yield from _entries(value)
        case _:
            return


def _plain(value: tuple[object, ...]) -> bool:
    """Return whether it is a tuple and nothing made of one (a named tuple has names)."""
    return type(value) is tuple and not any(callable(one) for one in value)


def _members(value: tuple[object, ...]) -> Iterator[tuple[str, object]]:
    """Yield a tuple with one member wrong; or without it, where members are texts."""
    for at, member in enumerate(value):
        before, after = value[:at], value[at + 1 :]
        if isinstance(member, str):
            yield f"without {member!r}", (*before, *after)
        for what, wrong in _wrong(member):
            yield f"{at}: {what}", (*before, wrong, *after)


def _entries(value: dict[object, object]) -> Iterator[tuple[str, object]]:
    for key, found in value.items():
        yield f"without {key!r}", {k: v for k, v in value.items() if k != key}
        for what, wrong in _wrong(found):
            yield f"{key!r}: {what}", {**value, key: wrong}
