"""Amounts and dates of made-up rows as the rules give them, each rule shown by a row."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from conformance.catalog.models.conditions import Bounds, values_of
from conformance.worlds.formulas import formulas_of
from conformance.worlds.rule_check import as_json

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.records import Item, RecordGroup
    from conformance.findings import Json
    from conformance.population.rows import Row
    from conformance.tables.formula import Formula


def shown(spec: Specification, group: RecordGroup, row: Row, number: int) -> Row:
    """Return the row so that one rule decides an item of it: of each row by its number the next.

    The row's own values are kept where the rule decides on them; else those of a worked example of
    the rule stand in their place.
    """
    formulas = formulas_of(spec, group)
    if not formulas:
        return row
    formula = formulas[number % len(formulas)]
    meeting = {**row, **_meeting(formula)}
    candidates = (meeting, *({**meeting, **one} for one in _examples(spec, formula)))
    return next((one for one in candidates if _decided(formula, one) is not None), row)


def followed(spec: Specification, group: RecordGroup, row: Row) -> tuple[Row, frozenset[str]]:
    """Return the row with what its rules give, and the items that got a value from one.

    Items without a value stay so, and those of which a rule decides nothing keep theirs.
    """
    found, fixed = dict(row), set[str]()
    for formula in formulas_of(spec, group):
        item = formula.item
        if not formula.follows.when.holds(found) or found.get(item.key) is None:
            continue
        text = _decided(formula, found)
        if text is not None:
            found[item.key] = int(text) if item.type == "integer" else text
            fixed.add(item.key)
    return found, frozenset(fixed)


def _decided(formula: Formula, row: Mapping[str, Json]) -> str | None:
    derived = formula.derived([_written(row.get(key)) for key in formula.inputs])
    return formula.text_of(derived) if derived else None


def _meeting(formula: Formula) -> Row:
    """Return values with which the condition holds."""
    found: Row = {}
    for item, wanted in formula.follows.when.root.items():
        values = values_of(wanted)
        if values:
            found[item] = values[0]
        elif isinstance(wanted, Bounds):
            found[item] = wanted.least or 0
        elif not getattr(wanted, "filled", True):
            found[item] = None
    return found


def _examples(spec: Specification, formula: Formula) -> Iterator[Row]:
    """Yield the inputs of the rule's worked examples as values of the items bound to them."""
    bound = {name: at for name, at in formula.follows.given.items() if isinstance(at, str)}
    for example in spec.rules[formula.follows.rule].examples:
        given = cast("Mapping[str, Json]", as_json(example.given))
        yield {
            at: as_item(formula.group.item(at), given[name])
            for name, at in bound.items()
            if name in given
        }


def as_item(item: Item, value: Json) -> Json:
    """Return a rule's input in the form of an item: a day as its month, a year as text."""
    if value is None or item.type in {"integer", "flag"}:
        return value
    return str(value)[:7] if item.type == "year_month" else str(value)


def _written(value: Json) -> str | None:
    """Return a value as a file writes it."""
    if value is None:
        return None
    return str(int(value)) if isinstance(value, bool) else str(value)
