"""Which imported requirements wait for an editor to compare what is tried with them 照合."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.catalog.models.base import Sourced
    from conformance.catalog.models.domain import Specification

COMPARED: Final = {"functions": "function", "forms": "form", "linkages": "linkage"}
"""The files whose requirements an import finds, and the kind that stands in their ids."""


def awaiting(spec: Specification) -> Iterator[tuple[str, Sourced]]:
    """Yield the imported requirements that nobody has compared yet, with their ids."""
    for file, kind in COMPARED.items():
        for key, entry in getattr(spec, file).items():
            if entry.compared is not None and not entry.compared.by:
                yield f"{spec.domain}/{kind}/{key}", entry
