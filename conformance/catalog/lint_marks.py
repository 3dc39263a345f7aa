"""Lint the values by which a row is active: each is one of its item's codes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.catalog.active import values

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from conformance.catalog.models.base import Scalar
    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.records import RecordGroup


def mark_problems(
    spec: Specification, group: RecordGroup, active: Mapping[str, Scalar | tuple[Scalar, ...]]
) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Yield the item, the value and the codes there are, for each value that is none of them."""
    for item in group.items:
        codes = spec.codes.get(item.code_list or "")
        if codes is None or item.key not in active:
            continue
        for value in values(active[item.key]):
            if str(value) not in codes.values:
                yield f"active.{item.key}", str(value), tuple(codes.values)
