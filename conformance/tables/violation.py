"""A way in which the values of an item can be wrong, as a mask over a column."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    import narwhals as nw

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


def first_only(violations: Iterable[Violation]) -> Iterator[Violation]:
    """Yield the violations so that every value is counted once, under the first rule it breaks."""
    earlier: nw.Expr | None = None
    for one in violations:
        yield one if earlier is None else replace(one, mask=one.mask & ~earlier)
        mask = one.mask.fill_null(value=False)
        earlier = mask if earlier is None else earlier | mask
