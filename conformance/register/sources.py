"""How good a requirement can be said to stand: what the sources of its parts allow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.cases.case import FILES
from conformance.catalog.load import load
from conformance.catalog.parts import parts_of
from conformance.results.known import at_best

if TYPE_CHECKING:
    from collections.abc import Sequence

    from conformance.results.model import CaseModel, CatalogueModel, TotalState


def best_of(spec: CatalogueModel, requirement: str, cases: Sequence[CaseModel]) -> TotalState:
    """Return the best that is said of a requirement of a specification that was judged.

    Where the source of a part it belongs to is not whole, nobody knows whether this is all that
    the requirement asks for.
    """
    if all(part.missing is None for part in spec.parts):
        return "conformant"
    of = _parts(spec, requirement)
    its = tuple(part for part in spec.parts if not of or part.key in of)
    return at_best([spec.model_copy(update={"parts": its})], cases)


def _parts(spec: CatalogueModel, requirement: str) -> tuple[str, ...]:
    """Return the parts that a requirement belongs to; none where it belongs to all of them."""
    _, kind, key = requirement.split("/", 2)
    file = next((file for known, file in FILES.items() if known == kind), None)
    return () if file is None else parts_of(load(spec.domain, spec.version), file, key)
