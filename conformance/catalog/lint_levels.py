"""Whether what is only announced 予告 says from which day it is required."""

from __future__ import annotations

import datetime as dt
from itertools import chain, product
from typing import TYPE_CHECKING, get_args

from conformance.catalog.models.levels import CityType, Situation, decide, due
from conformance.errors import Message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.levels import ClassExpression

_KINDS = ("functions", "forms", "linkages", "rules", "invariants", "records", "apis")
_DAY = dt.timedelta(days=1)


def level_messages(spec: Specification) -> Iterator[Message]:
    """Yield the entries whose announcement has no day on which it ends: a warning for ever."""
    for kind in _KINDS:
        for key, entry in getattr(spec, kind).items():
            expression: ClassExpression | None = getattr(entry, "class_", None)
            if expression is not None and _is_endless(expression, spec.version):
                yield _endless(spec, kind, key)


def _is_endless(expression: ClassExpression, version: str) -> bool:
    if isinstance(expression, str):
        return expression == "announced"
    if all(clause.level != "announced" for clause in expression):
        return False
    bounds = chain.from_iterable((c.from_day, c.until_day) for c in expression)
    days = {day + step for day in bounds if day for step in (-_DAY, 0 * _DAY, _DAY)}
    options = {c.option for c in expression if c.option is not None}
    chosen = [frozenset[str](), *(frozenset({one}) for one in options)]
    every = product(get_args(CityType), days or {dt.date(2025, 4, 1)}, chosen)
    situations = (Situation(city, day, version, taken) for city, day, taken in every)
    return any(
        decide(expression, one) == "announced" and due(expression, one) is None
        for one in situations
    )


def _endless(spec: Specification, kind: str, key: str) -> Message:
    return Message(
        "CAT052",
        f"{key} は予告（announced）ですが、いつから実装必須になるかがありません。",
        f"{key} is announced, and nothing says from which day it is required",
        "class を [{is: required, from: 日}, {is: announced}] の形にしてください。",
        "write class as [{is: required, from: DAY}, {is: announced}]",
        spec.where(kind, key),
    )
