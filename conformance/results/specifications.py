"""The specifications that a result is about, apart from those of which no case is in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from conformance.results.judged_on import CatalogueModel
    from conformance.results.model import CaseModel

Listed = tuple["CatalogueModel", ...]


def split(catalogue: Iterable[CatalogueModel], cases: Iterable[CaseModel]) -> tuple[Listed, Listed]:
    """Return the specifications of which a case is in the result, and the others."""
    there = {case.id.partition("/")[0] for case in cases}
    listed = tuple(catalogue)
    return (
        tuple(spec for spec in listed if spec.domain in there),
        tuple(spec for spec in listed if spec.domain not in there),
    )
