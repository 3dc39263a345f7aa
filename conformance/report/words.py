"""The words reports use for verdicts, levels, polarities and provenance, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.results.called import CALLED
from conformance.results.words import CITY_TYPES, GROUNDS, LEVELS, SURFACES, VERDICTS
from conformance.values.words import Bilingual

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = [
    "BASES",
    "CALLED",
    "CITY_TYPES",
    "GROUNDS",
    "KINDS",
    "LEVELS",
    "NO_SWITCH",
    "POLARITIES",
    "PROVENANCES",
    "REPAIRS",
    "SURFACES",
    "SYMBOLS",
    "VERDICTS",
    "word",
]

SYMBOLS: Mapping[str, str] = {
    "pass": "✓",
    "fail": "✗",
    "unconfirmed": "△",
    "untested": "○",
    "needs_review": "?",
    "spec_unclear": "≠",
    "harness_error": "!",
    "answered": "▽",
    "announced": "▷",
    "attested": "§",
    "not_declared": "–",
    "not_applicable": "·",
    "not_delivered": "∅",
}
"""A sign beside each verdict, so that colour is never the only carrier of meaning."""

KINDS: Mapping[str, Bilingual] = {
    "function": Bilingual("機能", "function"),
    "event": Bilingual("異動・届出", "event"),
    "form": Bilingual("帳票", "form"),
    "record": Bilingual("データ項目", "record"),
    "linkage": Bilingual("連携", "linkage"),
    "api": Bilingual("API", "API"),
    "rule": Bilingual("業務ルール", "rule"),
    "invariant": Bilingual("不変条件", "invariant"),
}

PROVENANCES: Mapping[str, Bilingual] = {
    "official": Bilingual("公式文書から取込", "imported from the official document"),
    "derived": Bilingual("法令・公表文から導出", "derived from law or published text"),
    "reconstructed": Bilingual(
        "推定（原文未照合）", "reconstructed, not compared with the official text"
    ),
}

BASES: Mapping[str, Bilingual] = {
    "declared": Bilingual("プロファイルの宣言", "declared by the profile"),
    "unverified_default": Bilingual("既定（未確認）", "default, not verified"),
}
"""Whence the reading of an open question that was in force."""

NO_SWITCH: Mapping[str, Bilingual] = {
    "one_reading": Bilingual("実行できる読み方は一つだけ", "only one reading can be carried out"),
    "both_pass": Bilingual("どの検査にも影響しない", "no case depends on it"),
    "unknown_fact": Bilingual("条文・文書で未確認", "to be confirmed in law or document"),
    "not_covered": Bilingual(
        "規則はこの事実に答えない", "the rule gives no answer for these facts"
    ),
    "given": Bilingual("事実ごとに入力で与える", "stated with the facts of each person"),
    "discretion": Bilingual("個別の判断による", "decided person by person"),
    "other_specification": Bilingual("別の仕様で定まる", "to be answered by another document"),
}
"""Why an open question has no switch."""

POLARITIES: Mapping[str, Bilingual] = {
    "accept": Bilingual("受け付けるべきものを受け付ける", "accepts what it must accept"),
    "reject": Bilingual(
        "拒むべきものを決められた理由で拒む", "refuses what it must, for the agreed reason"
    ),
    "present": Bilingual("あるべきものがある", "has what must be there"),
    "absent": Bilingual("あってはならないものがない", "does not have what must not be there"),
    "value": Bilingual("値が根拠どおりである", "gives the value that follows from the source"),
}

REPAIRS: Mapping[str, Bilingual] = {
    "accept": Bilingual(
        "要求は仕様に合っています。拒んだ入力検査を直してください。",
        "the request follows the specification; mend the check that refuses it",
    ),
    "reject": Bilingual(
        "その誤りの検査を加え、決められたコードと項目名で拒んでください。",
        "add the check for that error and refuse with the agreed code and item",
    ),
    "present": Bilingual(
        "足りない機能・項目・記録を実装してください。",
        "implement the function, item or record that is missing",
    ),
    "absent": Bilingual(
        "実装不可のもの、又は保護すべき値を出力から除いてください。",
        "remove what is prohibited, or the protected value, from every output",
    ),
    "value": Bilingual(
        "報告書の根拠の手順に沿って、値の作り方を確かめてください。",
        "follow the derivation in the report and check how the value is made",
    ),
}


def word(table: Mapping[str, Bilingual], name: str) -> Bilingual:
    """Return the words for a name, or the name itself where the table has none."""
    return table.get(name) or Bilingual(name, name)
