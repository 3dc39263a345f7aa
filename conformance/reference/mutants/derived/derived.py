"""One derived fault: the operator that breaks a requirement, and where."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from conformance.reference.mutants.faults import Fault
    from conformance.reference.mutants.operators import Operator


class DerivedFault(NamedTuple):
    """One fault of a requirement: its operator, what of it is broken, the fault and its place.

    `detail` tells faults of one operator apart; `at` is the place where another one is at fault.
    """

    operator: Operator
    detail: str
    fault: Fault
    at: str | None = None


Deriving = Iterable[DerivedFault]
"""The faults of one requirement."""
