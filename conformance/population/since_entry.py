"""The day from which somebody is a resident: of the move, of the birth."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.population.people.addresses import HERE, elsewhere
from conformance.population.people.items import parts

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.records import Item, RecordGroup
    from conformance.findings import Json

    Row = dict[str, Json]

_HAPPENED = ("異動年月日", "異動日")
_BORN = "生年月日"
_HELD = ("住所を定めた年月日",)
_SINCE = ("住民となった年月日", "外国人住民となった年月日", "住所を定めた年月日")


def since_entry(
    spec: Specification,
    group: RecordGroup,
    row: Mapping[str, Json],
    fixed: Collection[str],
    *,
    long_ago: bool = False,
) -> Row:
    """Return the row of who moves (in) or is born with one day for that and for what begins then.

    住民基本台帳法第7条第6号・第7号、第22条第1項第3号、第23条. What is fixed stays, and decides
    the day; else it is that of the event, or, `long_ago`, that since which somebody is a resident.
    """
    named = {item.name_ja: item for item in group.items}
    happened = next((named[one] for one in _HAPPENED if one in named), None)
    why = _meaning(spec, named.get("異動事由"), row)
    begun = [named[one] for one in (_HELD if why == "転居" else _SINCE) if one in named]
    if happened is None or not ("転入" in why or why in {"出生", "転居"}):
        return dict(row)
    born = [named[_BORN]] if why == "出生" and _BORN in named else []
    first = (*begun, happened) if long_ago else (happened, *begun)
    days = [item.key for item in (*first, *born) if isinstance(row.get(item.key), str)]
    day = next((row[key] for key in (*filter(fixed.__contains__, days), *days)), None)
    return {**row, **_from_where(group, row, why), **{k: day for k in days if k not in fixed}}


def _from_where(group: RecordGroup, row: Mapping[str, Json], why: str) -> Row:
    """Return the address before for who moved in and has none (住民基本台帳法第7条第8号)."""
    before = next((k for k, part in parts(group).items() if part == "previous_address"), None)
    if "転入" not in why or before is None or row.get(before, "") is not None:
        return {}
    return {before: elsewhere(HERE).text}


def is_birth(spec: Specification, group: RecordGroup, row: Mapping[str, Json]) -> bool:
    """Return whether a row says that somebody is entered since they were born."""
    why = next((item for item in group.items if item.name_ja == "異動事由"), None)
    return _meaning(spec, why, row) == "出生"


def _meaning(spec: Specification, why: Item | None, row: Mapping[str, Json]) -> str:
    if why is None or why.code_list is None:
        return ""
    return spec.codes[why.code_list].values.get(str(row.get(why.key)), "")
