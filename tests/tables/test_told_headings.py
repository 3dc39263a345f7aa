"""Ordinary headings of a vendor stay readable; what may be somebody's is told by its shape."""

from __future__ import annotations

import pytest

from conformance.tables.told_headings import told_heading

OWN = ("atena_number", "AtenaBango", "宛名番号", "shimei", "氏名")
ORDINARY = """
    備考 更新日時 電話番号2 氏名カナ 氏名（カナ） 登録者ID 作成日 世帯番号 atenaBango2 shimei_kana
    memo updated_at create_user
"""


@pytest.mark.parametrize("heading", ORDINARY.split())
def test_ordinary_words_stay(heading: str) -> None:
    assert told_heading(heading, OWN) == f"「{heading}」"


@pytest.mark.parametrize(
    ("value", "seen"),
    [
        ("山田秘密太郎", "漢漢漢漢漢漢"),
        ("田中　一", "漢漢　漢"),
        ("氏名山田", "漢漢漢漢"),
        ("1985-03-12", "9999-99-99"),
        ("123456789018", "999999999999"),
        ("昭和60年3月12日", "漢漢99漢9漢99漢"),
        ("SECRETTARO", "AAAAAAAAAA"),
        ("Shimizu", "AAAAAAA"),
        ("tanaka@example.jp", "AAAAAA@AAAAAAA.AA"),
        ("渋谷区神南一丁目", "漢漢漢漢漢漢漢漢"),
        ("新日", "漢漢"),
    ],
)
def test_whatever_may_be_of_a_person_is_told_by_its_shape(value: str, seen: str) -> None:
    assert told_heading(value, OWN) == f"「{seen}」"
