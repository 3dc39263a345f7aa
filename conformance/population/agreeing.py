"""A state and the reason for it: who lives here was entered, who does not was erased."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.population.item_names import plain_name

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.records import Item, RecordGroup
    from conformance.findings import Json

    Row = dict[str, Json]

_STATE = frozenset({"住民状態"})
_REASON = frozenset({"異動事由", "消除事由"})
_KIND = frozenset({"支援措置区分"})
_MARK = frozenset({"仮支援措置の有無"})
_DECIDED, _PROVISIONAL = "支援措置", "仮支援措置"
_HERE = ("住民", "現存", "住登者")
_PAIRS = (
    (("国内転出", "国外転出", "県外転出", "県内転出", "転出"), ("転出", "転出者")),
    (("死亡",), ("死亡", "死亡者")),
    (
        ("職権消除", "改製（消除）", "再製（消除）", "（減）", "(減)"),
        ("消除（その他）", "職権消除", "その他消除", "その他消除者"),
    ),
)
"""Reasons and the states that they lead to (住民基本台帳法第8条、住民基本台帳法施行令第8条)."""


def agreeing(
    spec: Specification, group: RecordGroup, row: Mapping[str, Json], fixed: Collection[str]
) -> Row:
    """Return the row with what goes together alike; what is fixed stays.

    A state is the one its reason leads to; a provisional measure is marked as one.
    """
    return _measure(spec, group, _state(spec, group, row, fixed), fixed)


def _measure(spec: Specification, group: RecordGroup, row: Row, fixed: Collection[str]) -> Row:
    """Return the row of a measure whose kind and mark say the same."""
    kind = _called(group, _KIND)
    mark = next((i for i in group.items if i.type == "flag" and i.name_ja in _MARK), None)
    if kind is None or mark is None or not {kind.key, mark.key} <= row.keys():
        return row
    if mark.key not in fixed:
        return {**row, mark.key: _meaning(spec, kind, row) == _PROVISIONAL}
    if kind.key not in fixed:
        return {**row, **_coded(spec, kind, (_PROVISIONAL if row[mark.key] else _DECIDED,))}
    return row


def _state(
    spec: Specification, group: RecordGroup, row: Mapping[str, Json], fixed: Collection[str]
) -> Row:
    state, reason = _called(group, _STATE), _called(group, _REASON)
    if state is None or reason is None or not {state.key, reason.key} <= row.keys():
        return dict(row)
    if state.key in fixed and reason.key not in fixed:
        reasons = _reasons(_meaning(spec, state, row))
        return {**row, **_coded(spec, reason, reasons)}
    if state.key not in fixed:
        return {**row, **_coded(spec, state, _states(_meaning(spec, reason, row)))}
    return dict(row)


def _states(reason: str) -> tuple[str, ...]:
    return next((then for why, then in _PAIRS if any(one in reason for one in why)), _HERE)


def _reasons(state: str) -> tuple[str, ...]:
    if state == "転出予定":
        return ("国内転出",)
    return next((why for why, then in _PAIRS if state in then), ("国内転入", "転入"))


def _coded(spec: Specification, item: Item, meanings: Collection[str]) -> Row:
    listed = {meant: code for code, meant in spec.codes[item.code_list or ""].values.items()}
    first = next((listed[one] for one in meanings if one in listed), None)
    return {} if first is None else {item.key: first}


def _meaning(spec: Specification, item: Item, row: Mapping[str, Json]) -> str:
    return spec.codes[item.code_list or ""].values.get(str(row.get(item.key)), "")


def _called(group: RecordGroup, names: Collection[str]) -> Item | None:
    return next((i for i in group.items if i.code_list and plain_name(i.name_ja) in names), None)
