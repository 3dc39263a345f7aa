"""町字ID and 郵便番号: codes of places, without check digits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.values.identifiers import synthetic
from conformance.values.identifiers.identifier import Identifier
from conformance.values.words import Bilingual

if TYPE_CHECKING:
    from collections.abc import Mapping

MACHIAZA_SPECIAL: Mapping[str, Bilingual] = {
    "0000000": Bilingual("町字のない住所", "the address has no 町字"),
    "9999999": Bilingual(
        "アドレス・ベース・レジストリにない町字", "a 町字 outside the base registry"
    ),
}
"""Values with a meaning of their own (`9999999` stands only in the 031 API workbook)."""

MACHIAZA_ID = Identifier(
    key="machiaza_id",
    name=Bilingual("町字ID", "Town ID (町字ID)"),
    pattern=r"[0-9]{7}",
    form=Bilingual("半角数字7桁（大字・町4桁＋丁目・小字3桁）", "7 half-width digits (4 + 3)"),
    source="住登外者宛名番号管理 項目定義書・API仕様; アドレス・ベース・レジストリ",
    make=lambda seed: f"{synthetic.scattered(seed, 9_999_998) + 1:07}",
)

POSTAL_CODE = Identifier(
    key="postal_code",
    name=Bilingual("郵便番号", "postal code (郵便番号)"),
    pattern=r"[0-9]{7}",
    form=Bilingual("ハイフンのない半角数字7桁", "7 half-width digits without hyphen"),
    source="住登外者宛名番号管理 項目定義書; 行政基本情報データ連携モデル",
    make=lambda seed: synthetic.digits(seed, 7),
)
