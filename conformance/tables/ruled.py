"""Items that a rule gives from the row and from its partner in another file."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import polars as pl

from conformance.catalog.models.file_laws import RuleInput
from conformance.catalog.models.records import Follows, Item, RecordGroup
from conformance.catalog.rule_inputs import input_column
from conformance.tables.alone import stands_alone
from conformance.tables.conditions import marked
from conformance.tables.formula import Formula
from conformance.tables.hashes import hashed
from conformance.tables.recompute import Recompute

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from conformance.catalog.models.derive import Binding
    from conformance.catalog.models.file_laws import RuleGives
    from conformance.rules.core import RegisteredRule
    from conformance.tables.formula import Derive
    from conformance.tables.table import Table
    from conformance.tables.tally import Tallies

_KEY, _ONLY = "#key", "#only"


def formula_of(
    law: RuleGives,
    groups: tuple[RecordGroup, RecordGroup],
    rule: RegisteredRule[object, object],
    how: Derive,
) -> Formula:
    """Return the law's rule bound to columns of its own: `in_` and the name of the input."""
    mine, theirs = groups
    items = [mine.item(law.item)]
    given: dict[str, Binding] = {}
    for name, one in law.given.items():
        if isinstance(one, RuleInput):
            found = mine.item(one.item) if one.item else theirs.item(cast("str", one.of))
            items.append(_as(found, name, told=bool(one.values)))
            given[name] = input_column(name)
        elif isinstance(one, str):
            items.append(_as(mine.item(one), name))
            given[name] = input_column(name)
        else:
            given[name] = one
    group = RecordGroup(key=mine.key, name_ja=mine.name_ja, primary_key=(), items=tuple(items))
    follows = Follows(item=law.item, rule=law.rule, output=law.output, given=given)
    return Formula(group, follows, rule, how, law.calls)


def not_as_ruled(
    law: RuleGives,
    formula: Formula,
    tables: tuple[Table, Table],
    subject: str,
    tallies: Tallies,
    before: date | None = None,
) -> Recompute:
    """Count rows whose item is not what the rule gives, or is more where that is its limit.

    `before`: the first day on which what partners tell is not settled.
    """
    judge = Recompute(formula, name=subject, limit=law.most, within=law.within)
    rows, others = tables
    alone = stands_alone(rows, law.alone)
    partners = _partners(law, others, before) if law.others else None
    for block in rows.blocks(law.uses[0][1]):
        frame = block.filter(alone).with_columns(_inputs(law, own=True))
        if partners is not None:
            keyed = frame.with_columns(hashed([*law.key]).alias(_KEY)).drop_nulls(_KEY)
            frame = keyed.join(partners, on=_KEY, how="inner", maintain_order="left")
        judge.take(_told(law, frame), tallies)
    return judge


def _as(item: Item, name: str, *, told: bool = False) -> Item:
    kind = "text" if told else item.type
    return Item(key=input_column(name), name_ja=item.name_ja, type=kind)


def _inputs(law: RuleGives, *, own: bool) -> Iterator[pl.Expr]:
    """Yield the columns of inputs that stand in the rows, or in their partners."""
    for name, one in law.given.items():
        if isinstance(one, RuleInput) and bool(one.item) is own:
            column = pl.col(one.item or cast("str", one.of))
            words = {code: word(one_word) for code, one_word in one.values.items()}
            text = column.replace_strict(words, default=None) if words else column
            if one.empty is not None:
                text = pl.when(column.is_null()).then(pl.lit(word(one.empty))).otherwise(text)
            yield text.alias(input_column(name))
            if words:
                yield (column.is_not_null() & text.is_null()).alias(f"#odd {name}")
        elif isinstance(one, str) and own:
            yield pl.col(one).alias(input_column(name))


def word(value: object) -> str:
    """Return a word of a rule as a column of text holds it."""
    return str(int(value)) if isinstance(value, bool) else str(value)


def _told(law: RuleGives, frame: pl.DataFrame) -> pl.DataFrame:
    """Return the rows without those in which a code is none that the rule has a word for."""
    odd = [
        f"#odd {name}"
        for name, one in law.given.items()
        if isinstance(one, RuleInput) and one.values
    ]
    return frame.filter(~pl.any_horizontal(odd)) if odd else frame


def _partners(law: RuleGives, others: Table, before: date | None = None) -> pl.DataFrame:
    """Return the inputs of each key whose rows agree in all of them, and are settled."""
    key = [*law.key.values()]
    new = pl.lit(value=False)
    if law.settled is not None and before is not None:
        new = (pl.col(law.settled.of) >= pl.lit(before.isoformat())).fill_null(value=False)
    wanted = [hashed(key).alias(_KEY), *_inputs(law, own=False), pl.col(_ONLY)]
    parts = [
        marked(block, law.only, _ONLY)
        .with_columns(pl.col(_ONLY) & ~new)
        .select(wanted)
        .drop_nulls(_KEY)
        .unique()
        for block in others.blocks(law.uses[1][1])
    ]
    if not parts:
        return pl.DataFrame(schema={_KEY: pl.UInt64, **_schema(_inputs(law, own=False))})
    told = pl.concat(parts).unique().filter(pl.len().over(_KEY) == 1)
    return told.filter(pl.col(_ONLY)).drop(_ONLY)


def _schema(columns: Iterable[pl.Expr]) -> dict[str, type[pl.DataType]]:
    names = [one.meta.output_name() for one in columns]
    return {n: pl.Boolean if n.startswith("#odd") else pl.String for n in names}
