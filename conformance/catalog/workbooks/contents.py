"""What a workbook lists: its sheets in order, and in which parts their cells and looks lie."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING

from conformance.catalog.workbooks.problems import unsafe_container
from conformance.catalog.workbooks.safe_xml import MAIN, parse_xml

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml import etree

_BOOK, _RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
_REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_HIDDEN = ("hidden", "veryHidden")
_LOOKS = ("styles", "sharedStrings")


@dataclass(frozen=True, slots=True)
class ListedSheet:
    """A sheet: its name, its part, and whether a person who opens the workbook sees it."""

    name: str
    part: str
    seen: bool


@dataclass(frozen=True, slots=True)
class Contents:
    """The sheets in their order, and the parts of styles and shared texts where there are any."""

    sheets: tuple[ListedSheet, ...]
    styles: bytes | None
    shared: bytes | None
    since_1904: bool


def contents_of(path: str, parts: Mapping[str, bytes]) -> Contents:
    """Return what a workbook lists.

    Raises:
        CatalogError: IMP001, no sheet can be seen, a part is missing, or two sheets share a name.
    """
    targets, kinds = _relations(path, parts)
    book = parse_xml(_BOOK, parts[_BOOK])
    sheets = tuple(_listed(node, targets) for node in book.iterfind(f"{MAIN}sheets/{MAIN}sheet"))
    _check(path, sheets, parts)
    for part in kinds.values():
        if part not in parts:
            raise unsafe_container(f"{path}!{part}", "部品がありません", "the part is missing")
    about = book.find(f"{MAIN}workbookPr")
    return Contents(
        sheets,
        parts.get(kinds.get("styles", "")),
        parts.get(kinds.get("sharedStrings", "")),
        about is not None and about.get("date1904") in ("1", "true"),
    )


def _listed(node: etree._Element, targets: Mapping[str, str]) -> ListedSheet:
    part = targets.get(str(node.get(_REL)), "")
    return ListedSheet(node.get("name", ""), part, node.get("state") not in _HIDDEN)


def _relations(path: str, parts: Mapping[str, bytes]) -> tuple[dict[str, str], dict[str, str]]:
    """Return the parts that the workbook refers to, by id, and those of its looks by their kind."""
    targets: dict[str, str] = {}
    kinds: dict[str, str] = {}
    for node in parse_xml(_RELATIONS, parts.get(_RELATIONS, b"<r/>")).iterfind(_RELATION):
        name, target = str(node.get("Id")), _target(str(node.get("Target")))
        if name in targets:
            raise unsafe_container(
                f"{path}!{_RELATIONS}", f"{name} が二度あります", f"{name} stands twice"
            )
        targets[name] = target
        if (kind := str(node.get("Type")).rpartition("/")[2]) in _LOOKS:
            kinds[kind] = target
    return targets, kinds


def _target(target: str) -> str:
    path = target.lower()
    return path.lstrip("/") if path.startswith("/") else posixpath.normpath(f"xl/{path}")


def _check(path: str, sheets: tuple[ListedSheet, ...], parts: Mapping[str, bytes]) -> None:
    if not sheets:
        raise unsafe_container(
            path,
            "シートの一覧がありません（Strict Open XML で保存したものは読めません）",
            "it lists no sheets (what was saved as Strict Open XML is not read)",
        )
    if not any(sheet.seen for sheet in sheets):
        raise unsafe_container(path, "見えるシートがありません", "no sheet of it can be seen")
    seen: set[str] = set()
    for sheet in sheets:
        where, name = f"{path} 「{sheet.name}」", sheet.name.casefold()
        if not sheet.name:
            raise unsafe_container(path, "名前のないシートがあります", "a sheet has no name")
        if sheet.part not in parts:
            raise unsafe_container(where, "シートの部品がありません", "the sheet has no part")
        if name in seen:
            raise unsafe_container(where, "同じ名のシートが二つあります", "two sheets share a name")
        seen.add(name)
