"""Amounts and dates of rows worked out anew by the rule they follow from.

Each different combination of inputs is given to the rule once and joined back to its rows, for
combinations are few where rows are many. At most `MOST` are worked out for an item of a file; rows
with further ones are counted and not judged.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import polars as pl

from conformance.tables.conditions import holding
from conformance.tables.coverage import FileCoverage
from conformance.tables.spots import EMPTY, EXPECTED, VALUE, note

if TYPE_CHECKING:
    from conformance.rules.core import Step
    from conformance.tables.formula import Formula
    from conformance.tables.tally import Tallies

MOST = 200_000
"""How many different combinations of inputs are worked out for an item of a file."""

_DECIDED = "#decided"
_YES, _OUTSIDE, _BEYOND = 1, 0, -1
_NUMBERS = frozenset({"integer", "decimal"})
_IN_TIME = r"^(1[7-9]|2[01])[0-9]{2}-[0-9]{2}"  # no mark of an open end

Inputs = tuple[str | None, ...]


@dataclass
class Recompute:
    """Compares an item with what its rule gives; empty values are left to other checks.

    Attributes:
        formula: the item and its rule.
        most: how many combinations are worked out.
        name: under what faults are counted; otherwise after the item.
        limit, within: whether the item may be less than the rule gives, and how much more.
        steps: how the value of the first wrong row follows, once one was met.
    """

    formula: Formula
    most: int = MOST
    name: str = ""
    limit: bool = False
    within: int = 0
    steps: tuple[Step, ...] = ()
    _known: dict[Inputs, tuple[int, str | None]] = field(default_factory=dict)
    _judged: int = 0
    _outside: int = 0
    _beyond: int = 0

    @property
    def subject(self) -> str:
        """`#rule` with the item and the condition under which it follows."""
        return self.name or f"#rule {self.formula.item.key} {self.formula.follows.when.root}"

    @property
    def items(self) -> frozenset[str]:
        """The item, its 不詳フラグ, the rule's inputs, and the items of the condition."""
        formula, flag = self.formula, self.formula.unknown_flag
        flags = {flag} if flag else set[str]()
        return frozenset({formula.item.key, *flags, *formula.inputs, *formula.follows.when.items})

    def take(self, frame: pl.DataFrame, tallies: Tallies) -> None:
        """Work out the combinations that are new and compare the rows."""
        item, inputs = self.formula.item.key, list(self.formula.inputs)
        rows = self._told(holding(frame, self.formula.follows.when).drop_nulls(item))
        results = self._results(rows.select(inputs).unique(maintain_order=True))
        joined = rows.join(
            results, on=inputs, how="left", nulls_equal=True, maintain_order="left"
        ).with_columns(pl.col(item).alias(VALUE))
        self._outside += joined.filter(pl.col(_DECIDED) == _OUTSIDE).height
        self._beyond += joined.filter(pl.col(_DECIDED) == _BEYOND).height
        judged = joined.filter(pl.col(_DECIDED) == _YES)
        self._judged += judged.height
        wrong = judged.filter(self._differs())
        if wrong.height and not self.steps:
            self._explain(wrong.select(inputs).row(0))
        rule = self.formula.follows.rule
        code = "F-FILE-LIMIT" if self.limit else "F-FILE-RULE"
        tally = tallies.at(self.subject, code, item=item, rule=rule)
        note(tally, wrong.with_columns(pl.col(EXPECTED).fill_null(EMPTY)), item)

    def _told(self, rows: pl.DataFrame) -> pl.DataFrame:
        """Return the rows whose value is known: no rule gives an unspecified date."""
        flag = self.formula.unknown_flag
        return rows if flag is None else rows.filter(pl.col(flag).ne_missing("1"))

    def close(self, tallies: Tallies) -> FileCoverage:
        """Say how much was judged; every fault is counted already."""
        del tallies
        return FileCoverage(self._judged, self._outside, self._beyond)

    def _results(self, distinct: pl.DataFrame) -> pl.DataFrame:
        """Return the combinations with what the rule gives and whether it decides."""
        found = [self._result(row) for row in distinct.rows()]
        return distinct.with_columns(
            pl.Series(_DECIDED, [decided for decided, _ in found], dtype=pl.Int8),
            pl.Series(EXPECTED, [text for _, text in found], dtype=pl.String),
        )

    def _result(self, inputs: Inputs) -> tuple[int, str | None]:
        if inputs not in self._known:
            if len(self._known) >= self.most:
                return _BEYOND, None
            self._known[inputs] = self._worked_out(inputs)
        return self._known[inputs]

    def _worked_out(self, inputs: Inputs) -> tuple[int, str | None]:
        derived = self.formula.derived(inputs)
        text = self.formula.text_of(derived) if derived else None
        # Of an item that must have a value, a rule that gives none decides nothing.
        outside = derived is None or (text is None and self.formula.item.required)
        return (_OUTSIDE if outside else _YES), text

    def _explain(self, inputs: Inputs) -> None:
        derived = self.formula.derived(inputs)
        self.steps = derived.steps if derived else ()

    def _differs(self) -> pl.Expr:
        """Return where the value is another; what is no number is left to the item's own check."""
        value, expected = pl.col(VALUE), pl.col(EXPECTED)
        if self.formula.item.type not in _NUMBERS:
            if not self.limit:
                return value.ne_missing(expected)
            day = value.str.contains(_IN_TIME)  # days and months, as ISO writes them, sort as texts
            return (day & (value > expected)).fill_null(value=False)
        number, wanted = (x.cast(pl.Decimal(38, 8), strict=False) for x in (value, expected))
        if self.limit:
            return (number > wanted + self.within).fill_null(value=False)
        return number.is_not_null() & number.ne_missing(wanted)
