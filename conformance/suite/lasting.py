"""What an existing row says beside what a change concerns: it stays, whatever is changed.

A row with nothing but what must stand shows no loss. Filled are contact, account, note and number
items that nothing derives from another, and the marks by which the row protects whom it is about.
Left out is what may follow a change by itself: names after a name, places after a place, amounts
after an amount, days and reasons; who entered the row, and what it was before.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, cast

from conformance.catalog.active import ways
from conformance.catalog.models.operations import Restrict
from conformance.population.people.roles import of_others

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.records import Item, RecordGroup
    from conformance.population.rows import Row

_TYPES: Final = frozenset({"text", "kana", "digits", "alnum", "integer", "decimal"})
_OWN = re.compile(
    r"操作|更新|登録者|処理|端末|事由|理由|旧|前|変更|結果|不詳|個人番号|履歴|計画"
    r"|額|税|計|順|[人員日回件]数|月分|該当|世帯|続柄"
)
"""Of the entry itself, of why, of what was, of what is worked out: any change may change it."""
_FAMILIES: Final = (
    re.compile(r"氏|名|商号|カナ|フリガナ|振り仮名|通称"),
    re.compile(r"住所|所在|郵便|町字|行政区|方書|送付先|地番|番地|本籍|市区町村|所有地|学校"),
    re.compile(r"金融機関|支店|口座|預金"),
)
"""What is said together: who changes one of a family may have to change the others."""


def lasting(group: RecordGroup, changed: Collection[str]) -> tuple[str, ...]:
    """Return the optional items of a row that no change of others touches."""
    touched = [item for item in group.items if item.key in changed]
    of_foreigners = of_others(group, foreign=False)
    others = of_others(group, foreign=True) if of_foreigners & {*changed} else of_foreigners
    families = [f for f in _FAMILIES if any(f.search(item.name_ja) for item in touched)]
    return tuple(
        item.key
        for item in group.items
        if _stands_alone(group, item)
        and item.key not in {*changed, *others}
        and not any(family.search(item.name_ja) for family in families)
    )


def names_or_places(group: RecordGroup) -> frozenset[str]:
    """Return the items that say names or places: other registers may lawfully take them over."""
    said = _FAMILIES[:2]
    return frozenset(i.key for i in group.items if any(f.search(i.name_ja) for f in said))


def protecting(spec: Specification, group: RecordGroup, changed: Collection[str]) -> Row:
    """Return the marks by which a row of the group protects; nothing where a change is of one."""
    subject, marks = next(_measures(spec, group), ("", {}))
    concerned = {subject, *marks}.intersection(changed) or set(marks).intersection(
        group.primary_key
    )
    return {} if concerned else marks


def _stands_alone(group: RecordGroup, item: Item) -> bool:
    return (
        not item.required
        and item.key not in group.primary_key
        and item.code_list is None
        and item.type in _TYPES
        and not _OWN.search(item.name_ja)
    )


def _measures(spec: Specification, group: RecordGroup) -> Iterator[tuple[str, Row]]:
    """Yield whom a row of the group protects, by item, and the usual marks of it."""
    stated = spec.head.protection
    if stated is not None and stated.group == group.key:
        yield stated.subject, cast("Row", ways(stated.active)[0])
    for function in spec.functions.values():
        operation = function.operation
        if isinstance(operation, Restrict) and operation.protected_by == group.key:
            yield operation.subject, cast("Row", ways(operation.active)[0])
