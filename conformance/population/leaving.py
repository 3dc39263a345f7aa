"""What a row says of somebody who moves away: the one change that is filed before it happens."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.records import RecordGroup

_REASONS = frozenset({"異動事由", "消除事由"})
_AWAY = "転出"


def leaving(spec: Specification, group: RecordGroup) -> dict[str, str]:
    """Return the reason that says so, by item; nothing where rows of the group tell no reason.

    Source: 住民基本台帳法第24条（転出をする者は、あらかじめ届け出る）.
    """
    for item in group.items:
        if item.name_ja in _REASONS and item.code_list is not None:
            for code, meaning in spec.codes[item.code_list].values.items():
                if _AWAY in meaning:
                    return {item.key: code}
    return {}
