"""Notes on cells (コメント・メモ): no reader reads them, so each is asked about with its cell."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Final

from conformance.catalog.workbooks.questions import CellQuestion
from conformance.catalog.workbooks.safe_xml import MAIN, parse_xml

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from conformance.catalog.workbooks.contents import ListedSheet

_RELATION: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_SHOWN: Final = 40


def notes_of(listed: ListedSheet, parts: Mapping[str, bytes]) -> dict[str, str]:
    """Return the notes of a sheet by sheet and cell; empty where it has none.

    Notes that programs of today write as threads stand there in the old form, too.
    """
    folder, name = posixpath.split(listed.part)
    related = f"{folder}/_rels/{name}.rels"
    found: dict[str, str] = {}
    for part in _comments(related, folder, parts) if related in parts else ():
        for node in parse_xml(part, parts[part]).iterfind(f"{MAIN}commentList/{MAIN}comment"):
            text = "".join(piece.text or "" for piece in node.iter(f"{MAIN}t"))
            if text.strip():
                found[f"{listed.name}!{node.get('ref')}"] = text.strip()
    return found


def cell_note(place: str, text: str) -> CellQuestion:
    """IMP120: a note on a cell, which may say anything of it."""
    shown = " ".join(text.split())[:_SHOWN]
    return CellQuestion(
        "IMP120",
        place,
        f"セルにコメント（メモ）があります: {shown!r}",
        f"the cell has a note: {shown!r}",
        "コメントは読まず、セルの文字だけを取り込みます",
        "the note is not read; only the text of the cell is imported",
        f"{place}/{text}",
    )


def _comments(related: str, folder: str, parts: Mapping[str, bytes]) -> Iterator[str]:
    for node in parse_xml(related, parts[related]).iterfind(_RELATION):
        target = str(node.get("Target", "")).lower()
        if str(node.get("Type", "")).endswith("/comments"):
            whole = target.lstrip("/") if target.startswith("/") else f"{folder}/{target}"
            part = posixpath.normpath(whole)
            if part in parts:
                yield part
