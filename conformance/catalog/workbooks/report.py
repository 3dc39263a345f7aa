"""What an import did, for the person who ran it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from conformance.catalog.workbooks.difference import Change, What

_HEADINGS: dict[What, tuple[str, str]] = {
    "added": ("追加", "added"),
    "removed": ("削除", "removed"),
    "changed": ("変更", "changed"),
    "turned_official": ("公式になった項目", "turned official"),
    "not_in_workbook": ("ブックにない項目（残しました）", "not in the workbook (kept)"),
}


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did: the document, the files it wrote, and each entry it touched."""

    document: str
    document_version: str
    directory: Path
    written: tuple[str, ...]
    changes: tuple[Change, ...]
    unknown_headings: tuple[str, ...]
    warnings: tuple[str, ...]

    def of(self, what: What) -> tuple[Change, ...]:
        """Return the changes of one sort."""
        return tuple(change for change in self.changes if change.what == what)

    def text(self, lang: str) -> str:
        """Return the report as lines in Japanese (`ja`) or English."""
        ja = lang == "ja"
        lines = [f"{self.document} {self.document_version} → {self.directory}"]
        for what, (name_ja, name_en) in _HEADINGS.items():
            found = self.of(what)
            lines.append(f"{name_ja if ja else name_en}: {len(found)}")
            lines += [_line(change, ja=ja) for change in found]
        lines += _list("知らない見出し" if ja else "unknown headings", self.unknown_headings)
        lines += _list("確認してください" if ja else "please check", self.warnings)
        lines += _list("書いたファイル" if ja else "files written", self.written)
        return "\n".join(lines)


def _line(change: Change, *, ja: bool) -> str:
    if not change.fields:
        return f"  {change.key}"
    detail = f"（{'、'.join(change.fields)}）" if ja else f" ({'; '.join(change.fields)})"
    return f"  {change.key}{detail}"


def _list(heading: str, found: tuple[str, ...]) -> list[str]:
    return [f"{heading}: {len(found)}", *(f"  {text}" for text in found)]
