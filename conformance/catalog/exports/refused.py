"""What is wrong with an exported workbook that is to be taken back, with the cell and a remedy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.catalog.workbooks.questions import CellQuestion
from conformance.errors import CatalogError, Message

if TYPE_CHECKING:
    from collections.abc import Mapping


def other_version(where: str, wanted: Mapping[str, str], found: Mapping[str, str]) -> CatalogError:
    """IMP130: it was exported from another version, or the version was edited since."""
    names = [name for name in wanted if found.get(name) != wanted[name]]
    told = "、".join(f"{name}: {wanted[name][:24]} → {found.get(name, '-')[:24]}" for name in names)
    return CatalogError(
        Message(
            "IMP130",
            f"この書出しは、いまのカタログの版のものではありません（期待 → 実際）。{told}",
            f"the export is not of the version as it stands (expected → found): {told}",
            "conformance catalog export で書き出し直し、値を直してください。",
            "export it again with conformance catalog export, and edit that",
            where,
        )
    )


def no_such_row(place: str, found: str) -> CatalogError:
    """IMP131: a row that shows no entry, or one that stands twice."""
    return CatalogError(
        Message(
            "IMP131",
            f"カタログの識別子がないか、二度あります: {found!r}",
            f"no such key, or one that stands twice: {found!r}",
            "行を加えず、識別子を変えないでください。新しい要件は YAML に書くか、"
            "公式ブックを取り込んでください。",
            "add no rows and change no keys: new entries are written in YAML or come from an "
            "official workbook",
            place,
        )
    )


def row_gone(sheet: str, key: str) -> CatalogError:
    """IMP132: an entry that no row shows any more."""
    return CatalogError(
        Message(
            "IMP132",
            f"{key} の行がありません。書出しの行を消しても、カタログからは消えません。",
            f"the row of {key} is gone: taking a row away takes nothing out of the catalogue",
            "行を戻してください。要らない要件は YAML で消すか、標準オプションにしてください。",
            "put the row back; take entries away in YAML, or make them optional",
            sheet,
        )
    )


def not_taken(place: str, heading: str, was: str, found: str) -> CatalogError:
    """IMP133: a cell that cannot be taken back, or not with that text."""
    return CatalogError(
        Message(
            "IMP133",
            f"「{heading}」はこの値では取り込めません。期待: {was or '空欄'}。"
            f"実際: {found or '空欄'}",
            f"{heading}: cannot be taken back; expected {was or 'nothing'}, "
            f"found {found or 'nothing'}",
            "セルを元に戻し、YAML を直してください。",
            "put the cell back, and edit the YAML",
            place,
        )
    )


def official_changed(place: str, key: str, heading: str, was: str, found: str) -> CellQuestion:
    """IMP134: what an official document states is edited in an export."""
    return CellQuestion(
        "IMP134",
        place,
        f"{key} の「{heading}」は公式文書から取り込んだ値です: {was!r} → {found!r}",
        f"{heading} of {key} was imported from an official document: {was!r} → {found!r}",
        "公式文書と違う値にします",
        "it will say something else than the document",
        f"{key}/{heading}/{found}",
        lasting=False,
    )
