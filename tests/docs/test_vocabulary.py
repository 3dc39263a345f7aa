"""What users read says things by the words of ministries and municipalities, everywhere alike."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
REPLACED = {
    "適合基準日": "判定基準日: the other is the day from which a requirement binds",
    "乱打": "ファズテスト",
    "検算例": "計算例",
    "設例": "計算例",
    "所見": "指摘",
    "ハーネスの故障": "試験ツールの異常",
    "ハーネス故障": "試験ツールの異常",
    "責任者の証明": "事業者申告（未確認）",
    "未解決の問い": "疑義事項",
    "仕様の問い": "仕様の疑義事項",
    "複製した場所": "クローンしたフォルダー",
    "欠陥を入れ": "不具合を埋め込む",
    "同じ鍵": "同じキー",
}
"""Words of a translator, with what to write in their place."""
OWN_MEANING = {
    "conformance/population/texts.yaml": {"所見"},
    "conformance/surfaces/drafting/words.yaml": {"所見"},
    "conformance/catalog/workbooks/requirement_list.py": {"適合基準日"},
    "conformance/catalog/models/domain.py": {"適合基準日"},
    "conformance/catalog/versions/life.py": {"適合基準日"},
    "conformance/catalog/versions/validity.py": {"適合基準日"},
    "conformance/cli/catalog_publish.py": {"適合基準日"},
    "conformance/messages/codes.yaml": {"適合基準日"},
    "docs/ja/worked-revisions.md": {"適合基準日"},
    "docs/en/worked-revisions.md": {"適合基準日"},
    "docs/ja/import.md": {"適合基準日"},
    "docs/en/import.md": {"適合基準日"},
}
"""Where a word is the field's own: the finding of a doctor, a heading of official lists, the day
from which a version or requirement binds."""


def texts() -> list[Path]:
    """Return the files whose Japanese reaches users; laws and specifications keep their own."""
    code = (
        p
        for p in (ROOT / "conformance").rglob("*")
        if p.suffix in {".py", ".yaml", ".jinja", ".js"}
    )
    ours = [p for p in code if (ROOT / "conformance" / "rules") not in p.parents]
    written = [*(ROOT / "docs").rglob("*.md"), ROOT / "README.ja.md"]
    return [*ours, *written, *(ROOT / "vendor_profiles").glob("*.yaml")]


@pytest.mark.parametrize("word", REPLACED)
def test_a_translators_word_is_nowhere(word: str) -> None:
    found = [
        name
        for path in texts()
        if word in path.read_text(encoding="utf-8")
        and word not in OWN_MEANING.get(name := path.relative_to(ROOT).as_posix(), ())
    ]
    assert found == [], f"write {REPLACED[word]}"


def test_the_resident_register_has_one_name() -> None:
    heads = (ROOT / "spec_catalog").glob("resident_register/*/domain.yaml")
    assert all("name_ja: 住民記録\n" in head.read_text(encoding="utf-8") for head in heads)
