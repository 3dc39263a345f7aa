"""Labelled lines of an explanation, aligned for Japanese and English."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.report.shown import clean
from conformance.values.words import Bilingual

if TYPE_CHECKING:
    from collections.abc import Iterable

    from conformance.values.words import Language

LABELS = {
    "class": Bilingual("実装区分", "class"),
    "part": Bilingual("部分", "part"),
    "statement": Bilingual("内容", "statement"),
    "source": Bilingual("出典", "source"),
    "law": Bilingual("法令", "law"),
    "read": Bilingual("照合", "read"),
    "place": Bilingual("カタログ", "catalogue"),
    "inputs": Bilingual("入力", "inputs"),
    "reads": Bilingual("読む", "reads"),
    "writes": Bilingual("書く", "writes"),
    "effects": Bilingual("効果", "effects"),
    "afterwards": Bilingual("その後", "then"),
    "refusals": Bilingual("拒否", "refuses"),
    "question": Bilingual("疑義", "open"),
    "parameters": Bilingual("定数", "constants"),
    "example": Bilingual("計算例", "example"),
    "observed": Bilingual("確認方法", "observed"),
    "cases": Bilingual("検査", "cases"),
    "repair": Bilingual("対処", "to do"),
    "told": Bilingual("文言", "told as"),
    "severity": Bilingual("重さ", "severity"),
    "evidence": Bilingual("証拠", "evidence"),
    "items": Bilingual("項目", "items"),
    "meaning": Bilingual("意味", "meaning"),
    "expected": Bilingual("期待", "expected"),
    "verdict": Bilingual("判定", "verdict"),
    "readings": Bilingual("読み方", "readings"),
    "switch": Bilingual("宣言", "declare"),
    "replay": Bilingual("再現", "repeat"),
}
_CELLS = 10


def labelled(label: str, lang: Language, lines: Iterable[str]) -> list[str]:
    """Return the lines with the label before the first; nothing when there are none."""
    name = LABELS[label].spoken(lang)
    cells = len(name) * 2 if lang == "ja" else len(name)
    head, below = f"  {name}{' ' * (_CELLS - cells)}", " " * (_CELLS + 2)
    return [f"{below if number else head}{clean(line)}" for number, line in enumerate(lines)]
