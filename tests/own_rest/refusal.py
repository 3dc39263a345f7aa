"""Why the product refuses, in its own words."""

from __future__ import annotations

from dataclasses import dataclass

HISSU = "HISSU"  # 必須の項目がない
KEISHIKI = "KEISHIKI"  # 文字種・形式の誤り
KETA = "KETA"  # 桁数の誤り
FUSEIGO = "FUSEIGO"  # 項目・記録・規則の矛盾
CODE_NASHI = "CODE_NASHI"  # コード一覧にない
KENGEN_NASHI = "KENGEN_NASHI"  # 権限がない
HIKOKAI = "HIKOKAI"  # 支援措置により示せない
TAISHO_NASHI = "TAISHO_NASHI"  # 対象がない
MITEIKYO = "MITEIKYO"  # 提供していない機能
JUFUKU = "JUFUKU"  # 二重登録
JOTAI_FUSEI = "JOTAI_FUSEI"  # 申請がその状態にない

NUMBERS = {
    HISSU: "1001",
    KEISHIKI: "1002",
    KETA: "1003",
    CODE_NASHI: "1004",
    FUSEIGO: "2001",
    JUFUKU: "2002",
    JOTAI_FUSEI: "2003",
    TAISHO_NASHI: "3001",
    HIKOKAI: "3002",
    KENGEN_NASHI: "4001",
    MITEIKYO: "9001",
}
STATUSES = {TAISHO_NASHI: 404, HIKOKAI: 404, MITEIKYO: 404}
"""What is not there is answered with 404; everything else with 200 and a result code."""


@dataclass
class Refused(Exception):  # noqa: N818 - the answer, not a fault
    """A refusal: one or more reasons, each about an item or about the whole request."""

    reasons: list[tuple[str, str | None]]

    @classmethod
    def because(cls, reason: str, item: str | None = None) -> Refused:
        return cls([(reason, item)])

    @property
    def status(self) -> int:
        return STATUSES.get(self.reasons[0][0], 200)
