"""The closed list of kinds of change, with what each means to a product that met the old version.

`breaking`: a product that met the former version may not meet the new one as it is. `rerun`: no
more is demanded, but what was found on the former version does not stand for the new one. `text`:
no case asks anything else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, get_args

from conformance.values.words import Bilingual

if TYPE_CHECKING:
    from collections.abc import Mapping

Severity = Literal["breaking", "rerun", "text"]

SEVERITIES: Mapping[Severity, Bilingual] = {
    "breaking": Bilingual("改修の要否を確認", "breaking"),
    "rerun": Bilingual("再試験", "re-run"),
    "text": Bilingual("文言のみ", "text only"),
}

Kind = Literal[
    "domain-added",
    "domain-removed",
    "domain-changed",
    "requirement-added",
    "requirement-removed",
    "class-raised",
    "class-announced",
    "class-lowered",
    "class-prohibited",
    "class-conditions-changed",
    "ground-changed",
    "item-added",
    "item-removed",
    "item-widened",
    "item-narrowed",
    "item-type-changed",
    "item-made-required",
    "item-made-optional",
    "item-condition-changed",
    "item-reference-changed",
    "item-renamed",
    "record-changed",
    "code-list-added",
    "code-list-removed",
    "code-list-changed",
    "code-added",
    "code-removed",
    "code-renamed",
    "code-value-changed",
    "operation-changed",
    "input-added",
    "input-removed",
    "reason-added",
    "reason-removed",
    "reason-changed",
    "event-changed",
    "effect-added",
    "effect-removed",
    "effect-changed",
    "form-changed",
    "form-item-added",
    "form-item-removed",
    "form-source-changed",
    "form-suppression-changed",
    "linkage-changed",
    "linkage-group-added",
    "linkage-group-removed",
    "linkage-item-added",
    "linkage-item-removed",
    "linkage-item-changed",
    "linkage-event-added",
    "linkage-event-removed",
    "linkage-event-changed",
    "parameter-added",
    "parameter-removed",
    "parameter-value-from-date",
    "parameter-value-changed",
    "rule-statement-changed",
    "rule-oracle-changed",
    "rule-example-added",
    "rule-example-removed",
    "rule-example-changed",
    "rule-facts-changed",
    "rule-law-changed",
    "check-added",
    "check-removed",
    "check-changed",
    "api-changed",
    "api-parameter-added",
    "api-parameter-removed",
    "api-parameter-changed",
    "api-response-changed",
    "question-added",
    "question-removed",
    "question-changed",
    "text",
]

_SAID: tuple[tuple[Kind, Severity, str, str], ...] = (
    ("domain-added", "breaking", "業務の追加", "domain added"),
    ("domain-removed", "rerun", "業務の削除", "domain removed"),
    ("domain-changed", "rerun", "業務の定めの変更", "head of the domain changed"),
    ("requirement-added", "breaking", "要件の追加", "requirement added"),
    ("requirement-removed", "rerun", "要件の削除", "requirement removed"),
    ("class-raised", "breaking", "実装区分の引上げ", "class raised"),
    ("class-announced", "rerun", "適用日つきの予告", "announced for a later day"),
    ("class-lowered", "rerun", "実装区分の引下げ", "class lowered"),
    ("class-prohibited", "breaking", "実装不可への変更", "class became prohibited"),
    (
        "class-conditions-changed",
        "rerun",
        "実装区分の条件の変更",
        "conditions of the class changed",
    ),
    ("ground-changed", "rerun", "根拠の変更", "ground changed"),
    ("item-added", "breaking", "項目の追加", "item added"),
    ("item-removed", "breaking", "項目の削除", "item removed"),
    ("item-widened", "breaking", "項目の範囲の拡大", "item widened"),
    ("item-narrowed", "breaking", "項目の範囲の縮小", "item narrowed"),
    ("item-type-changed", "breaking", "項目の型の変更", "type of the item changed"),
    ("item-made-required", "breaking", "項目の必須化", "item made required"),
    ("item-made-optional", "rerun", "項目の任意化", "item made optional"),
    ("item-condition-changed", "breaking", "項目が要る条件の変更", "condition of the item changed"),
    ("item-reference-changed", "breaking", "項目の参照先の変更", "reference of the item changed"),
    ("item-renamed", "rerun", "項目名の変更", "item renamed"),
    ("record-changed", "breaking", "データ項目グループの変更", "record group changed"),
    ("code-list-added", "rerun", "コード表の追加", "code list added"),
    ("code-list-removed", "rerun", "コード表の削除", "code list removed"),
    ("code-list-changed", "breaking", "コード表の扱いの変更", "code list opened or closed"),
    ("code-added", "breaking", "コードの追加", "code added"),
    ("code-removed", "breaking", "コードの削除", "code removed"),
    ("code-renamed", "rerun", "コードの意味の変更", "meaning of the code renamed"),
    ("code-value-changed", "breaking", "コード値の付替え", "meaning moved to another code"),
    ("operation-changed", "breaking", "機能の動作の変更", "operation changed"),
    ("input-added", "breaking", "入力の追加", "input added"),
    ("input-removed", "breaking", "入力の削除", "input removed"),
    ("reason-added", "breaking", "拒否の理由の追加", "refusal added"),
    ("reason-removed", "breaking", "拒否の理由の削除", "refusal removed"),
    ("reason-changed", "breaking", "拒否の理由コードの変更", "reason code changed"),
    ("event-changed", "breaking", "異動・届出の変更", "event changed"),
    ("effect-added", "breaking", "異動の効果の追加", "effect added"),
    ("effect-removed", "rerun", "異動の効果の削除", "effect removed"),
    ("effect-changed", "breaking", "異動の効果の変更", "effect changed"),
    ("form-changed", "breaking", "帳票の変更", "form changed"),
    ("form-item-added", "breaking", "帳票項目の追加", "form item added"),
    ("form-item-removed", "breaking", "帳票項目の削除", "form item removed"),
    ("form-source-changed", "breaking", "帳票項目の出所の変更", "source of a form item changed"),
    ("form-suppression-changed", "breaking", "発行抑止の変更", "withholding of the form changed"),
    ("linkage-changed", "breaking", "連携の変更", "linkage changed"),
    ("linkage-group-added", "breaking", "連携データの追加", "group of the linkage added"),
    ("linkage-group-removed", "breaking", "連携データの削除", "group of the linkage removed"),
    ("linkage-item-added", "breaking", "連携項目の追加", "linkage item added"),
    ("linkage-item-removed", "rerun", "連携項目の削除", "linkage item removed"),
    ("linkage-item-changed", "breaking", "連携項目の変更", "linkage item changed"),
    ("linkage-event-added", "breaking", "連携で届く異動の追加", "event of the linkage added"),
    ("linkage-event-removed", "rerun", "連携で届く異動の削除", "event of the linkage removed"),
    ("linkage-event-changed", "breaking", "連携で届く異動の変更", "event of the linkage changed"),
    ("parameter-added", "breaking", "パラメータの追加", "parameter added"),
    ("parameter-removed", "rerun", "パラメータの削除", "parameter removed"),
    (
        "parameter-value-from-date",
        "breaking",
        "ある日からの値の変更",
        "parameter value from a date",
    ),
    ("parameter-value-changed", "breaking", "パラメータの値の変更", "parameter value changed"),
    ("rule-statement-changed", "rerun", "ルールの文の変更", "statement of the rule changed"),
    (
        "rule-oracle-changed",
        "breaking",
        "ルールの入出力の変更",
        "inputs or outputs of the oracle changed",
    ),
    ("rule-example-added", "rerun", "計算例の追加", "worked example added"),
    ("rule-example-removed", "rerun", "計算例の削除", "worked example removed"),
    ("rule-example-changed", "breaking", "計算例の答の変更", "answer of a worked example changed"),
    ("rule-facts-changed", "rerun", "問う事実の変更", "facts asked of the rule changed"),
    ("rule-law-changed", "text", "根拠条文の記載の変更", "cited law changed"),
    ("check-added", "breaking", "不変条件の検査の追加", "check of the invariant added"),
    ("check-removed", "rerun", "不変条件の検査の削除", "check of the invariant removed"),
    ("check-changed", "breaking", "不変条件の検査の変更", "check of the invariant changed"),
    ("api-changed", "breaking", "公式 API の変更", "official API changed"),
    ("api-parameter-added", "breaking", "API の引数の追加", "request parameter added"),
    ("api-parameter-removed", "breaking", "API の引数の削除", "request parameter removed"),
    ("api-parameter-changed", "breaking", "API の引数の変更", "request parameter changed"),
    ("api-response-changed", "breaking", "API の応答の変更", "response changed"),
    ("question-added", "rerun", "疑義事項の追加", "open question added"),
    ("question-removed", "rerun", "疑義事項の削除", "open question removed"),
    ("question-changed", "rerun", "疑義事項の変更", "open question changed"),
    ("text", "text", "文言の変更", "text changed"),
)

KINDS: Mapping[Kind, tuple[Severity, Bilingual]] = {
    kind: (severity, Bilingual(ja, en)) for kind, severity, ja, en in _SAID
}
"""Every kind with its ordinary severity and its name."""

OUTSIDE: frozenset[Kind] = frozenset(
    {
        "class-raised",
        "class-announced",
        "class-lowered",
        "class-prohibited",
        "class-conditions-changed",
        "ground-changed",
    }
)
"""Kinds that say nothing of what is asked: who is asked it, and what stands behind it."""

if set(KINDS) != set(get_args(Kind)):  # the two lists are one, or this module does not load
    msg = f"kinds without a name: {set(get_args(Kind)) ^ set(KINDS)}"
    raise RuntimeError(msg)
