"""Worked examples with one input given another of its values: where a rule forgot a combination.

Facts drawn at random seldom differ from an example in just the input that a package forgot.
"""

from __future__ import annotations

import types
from typing import TYPE_CHECKING, Annotated, Literal, Union, get_args, get_origin, get_type_hints

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from conformance.findings import Json
    from conformance.rules.core import RegisteredRule

MOST = 60
"""How many are tried for one rule at most."""


def neighbours(
    rule: RegisteredRule[object, object], examples: Sequence[Mapping[str, Json]]
) -> list[dict[str, Json]]:
    """Return examples with one input of a closed set (codes, flags, nothing) given another value.

    Each value of each input is tried once before any is tried on a second example.
    """
    values = list(_values(rule, examples))
    turns = range(len(examples))
    made = [
        {**examples[(turn + number) % len(examples)], name: value}
        for turn in turns
        for number, (name, value) in enumerate(values)
    ]
    known = list(examples)
    return [facts for n, facts in enumerate(made) if facts not in known and facts not in made[:n]][
        :MOST
    ]


def _values(
    rule: RegisteredRule[object, object], examples: Sequence[Mapping[str, Json]]
) -> Iterator[tuple[str, Json]]:
    """Yield each input with each value that it can have besides those of one kind of fact."""
    hints = get_type_hints(rule.given_type, include_extras=True)
    for name, hint in hints.items():
        pool = {str(e[name]) for e in examples if isinstance(e.get(name), str)}
        yield from ((name, value) for value in _closed(hint, sorted(pool)))


def _closed(hint: object, pool: Sequence[str]) -> Iterator[Json]:
    origin = get_origin(hint)
    if origin is Annotated:
        yield from _closed(get_args(hint)[0], pool)
    elif origin in {Union, types.UnionType}:
        for part in get_args(hint):
            yield from _closed(part, pool)
    elif origin is Literal:
        yield from get_args(hint)
    elif hint is types.NoneType:
        yield None
    elif hint is bool:
        yield from (False, True)
    elif hint is str:
        yield from pool
