"""Who moves in is a resident from the day of the move on, and lives there since (転入)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.records import Item, RecordGroup
    from conformance.findings import Json

    Row = dict[str, Json]

_HAPPENED = ("異動年月日", "異動日")
_SINCE = ("住民となった年月日", "外国人住民となった年月日", "住所を定めた年月日")


def since_entry(
    spec: Specification, group: RecordGroup, row: Mapping[str, Json], fixed: Collection[str]
) -> Row:
    """Return the row of who moves in with one day for the move and for what begins with it.

    住民基本台帳法第7条第6号・第7号、第22条第1項第3号. What is fixed stays, and decides the day.
    """
    named = {item.name_ja: item for item in group.items}
    happened = next((named[one] for one in _HAPPENED if one in named), None)
    begun = [named[one] for one in _SINCE if one in named]
    if happened is None or not _moves_in(spec, named.get("異動事由"), row):
        return dict(row)
    days = [item.key for item in (happened, *begun) if isinstance(row.get(item.key), str)]
    day = next((row[key] for key in (*filter(fixed.__contains__, days), *days)), None)
    return {**row, **{key: day for key in days if key not in fixed}}


def _moves_in(spec: Specification, why: Item | None, row: Mapping[str, Json]) -> bool:
    if why is None or why.code_list is None:
        return False
    return "転入" in spec.codes[why.code_list].values.get(str(row.get(why.key)), "")
