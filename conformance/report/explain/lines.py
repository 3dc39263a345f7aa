"""Labelled lines of an explanation, aligned for Japanese and English."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.report.shown import clean
from conformance.values.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from conformance.values.words import Language

LABELS = {
    "class": Words("実装区分", "class"),
    "part": Words("部分", "part"),
    "statement": Words("内容", "statement"),
    "source": Words("出典", "source"),
    "law": Words("法令", "law"),
    "read": Words("照合", "read"),
    "place": Words("カタログ", "catalogue"),
    "inputs": Words("入力", "inputs"),
    "reads": Words("読む", "reads"),
    "writes": Words("書く", "writes"),
    "effects": Words("効果", "effects"),
    "afterwards": Words("その後", "then"),
    "refusals": Words("拒否", "refuses"),
    "question": Words("疑義", "open"),
    "parameters": Words("定数", "constants"),
    "example": Words("計算例", "example"),
    "observed": Words("確認方法", "observed"),
    "cases": Words("検査", "cases"),
    "repair": Words("対処", "to do"),
    "told": Words("文言", "told as"),
    "severity": Words("重さ", "severity"),
    "evidence": Words("証拠", "evidence"),
    "items": Words("項目", "items"),
    "meaning": Words("意味", "meaning"),
    "expected": Words("期待", "expected"),
    "verdict": Words("判定", "verdict"),
    "readings": Words("読み方", "readings"),
    "switch": Words("宣言", "declare"),
    "replay": Words("再現", "repeat"),
}
_CELLS = 10


def labelled(label: str, lang: Language, lines: Iterable[str]) -> list[str]:
    """Return the lines with the label before the first; nothing when there are none."""
    name = LABELS[label].spoken(lang)
    cells = len(name) * 2 if lang == "ja" else len(name)
    head, below = f"  {name}{' ' * (_CELLS - cells)}", " " * (_CELLS + 2)
    return [f"{below if number else head}{clean(line)}" for number, line in enumerate(lines)]
