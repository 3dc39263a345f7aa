"""The items of a record group that follow from rules, bound to the oracles."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from conformance.contract.oracles import derive, oracle
from conformance.tables.formula import Formula

if TYPE_CHECKING:
    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.records import RecordGroup


def formulas_of(spec: Specification, group: RecordGroup) -> tuple[Formula, ...]:
    """Return the items of a group that follow from rules, in the catalogue's order."""
    return tuple(
        Formula(group, one, oracle(spec, one.rule), partial(derive, spec, one.rule))
        for one in group.follows
    )
