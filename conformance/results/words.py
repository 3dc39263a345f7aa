"""What verdicts, levels and surfaces are called in results, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.values.words import Bilingual

if TYPE_CHECKING:
    from collections.abc import Mapping

VERDICTS: Mapping[str, Bilingual] = {
    "pass": Bilingual("合格", "pass"),
    "fail": Bilingual("不合格", "fail"),
    "unconfirmed": Bilingual("未確認の相違", "unconfirmed"),
    "untested": Bilingual("未試験", "untested"),
    "needs_review": Bilingual("要確認", "needs review"),
    "spec_unclear": Bilingual("仕様不明確", "specification unclear"),
    "harness_error": Bilingual("試験ツールの異常", "harness fault"),
    "answered": Bilingual("回答済みの相違", "answered"),
    "announced": Bilingual("予告の相違", "announced (warning)"),
    "attested": Bilingual("事業者申告（未確認）", "vendor's statement (not checked)"),
    "not_declared": Bilingual("宣言なし", "not declared"),
    "not_applicable": Bilingual("対象外", "not applicable"),
}
"""Every verdict of a case, in the order of tables."""

LEVELS: Mapping[str, Bilingual] = {
    "required": Bilingual("実装必須", "required"),
    "optional": Bilingual("標準オプション", "optional"),
    "prohibited": Bilingual("実装不可", "prohibited"),
    "announced": Bilingual("予告（適用日の前）", "announced, not yet due"),
    "not_applicable": Bilingual("適用外", "does not apply"),
}
"""Every level, in the order of tables; a requirement of no level does not bind this package."""

GROUNDS: Mapping[str, Bilingual] = {
    "official": Bilingual("公式文書", "official document"),
    "derived_read": Bilingual("法令（条文照合済み）", "law, statute read"),
    "derived": Bilingual("法令・公表文", "law or published text"),
    "reconstructed": Bilingual("推定（裏付けなし）", "reconstructed, no text"),
}
"""On what an expectation stands, from the strongest to the weakest."""

SURFACES: Mapping[str, Bilingual] = {
    "api": Bilingual("API", "API"),
    "files": Bilingual("出力ファイル", "export files"),
    "forms": Bilingual("帳票", "forms"),
    "evidence": VERDICTS["attested"],
}

CITY_TYPES: Mapping[str, Bilingual] = {
    "designated_city": Bilingual("指定都市", "designated city"),
    "core_city": Bilingual("中核市", "core city"),
    "general_city": Bilingual("一般市", "ordinary city"),
    "special_ward": Bilingual("特別区", "special ward"),
    "town_village": Bilingual("町村", "town or village"),
    "other_than_designated": Bilingual("指定都市以外", "any but a designated city"),
}
"""What kinds of municipality are called."""
