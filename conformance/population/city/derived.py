"""What follows from a rule, in whole columns: each different set of facts is worked out once."""

from __future__ import annotations

import types
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Annotated, Union, cast, get_args, get_origin, get_type_hints

import polars as pl

from conformance.catalog.models.derive import Const
from conformance.catalog.rule_inputs import put_input
from conformance.catalog.switches import as_read, rule_parameters
from conformance.population.city.conditions import condition_mask
from conformance.rules.core import GivenError, OutOfScopeError
from conformance.rules.registry import load_domain, parameters_from

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.records import Follows, Item, RecordGroup
    from conformance.findings import Json
    from conformance.rules.core import Parameters, RegisteredRule

Known = dict[tuple[object, ...], tuple[str | None] | None]
"""What rules gave: by domain, group, place of the statement and facts."""

DECIDED, RESULT = "#decided", "#result"
"""The columns of whether a rule decides, and of what it gives."""


def inputs(one: Follows) -> list[str]:
    """Return the items that a value follows from, each once."""
    return list(dict.fromkeys(b for b in one.given.values() if isinstance(b, str)))


def with_derived(
    spec: Specification, group: RecordGroup, frame: pl.DataFrame, known: Known | None = None
) -> pl.DataFrame:
    """Return the rows with every value that follows from a rule as the rule gives it.

    Where the rule does not decide, and where the value is left out, nothing changes. What is
    `known` already is not worked out again.
    """
    known = {} if known is None else known
    for place, one in enumerate(group.follows):
        bound = GroupRule(spec, group, one)
        asked = (
            frame.filter(condition_mask(one.when)).select(inputs(one)).unique(maintain_order=True)
        )
        results = bound.results(asked, known, (spec.domain, group.key, place))
        joined = frame.join(
            results, on=inputs(one), how="left", nulls_equal=True, maintain_order="left"
        )
        changed = condition_mask(one.when) & pl.col(DECIDED) & pl.col(one.item).is_not_null()
        text = pl.when(changed).then(RESULT).otherwise(one.item)
        frame = joined.with_columns(text.alias(one.item)).drop(DECIDED, RESULT)
    return frame


@dataclass(frozen=True, slots=True)
class GroupRule:
    """A rule bound to the items of a group."""

    spec: Specification
    group: RecordGroup
    follows: Follows

    def results(self, asked: pl.DataFrame, known: Known, at: tuple[object, ...]) -> pl.DataFrame:
        """Return the different facts with whether the rule decides, and what it gives."""
        rule = load_domain(self.spec.domain)[self.follows.rule]
        law = parameters_from(rule_parameters(self.spec, self.follows.rule))
        for row in asked.rows():
            if (*at, row) not in known:
                facts = dict(zip(asked.columns, row, strict=True))
                known[*at, row] = self._result(rule, law, facts)
        found = [known[*at, row] for row in asked.rows()]
        return asked.with_columns(
            pl.Series(DECIDED, [result is not None for result in found]),
            pl.Series(RESULT, [result and result[0] for result in found], dtype=pl.String),
        )

    def _result(
        self, rule: RegisteredRule[object, object], law: Parameters, row: Mapping[str, str | None]
    ) -> tuple[str | None] | None:
        """Return the text that the rule gives for a row; None when it does not decide."""
        try:
            given = as_read(self.spec, self.follows.rule, self._given(rule, row))
            value = rule.derive(given, law).as_json()[self.follows.output]
        except (GivenError, OutOfScopeError, ValueError):
            return None
        if isinstance(value, bool):
            return (str(int(value)),)
        return (None if value is None else str(value),)

    def _given(
        self, rule: RegisteredRule[object, object], row: Mapping[str, str | None]
    ) -> dict[str, Json]:
        """Return the facts as the rule asks for them."""
        hints = get_type_hints(rule.given_type)
        given: dict[str, Json] = {}
        for name, binding in self.follows.given.items():
            if isinstance(binding, Const):
                fixed = binding.const
                told = cast("Json", list(fixed) if isinstance(fixed, tuple) else fixed)
                put_input(given, name, told)
            elif isinstance(binding, str):
                text, item = row[binding], self.group.item(binding)
                read = None if text is None else _read(text, item, _kinds(hints.get(name)))
                put_input(given, name, read)
        return given


def _read(text: str, item: Item, kinds: frozenset[object]) -> Json:
    if item.type == "flag":
        return text == "1"
    if item.type == "integer" or int in kinds:
        return int(text)
    return f"{text}-01" if item.type == "year_month" and date in kinds else text


def _kinds(hint: object) -> frozenset[object]:
    """Return the plain types behind a hint."""
    origin = get_origin(hint)
    if origin is Annotated:
        return _kinds(get_args(hint)[0])
    if origin in {Union, types.UnionType}:
        return frozenset[object]().union(*(_kinds(part) for part in get_args(hint)))
    return frozenset({hint})
