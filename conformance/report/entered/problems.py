"""What is wrong with what was filled in: the cell, what was expected, what stands there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.errors import Message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from conformance.values.words import Bilingual


def no_entries(where: str, found: str) -> Message:
    """IMP030: the workbook is none that the harness wrote for entries."""
    return Message(
        "IMP030",
        f"記入を読み戻せるブックではありません。期待: 識別のある適合確認表。実際: {found}",
        "no workbook to read entries from; expected a conformance sheet with its identity,"
        f" found {found}",
        "conformance report 結果 --xlsx で作ったブックを指定してください。",
        "name a workbook that conformance report RESULT --xlsx made",
        where,
    )


def of_another(where: str, what: str, expected: str, found: str, more: Sequence[str]) -> Message:
    """IMP031: the workbook is of another product, release, municipality, catalogue or result.

    `more`: what differs besides for the same cause.
    """
    ja, en = (f"、ほか{len(more)}件", f" and {len(more)} more") if more else ("", "")
    return Message(
        "IMP031",
        f"別の結果のブックです（{what}{ja}）。期待: {expected}。実際: {found}",
        f"the workbook is of something else ({what}{en}): expected {expected}, found {found}",
        "このプロファイルを今のカタログで試験し、その結果から作ったブックに記入してください。",
        "fill in a workbook made from a result of this profile and this catalogue",
        where,
    )


def case_changed(where: str, found: str, written: str | None) -> Message:
    """IMP032: the case of a row is not the one that was written there, or is not known.

    `written`: the case for which the mark of the row was written, where the mark tells.
    """
    hint = f"この行の検査は {written!r} でした。" if written else ""
    return Message(
        "IMP032",
        f"検査IDか照合の欄が書き換えられています。実際: {found!r}",
        f"the case of the row, or its mark, is not as it was written; found {found!r}",
        f"{hint}新しく作ったブックに記入し直してください。",
        (f"the row was written for {written!r}; " if written else "")
        + "fill in a workbook made anew",
        where,
    )


def twice(where: str, other: str, case: str) -> Message:
    """IMP033: two rows answer for one case."""
    return Message(
        "IMP033",
        f"同じ検査に記入が二つあります: {case}（もう一つは {other}）",
        f"two entries for one: {case} (the other is at {other})",
        "一方を消してください。",
        "remove one of them",
        where,
    )


def left_empty(where: str, head: Bilingual) -> Message:
    """IMP034: an entry lacks something."""
    return Message(
        "IMP034",
        f"「{head.ja}」が空です。期待: その行のほかの欄と合わせた記入",
        f"{head.en!r} is empty; expected: something that goes with the other cells of the row",
        "記入するか、その行の記入をすべて消してください。",
        "fill it in, or empty all cells of the row",
        where,
    )


def not_understood(where: str, expected: Bilingual, found: str) -> Message:
    """IMP035: a cell holds something else than its column asks for."""
    return Message(
        "IMP035",
        f"記入を読めません。期待: {expected.ja}。実際: {found[:40]!r}",
        f"cannot read the entry; expected {expected.en}, found {found[:40]!r}",
        "セルを直してください。",
        "correct the cell",
        where,
    )


def no_evidence(where: str, found: str) -> Message:
    """IMP036: the file of evidence is not beside the profile."""
    return Message(
        "IMP036",
        f"証拠のファイルがないか、空か、リンクです。期待: プロファイルから見た場所のファイル。"
        f"実際: {found[:80]!r}",
        f"no such file of evidence, nothing in it, or a link; expected a path seen from the folder"
        f" of the profile, found {found[:80]!r}",
        "ファイルを置くか、セルを直してください。",
        "put the file there, or correct the cell",
        where,
    )


def there_already(where: str, section: str, named: str) -> Message:
    """IMP037: the profile says something else of the same."""
    return Message(
        "IMP037",
        f"プロファイルの {section} に、同じものについて別の記載があります: {named}",
        f"{section} of the profile already says something else of the same: {named}",
        "どちらが正しいかを確かめ、プロファイルの記載かセルを消してください。",
        "find out which is right and remove the entry of the profile or the cells",
        where,
    )


def not_for_entry(where: str) -> Message:
    """IMP038: something was filled in where nothing can be."""
    return Message(
        "IMP038",
        "この行には記入できません。外部から試験できる検査は、申告では代えられません。",
        "nothing can be entered in this row: what a test can see no statement replaces",
        "記入を消し、「対処」に従って試験できるようにしてください。",
        "empty the cells and do what the row says, so that it can be tested",
        where,
    )


def unseen(where: str) -> Message:
    """IMP039: an entry stands where nobody sees it, or was struck out."""
    return Message(
        "IMP039",
        "記入が見えないところにあるか、取消線が引かれています"
        "（折りたたみ、絞り込み、非表示の行・列、結合したセルの下）。",
        "an entry is out of view (folded, filtered out, in a hidden row or column, under a merged"
        " cell) or struck through",
        "左の＋で開くか、絞り込みや非表示を解いて内容を確かめ、見えるまま保存してください。"
        "要らない記入は消してください。",
        "unfold it (the plus at the left), lift the filter or show it, look at it and save it in"
        " view; or empty the cells",
        where,
    )
