"""Items that a law gives by a rule, from the row and from its partner in another group."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

import polars as pl

from conformance.catalog.models.file_laws import RuleInput
from conformance.catalog.models.records import Follows, Item, RecordGroup
from conformance.catalog.rule_inputs import input_column
from conformance.population.city.conditions import condition_mask
from conformance.population.city.derived import DECIDED, RESULT, GroupRule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.catalog.models.derive import Binding
    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.rule_laws import RuleGives
    from conformance.population.city.derived import Known

_KEY, _ONLY = "#key", "#only"


@dataclass(frozen=True, slots=True)
class Ruling:
    """A law of a group of a specification, with what its rule gave already."""

    spec: Specification
    group: RecordGroup
    law: RuleGives
    known: Known

    def on(self, frame: pl.DataFrame, others: pl.DataFrame | None) -> pl.DataFrame:
        """Return the rows whose item is what the rule gives, or no more where that is its limit.

        Rows without a partner, and those for which the rule decides nothing, do not change.
        """
        bound = self._bound()
        asked = list(dict.fromkeys(str(one) for one in bound.follows.given.values() if _named(one)))
        told = frame.with_columns(self._inputs(own=True))
        if others is not None:
            told = told.join(
                self._partners(others),
                left_on=[*self.law.key],
                right_on=[f"{_KEY} {k}" for k in self.law.key.values()],
                how="left",
                maintain_order="left",
                coalesce=True,
            )
        there = pl.lit(value=True) if others is None else pl.col(_ONLY).fill_null(value=False)
        given = there & condition_mask(self.law.rows.when) & pl.col(self.law.item).is_not_null()
        facts = told.filter(given).select(asked).unique(maintain_order=True)
        at = (self.spec.domain, self.group.key, self.law.model_dump_json())
        results = bound.results(facts, self.known, at)
        told = told.join(results, on=asked, how="left", nulls_equal=True, maintain_order="left")
        words = self.law.calls
        found = pl.col(RESULT).replace_strict(words, default=None) if words else pl.col(RESULT)
        wrong = given & pl.col(DECIDED) & found.is_not_null()
        least = self.group.item(self.law.item).min
        if least is not None:  # a row that should not be there at all stays as it is
            wrong &= found.cast(pl.Float64) >= least
        if self.law.most:
            wrong &= self._above(found)
        text = pl.when(wrong).then(found).otherwise(self.law.item)
        return told.with_columns(text.alias(self.law.item)).select(frame.columns)

    def _above(self, found: pl.Expr) -> pl.Expr:
        """Return where the item is more than the rule gives, or later."""
        item = pl.col(self.law.item)
        if self.group.item(self.law.item).type in {"integer", "decimal"}:
            return item.cast(pl.Float64) > found.cast(pl.Float64)
        return item > found

    def _bound(self) -> GroupRule:
        """Return the rule bound to columns of its own: `in_` and the name of the input."""
        given: dict[str, Binding] = {}
        items = [self.group.item(self.law.item)]
        for name, one in self.law.given.items():
            if isinstance(one, RuleInput | str):
                items.append(self._as(name, one))
                given[name] = input_column(name)
            else:
                given[name] = one
        group = RecordGroup(
            key=self.group.key, name_ja=self.group.name_ja, primary_key=(), items=tuple(items)
        )
        law = self.law
        follows = Follows(item=law.item, rule=law.rule, output=law.output, given=given)
        return GroupRule(self.spec, group, follows)

    def _as(self, name: str, one: RuleInput | str) -> Item:
        mine = one if isinstance(one, str) else one.item
        others = self.spec.records[self.law.others.group] if self.law.others else self.group
        found = (
            self.group.item(mine) if mine else others.item(cast("str", cast("RuleInput", one).of))
        )
        told = isinstance(one, RuleInput) and bool(one.values)
        return Item(
            key=input_column(name), name_ja=found.name_ja, type="text" if told else found.type
        )

    def _inputs(self, *, own: bool) -> Iterator[pl.Expr]:
        """Yield the columns of inputs that stand in the rows, or in their partners."""
        for name, one in self.law.given.items():
            if isinstance(one, str) and own:
                yield pl.col(one).alias(input_column(name))
            elif isinstance(one, RuleInput) and bool(one.item) is own:
                column = pl.col(one.item or cast("str", one.of))
                words = {code: _word(word) for code, word in one.values.items()}
                text = column.replace_strict(words, default=None) if words else column
                if one.empty is not None:
                    text = pl.when(column.is_null()).then(pl.lit(_word(one.empty))).otherwise(text)
                yield text.alias(input_column(name))

    def _partners(self, others: pl.DataFrame) -> pl.DataFrame:
        """Return the inputs of each key whose rows agree in all of them, where `only` holds."""
        keys = [pl.col(k).alias(f"{_KEY} {k}") for k in self.law.key.values()]
        only = condition_mask(self.law.only).alias(_ONLY)
        told = others.select(*keys, *self._inputs(own=False), only)
        names = [f"{_KEY} {k}" for k in self.law.key.values()]
        return told.drop_nulls(names).unique(maintain_order=True).filter(pl.len().over(names) == 1)


def _named(one: Binding) -> bool:
    return isinstance(one, str)


def _word(value: object) -> str:
    """Return a word of a rule as a column of text holds it."""
    return str(int(value)) if isinstance(value, bool) else str(value)
