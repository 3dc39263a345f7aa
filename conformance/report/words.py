"""The words reports use for verdicts, levels, polarities and provenance, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.results.called import CALLED
from conformance.results.words import CITY_TYPES, GROUNDS, LEVELS, SURFACES, VERDICTS
from conformance.values.words import Words

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

KINDS: Mapping[str, Words] = {
    "function": Words("機能", "function"),
    "event": Words("異動・届出", "event"),
    "form": Words("帳票", "form"),
    "record": Words("データ項目", "record"),
    "linkage": Words("連携", "linkage"),
    "api": Words("API", "API"),
    "rule": Words("業務ルール", "rule"),
    "invariant": Words("不変条件", "invariant"),
}

PROVENANCES: Mapping[str, Words] = {
    "official": Words("公式文書から取込", "imported from the official document"),
    "derived": Words("法令・公表文から導出", "derived from law or published text"),
    "reconstructed": Words(
        "推定（原文未照合）", "reconstructed, not compared with the official text"
    ),
}

BASES: Mapping[str, Words] = {
    "declared": Words("プロファイルの宣言", "declared by the profile"),
    "unverified_default": Words("既定（未確認）", "default, not verified"),
}
"""Whence the reading of an open question that was in force."""

NO_SWITCH: Mapping[str, Words] = {
    "one_reading": Words("実行できる読み方は一つだけ", "only one reading can be carried out"),
    "both_pass": Words("どの検査にも影響しない", "no case depends on it"),
    "unknown_fact": Words("条文・文書で未確認", "to be confirmed in law or document"),
    "not_covered": Words("規則はこの事実に答えない", "the rule gives no answer for these facts"),
    "given": Words("事実ごとに入力で与える", "stated with the facts of each person"),
    "discretion": Words("個別の判断による", "decided person by person"),
    "other_specification": Words("別の仕様で定まる", "to be answered by another document"),
}
"""Why an open question has no switch."""

POLARITIES: Mapping[str, Words] = {
    "accept": Words("受け付けるべきものを受け付ける", "accepts what it must accept"),
    "reject": Words(
        "拒むべきものを決められた理由で拒む", "refuses what it must, for the agreed reason"
    ),
    "present": Words("あるべきものがある", "has what must be there"),
    "absent": Words("あってはならないものがない", "does not have what must not be there"),
    "value": Words("値が根拠どおりである", "gives the value that follows from the source"),
}

REPAIRS: Mapping[str, Words] = {
    "accept": Words(
        "要求は仕様に合っています。拒んだ入力検査を直してください。",
        "the request follows the specification; mend the check that refuses it",
    ),
    "reject": Words(
        "その誤りの検査を加え、決められたコードと項目名で拒んでください。",
        "add the check for that error and refuse with the agreed code and item",
    ),
    "present": Words(
        "足りない機能・項目・記録を実装してください。",
        "implement the function, item or record that is missing",
    ),
    "absent": Words(
        "実装不可のもの、又は保護すべき値を出力から除いてください。",
        "remove what is prohibited, or the protected value, from every output",
    ),
    "value": Words(
        "報告書の根拠の手順に沿って、値の作り方を確かめてください。",
        "follow the derivation in the report and check how the value is made",
    ),
}


def word(table: Mapping[str, Words], name: str) -> Words:
    """Return the words for a name, or the name itself where the table has none."""
    return table.get(name) or Words(name, name)
