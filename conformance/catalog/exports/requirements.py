"""機能要件, 帳票要件, 帳票詳細要件, 機能別連携仕様: a row a requirement or printed item."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from conformance.catalog.exports.items import show_size, take_size
from conformance.catalog.exports.levels import WORDS, show_level, take_level
from conformance.catalog.exports.shape import (
    HeadedColumn,
    Shape,
    ShapeRow,
    field,
    items,
    key_column,
    text,
    top,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from conformance.catalog.exports.shape import ShapeContext
    from conformance.catalog.workbooks.merge import Raw

_MODES: Final[Mapping[str, str]] = {"file": "ファイル", "api": "API", "document": "文書"}
_TITLE: Final = 40
_TEXT: Final = 70


def functions(given: ShapeContext) -> Shape:
    """Return the sheet 機能要件."""
    chapters = {group.id: group.title_ja for group in given.spec.head.function_groups}
    columns = (
        HeadedColumn("大項目", lambda row: chapters.get(str(row.shown["group"]), ""), width=24),
        HeadedColumn("機能ID", text("official_id")),
        HeadedColumn("機能名称", text("title_ja"), field("title_ja", needed=True), width=_TITLE),
        HeadedColumn("機能要件", text("summary"), field("summary", needed=True), width=_TEXT),
        *_ends(),
    )
    return Shape("機能要件", "functions", "", columns, top)


def forms(given: ShapeContext) -> Shape:
    """Return the sheet 帳票要件."""
    del given
    columns = (
        HeadedColumn("帳票ID", text("official_id")),
        HeadedColumn("帳票名称", text("title_ja"), field("title_ja", needed=True), width=_TITLE),
        HeadedColumn("内部帳票/外部帳票", _audience),
        HeadedColumn("用紙・出力形態", _listed("style"), width=24),
        *_ends(),
    )
    return Shape("帳票要件", "forms", "", columns, top)


def form_items(given: ShapeContext) -> Shape:
    """Return the sheet 帳票詳細要件."""
    del given
    columns = (
        HeadedColumn("帳票ID", lambda row: str(row.owner.get("official_id") or "")),
        HeadedColumn("帳票名称", lambda row: str(row.owner["title_ja"]), width=28),
        HeadedColumn("印字項目", text("name_ja"), field("name_ja", needed=True), width=28),
        HeadedColumn("データ項目ID", text("official_id")),
        HeadedColumn("文字数", show_size, take_size, width=8),
        HeadedColumn("印字要否", show_level, _take_printed),
        HeadedColumn("編集条件", text("condition"), field("condition"), width=_TITLE),
        HeadedColumn("備考", text("note"), field("note"), width=_TITLE),
        HeadedColumn("項番", _number, width=6),
        key_column(),
    )
    return Shape("帳票詳細要件", "forms", "items", columns, items)


def linkages(given: ShapeContext) -> Shape:
    """Return the sheet 機能別連携仕様; what another domain states of a linkage is shown, too."""

    def of(name: str) -> Callable[[ShapeRow], str]:
        def show(row: ShapeRow) -> str:
            entry = given.spec.linkages[row.path[0]]
            party = str(getattr(entry, name))
            return given.names.get(party, party)

        return show

    def mode(row: ShapeRow) -> str:
        return "・".join(_MODES[one] for one in given.spec.linkages[row.path[0]].mode)

    def timing(row: ShapeRow) -> str:
        return given.spec.linkages[row.path[0]].timing

    def take_timing(row: ShapeRow, found: str) -> Raw | None:
        return {"timing": found} if found and "linkage" not in row.shown else None

    columns = (
        HeadedColumn("連携ID", _linkage_id(given)),
        HeadedColumn("連携名", text("title_ja"), field("title_ja", needed=True), width=_TITLE),
        HeadedColumn("提供側業務", of("provider"), width=24),
        HeadedColumn("利用側業務", of("consumer"), width=24),
        HeadedColumn("連携方式", mode),
        HeadedColumn("連携頻度・契機", timing, take_timing, width=_TITLE),
        HeadedColumn("データ項目グループ", _listed("data"), width=_TITLE),
        *_ends(),
    )
    return Shape("機能別連携仕様", "linkages", "", columns, top)


def _ends() -> tuple[HeadedColumn, ...]:
    return (
        HeadedColumn("実装区分", show_level, take_level),
        HeadedColumn("備考", text("note"), field("note"), width=_TITLE),
        key_column(),
    )


def _audience(row: ShapeRow) -> str:
    return "内部帳票" if row.shown.get("audience") == "internal" else "外部帳票"


def _listed(name: str) -> Callable[[ShapeRow], str]:
    def show(row: ShapeRow) -> str:
        found = row.shown.get(name)
        return "、".join(map(str, found)) if isinstance(found, list) else ""

    return show


def _number(row: ShapeRow) -> str:
    every = [*items([row.owner])]
    return str(next(n for n, one in enumerate(every, 1) if one.path == row.path))


def _take_printed(row: ShapeRow, found: str) -> Raw | None:
    """Return whether an item must be printed, by one of two words."""
    del row
    level = {WORDS[name]: name for name in ("required", "optional")}.get(found)
    return None if level is None else {"class": level}


def _linkage_id(given: ShapeContext) -> Callable[[ShapeRow], str]:
    def show(row: ShapeRow) -> str:
        return given.spec.linkages[row.path[0]].official_id or ""

    return show
