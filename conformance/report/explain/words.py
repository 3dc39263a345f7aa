"""The words of an explanation for what the catalogue writes as keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.values.words import Words

if TYPE_CHECKING:
    from collections.abc import Mapping

OPERATIONS: Mapping[str, Words] = {
    "create": Words("登録", "create"),
    "update": Words("修正・更新", "update"),
    "cancel": Words("取消し", "cancel"),
    "search": Words("照会・検索", "search"),
    "issue": Words("発行・交付", "issue"),
    "calculate": Words("計算・判定", "calculate"),
    "restrict": Words("抑止", "restrict"),
    "audit": Words("操作履歴の記録", "audit"),
    "batch": Words("一括処理", "batch"),
    "link": Words("連携", "link"),
    "export": Words("書き出し", "export"),
    "absent": Words("備えてはならないこと", "absent"),
    "attest": Words("事業者の申告", "vendor's statement"),
}
OBSERVED: Mapping[str, Words] = {
    "record": Words("記録", "record"),
    "rule": Words("規則", "rule"),
    "form": Words("帳票", "form"),
    "linkage": Words("連携", "linkage"),
    "search": Words("検索", "search"),
    "suppression": Words("抑止", "suppression"),
    "batch": Words("一括処理", "batch"),
    "audit": Words("操作履歴", "audit"),
    "api": Words("API", "API"),
}
FOLLOWS: Mapping[str, Words] = {
    "record_only": Words("行が加わるだけの機能", "the row is all that follows"),
    "part_of": Words("効果はほかで見る", "what follows stands with another"),
    "not_stated": Words(
        "効果がまだカタログにない（行のほかは試験されない）",
        "what follows is not in the catalogue yet (nothing but the row is tried)",
    ),
}
AUDIENCES: Mapping[str, Words] = {
    "resident": Words("住民あて", "for residents"),
    "internal": Words("庁内", "internal"),
    "external_agency": Words("他機関あて", "for other agencies"),
}
SUPPRESSED: Mapping[str, Words] = {
    "dv": Words("支援措置対象者", "persons under a protective measure"),
    "provisional_registration": Words("仮登録", "provisional registration"),
    "mailing_to_offender_address": Words("加害者の住所への送付", "mail to the offender's address"),
    "requester_name": Words("請求者の氏名", "name of the requester"),
}
MODES: Mapping[str, Words] = {
    "file": Words("ファイル", "file"),
    "api": Words("API", "API"),
    "document": Words("書面", "document"),
}
TYPES: Mapping[str, Words] = {
    "digits": Words("数字", "digits"),
    "alnum": Words("英数字", "alphanumeric"),
    "kana": Words("片仮名", "kana"),
    "text": Words("文字列", "text"),
    "date": Words("日付", "date"),
    "year_month": Words("年月", "year and month"),
    "year": Words("年", "year"),
    "datetime": Words("日時", "date and time"),
    "time": Words("時刻", "time"),
    "integer": Words("整数", "integer"),
    "decimal": Words("小数", "decimal"),
    "code": Words("コード", "code"),
    "flag": Words("フラグ", "flag"),
}
SET_BY: Mapping[str, Words] = {
    "caller": Words("送る", "sent"),
    "key": Words("送る（行を指す）", "sent, names the row"),
    "filing": Words(
        "送る（届出の事実。記録しなくてよい）", "sent, of the filing; need not be kept"
    ),
    "constant": Words("機能が定める", "set to"),
    "rule": Words("規則で定まる", "set by rule"),
    "package": Words("製品が定める", "set by the package"),
}
