"""A way in which the values of an item can be wrong, as a mask over a column."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import narwhals as nw

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from conformance.values.words import Fact


@dataclass(frozen=True, slots=True)
class Violation:
    """Which rows break a rule.

    Attributes:
        code: what is wrong, a key of the messages of values or of this room.
        mask: true on the rows that break the rule; null or false on all others. It runs on every
            engine, so patterns keep to what the regular expressions of Rust and Java share.
        facts: what fills the sentences of the code.
    """

    code: str
    mask: nw.Expr
    facts: Mapping[str, Fact] = field(default_factory=dict)


def first_broken(violations: Sequence[Violation]) -> nw.Expr:
    """Return the code of the first rule that a row breaks; empty where it breaks none."""
    code: nw.Expr = nw.lit("")
    for one in reversed(violations):
        code = nw.when(one.mask).then(nw.lit(one.code)).otherwise(code)
    return code
