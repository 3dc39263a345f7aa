"""What verdicts, levels and surfaces are called in results, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.values.words import Words

if TYPE_CHECKING:
    from collections.abc import Mapping

VERDICTS: Mapping[str, Words] = {
    "pass": Words("合格", "pass"),
    "fail": Words("不合格", "fail"),
    "unconfirmed": Words("未確認の相違", "unconfirmed"),
    "untested": Words("未試験", "untested"),
    "needs_review": Words("要確認", "needs review"),
    "spec_unclear": Words("仕様不明確", "specification unclear"),
    "harness_error": Words("試験ツールの異常", "harness fault"),
    "answered": Words("回答済みの相違", "answered"),
    "announced": Words("予告の相違", "announced (warning)"),
    "attested": Words("事業者申告（未確認）", "vendor's statement (not checked)"),
    "not_declared": Words("宣言なし", "not declared"),
    "not_applicable": Words("対象外", "not applicable"),
}
"""Every verdict of a case, in the order of tables."""

LEVELS: Mapping[str, Words] = {
    "required": Words("実装必須", "required"),
    "optional": Words("標準オプション", "optional"),
    "prohibited": Words("実装不可", "prohibited"),
    "announced": Words("予告（適用日の前）", "announced, not yet due"),
    "not_applicable": Words("適用外", "does not apply"),
}
"""Every level, in the order of tables; a requirement of no level does not bind this package."""

GROUNDS: Mapping[str, Words] = {
    "official": Words("公式文書", "official document"),
    "derived_read": Words("法令（条文照合済み）", "law, statute read"),
    "derived": Words("法令・公表文", "law or published text"),
    "reconstructed": Words("推定（裏付けなし）", "reconstructed, no text"),
}
"""On what an expectation stands, from the strongest to the weakest."""

SURFACES: Mapping[str, Words] = {
    "api": Words("API", "API"),
    "files": Words("出力ファイル", "export files"),
    "forms": Words("帳票", "forms"),
    "evidence": VERDICTS["attested"],
}

CITY_TYPES: Mapping[str, Words] = {
    "designated_city": Words("指定都市", "designated city"),
    "core_city": Words("中核市", "core city"),
    "general_city": Words("一般市", "ordinary city"),
    "special_ward": Words("特別区", "special ward"),
    "town_village": Words("町村", "town or village"),
    "other_than_designated": Words("指定都市以外", "any but a designated city"),
}
"""What kinds of municipality are called."""
