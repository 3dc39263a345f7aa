"""What an import did, for the person who ran it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from conformance.catalog.workbooks.account import count

if TYPE_CHECKING:
    from pathlib import Path

    from conformance.catalog.workbooks.account import CellUse
    from conformance.catalog.workbooks.difference import EntryChange, What
    from conformance.catalog.workbooks.questions import CellQuestion

_HEADINGS: dict[What, tuple[str, str]] = {
    "added": ("追加", "added"),
    "removed": ("削除", "removed"),
    "changed": ("変更", "changed"),
    "turned_official": ("公式になった項目", "turned official"),
    "not_in_workbook": ("ブックにない項目（残しました）", "not in the workbook (kept)"),
}


@dataclass(frozen=True, slots=True)
class AnsweredQuestion:
    """A question, and whether a person answered it with yes, now or before."""

    question: CellQuestion
    confirmed: bool


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did: the document, the files it wrote, each entry it touched, each cell."""

    kind: str
    document: str
    document_version: str
    directory: Path
    written: tuple[str, ...]
    changes: tuple[EntryChange, ...]
    unknown_headings: tuple[str, ...]
    warnings: tuple[str, ...]
    uses: tuple[CellUse, ...] = ()
    drawings: tuple[str, ...] = ()
    questions: tuple[AnsweredQuestion, ...] = ()

    @property
    def open_questions(self) -> tuple[CellQuestion, ...]:
        """The questions that nobody answered; nothing is written as long as there are any."""
        return tuple(one.question for one in self.questions if not one.confirmed)

    def unread(self) -> tuple[CellUse, ...]:
        """Return the cells that no reader looks at and no rule leaves out."""
        return tuple(use for use in self.uses if use.use == "unread")

    def of(self, what: What) -> tuple[EntryChange, ...]:
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
        lines += self._cells(ja=ja)
        lines += _list("知らない見出し" if ja else "unknown headings", self.unknown_headings)
        lines += _list("確認してください" if ja else "please check", self.warnings)
        lines += _list("書いたファイル" if ja else "files written", self.written)
        if waiting := self.open_questions:
            lines.append(_waiting(len(waiting), ja=ja))
            lines += [question.message().text(lang) for question in waiting]
        return "\n".join(lines)

    def _cells(self, *, ja: bool) -> list[str]:
        found = count(self.uses)
        names = (
            ("写した", "読んだ", "除外", "未読") if ja else ("stored", "read", "ignored", "unread")
        )
        numbers = (found.stored, found.read, found.ignored, found.unread)
        told = ", ".join(f"{n} {v}" for n, v in zip(names, numbers, strict=True))
        heading = "値のあるセル" if ja else "filled cells"
        lines = [f"{heading}: {found.filled} ({told})"]
        lines += [f"  {use.place} {use.text[:40]!r}" for use in self.unread()]
        heading = "図・画像（読みません）" if ja else "drawings and pictures (never read)"
        return lines + (_list(heading, self.drawings) if self.drawings else [])


def _waiting(number: int, *, ja: bool) -> str:
    if ja:
        return f"確認が要ること: {number}（答えるまで何も書きません）"
    return f"questions: {number} (nothing is written before they are answered)"


def _line(change: EntryChange, *, ja: bool) -> str:
    if not change.fields:
        return f"  {change.key}"
    detail = f"（{'、'.join(change.fields)}）" if ja else f" ({'; '.join(change.fields)})"
    return f"  {change.key}{detail}"


def _list(heading: str, found: tuple[str, ...]) -> list[str]:
    return [f"{heading}: {len(found)}", *(f"  {text}" for text in found)]
