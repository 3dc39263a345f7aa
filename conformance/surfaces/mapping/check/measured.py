"""Tables of values are for words: an amount, a count or a day is never read as another one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from conformance.surfaces.mapping.check.problems import incomplete
from conformance.surfaces.mapping.models.field import FieldRule

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from conformance.catalog.models.domain import Specification
    from conformance.surfaces.mapping.check.problems import Place, ProfileProblem
    from conformance.surfaces.mapping.models.field import FieldEntry

_MEASURED: Final = re.compile(
    r"(list(?: of |<))?(integer|decimal|date|year_month|year|datetime)s?\b"
)


def measured_problems(
    at: Place,
    fields: Mapping[str, Mapping[str, FieldEntry]],
    specs: Mapping[str, Specification],
) -> Iterator[ProfileProblem]:
    """Yield the tables by which a number or a day would be read as another one.

    What stands for no value (`null`) may have a word of the vendor's.
    """
    for scope, entries in fields.items():
        for item, entry in entries.items():
            told = set(entry.values) - {"null"} if isinstance(entry, FieldRule) else set()
            kinds = _kinds(scope, item, specs) if told else []
            if is_measured(kinds):
                yield read_as_another((*at, scope, item))


def is_measured(kinds: Sequence[str]) -> bool:
    """Say whether all types that an item has are those of numbers or days."""
    return bool(kinds) and all(_MEASURED.match(kind) for kind in kinds)


def read_as_another(at: Place) -> ProfileProblem:
    """Return the problem that a number or day of an item would be read as another one."""
    return incomplete(
        (*at, "values"),
        "金額・数・日付の項目には values を書けません（null は書けます）。",
        "values cannot stand for amounts, numbers or days (null alone can)",
    )


def _kinds(scope: str, item: str, specs: Mapping[str, Specification]) -> list[str]:
    """Return the types that an item of a scope has in the catalogue."""
    domain, _, rest = scope.partition("/")
    found: list[str] = []
    for name, spec in specs.items():
        if domain in ("*", name):
            found += _in(spec, rest, item)
    return found


def _in(spec: Specification, rest: str, item: str) -> Iterator[str]:
    kind, _, key = rest.partition("/")
    key = key.removesuffix("/found")
    function = spec.functions.get(key) if kind == "function" else None
    operation = function.operation if function else None
    record = getattr(operation, "record", None) or (kind if not key else None)
    rule = getattr(operation, "rule", None) or (key if kind == "rule" else None)
    form = getattr(operation, "form", None) or (key if kind == "form" else None)
    for wanted, entries in ((record, spec.records), (form, spec.forms)):
        named = [entry for name, entry in entries.items() if not rest or name == wanted]
        yield from (one.type for entry in named for one in entry.items if one.key == item)
    for name, one_rule in spec.rules.items():
        if not rest or name == rule:
            yield from (
                str(text) for k, text in {**one_rule.inputs, **one_rule.output}.items() if k == item
            )
