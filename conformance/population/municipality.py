"""The item that tells to which municipality a row belongs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conformance.catalog.models.records import RecordGroup
    from conformance.findings import Json

MUNICIPALITY_CODE: Final = "municipality_code"


def of_one(group: RecordGroup, fixed: Mapping[str, Json], code: str) -> Mapping[str, Json]:
    """Return the fixed values of a row, its municipality's code among them where it has one."""
    if not code or MUNICIPALITY_CODE not in {item.key for item in group.items}:
        return fixed
    return {MUNICIPALITY_CODE: code, **fixed}
