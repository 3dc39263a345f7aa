"""Rows that cannot be made lawful are not written: what another file asks for is ruled out here."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from conformance.catalog.models import file_laws as law
from conformance.population.city.laws import Obeying

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from conformance.catalog.models.records import RecordGroup
    from conformance.population.city.laws import GroupContext

_ODD = "#odd"


def lawful_rows(
    frame: pl.DataFrame, group: RecordGroup, laws: Sequence[law.FileLaw], around: GroupContext
) -> pl.DataFrame:
    """Return the rows without those whose amounts a law would still change or bounds rule out.

    With a row go those that are numbered with it, so that no number is missing.
    """
    if not laws:
        return frame
    obedient = Obeying(group, tuple(laws), around, frozenset())
    beyond = pl.any_horizontal(pl.lit(value=False), *_beyond(group))
    odd = frame.with_columns(beyond.alias(_ODD))[_ODD]
    for one in laws:
        if isinstance(one, law.HasValue | law.AddsUp | law.RuleGives):
            after = obedient.to(one, frame)
            differ = [pl.col(item).ne_missing(after[item]) for item in frame.columns]
            odd |= frame.select(pl.any_horizontal(differ).alias(_ODD))[_ODD]
    marked = frame.with_columns(odd.alias(_ODD))
    for one in laws:
        if isinstance(one, law.Numbered):
            marked = marked.with_columns(pl.col(_ODD).any().over(one.per))
    return marked.filter(~pl.col(_ODD)).drop(_ODD)


def _beyond(group: RecordGroup) -> Iterator[pl.Expr]:
    """Yield where a whole number is less than it may be."""
    for item in group.items:
        if item.type == "integer" and item.min is not None:
            yield (pl.col(item.key).cast(pl.Int64) < item.min).fill_null(value=False)
