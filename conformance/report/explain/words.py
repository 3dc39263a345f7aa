"""The words of an explanation for what the catalogue writes as keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.values.words import Bilingual

if TYPE_CHECKING:
    from collections.abc import Mapping

OPERATIONS: Mapping[str, Bilingual] = {
    "create": Bilingual("登録", "create"),
    "update": Bilingual("修正・更新", "update"),
    "cancel": Bilingual("取消し", "cancel"),
    "search": Bilingual("照会・検索", "search"),
    "issue": Bilingual("発行・交付", "issue"),
    "calculate": Bilingual("計算・判定", "calculate"),
    "restrict": Bilingual("抑止", "restrict"),
    "audit": Bilingual("操作履歴の記録", "audit"),
    "batch": Bilingual("一括処理", "batch"),
    "link": Bilingual("連携", "link"),
    "export": Bilingual("書き出し", "export"),
    "absent": Bilingual("備えてはならないこと", "absent"),
    "attest": Bilingual("事業者の申告", "vendor's statement"),
}
OBSERVED: Mapping[str, Bilingual] = {
    "record": Bilingual("記録", "record"),
    "rule": Bilingual("規則", "rule"),
    "form": Bilingual("帳票", "form"),
    "linkage": Bilingual("連携", "linkage"),
    "search": Bilingual("検索", "search"),
    "suppression": Bilingual("抑止", "suppression"),
    "batch": Bilingual("一括処理", "batch"),
    "audit": Bilingual("操作履歴", "audit"),
    "api": Bilingual("API", "API"),
}
FOLLOWS: Mapping[str, Bilingual] = {
    "record_only": Bilingual("行が加わるだけの機能", "the row is all that follows"),
    "part_of": Bilingual("効果はほかで見る", "what follows stands with another"),
    "not_stated": Bilingual(
        "効果がまだカタログにない（行のほかは試験されない）",
        "what follows is not in the catalogue yet (nothing but the row is tried)",
    ),
}
AUDIENCES: Mapping[str, Bilingual] = {
    "resident": Bilingual("住民あて", "for residents"),
    "internal": Bilingual("庁内", "internal"),
    "external_agency": Bilingual("他機関あて", "for other agencies"),
}
SUPPRESSED: Mapping[str, Bilingual] = {
    "dv": Bilingual("支援措置対象者", "persons under a protective measure"),
    "provisional_registration": Bilingual("仮登録", "provisional registration"),
    "mailing_to_offender_address": Bilingual(
        "加害者の住所への送付", "mail to the offender's address"
    ),
    "requester_name": Bilingual("請求者の氏名", "name of the requester"),
}
MODES: Mapping[str, Bilingual] = {
    "file": Bilingual("ファイル", "file"),
    "api": Bilingual("API", "API"),
    "document": Bilingual("書面", "document"),
}
TYPES: Mapping[str, Bilingual] = {
    "digits": Bilingual("数字", "digits"),
    "alnum": Bilingual("英数字", "alphanumeric"),
    "kana": Bilingual("片仮名", "kana"),
    "text": Bilingual("文字列", "text"),
    "date": Bilingual("日付", "date"),
    "year_month": Bilingual("年月", "year and month"),
    "year": Bilingual("年", "year"),
    "datetime": Bilingual("日時", "date and time"),
    "time": Bilingual("時刻", "time"),
    "integer": Bilingual("整数", "integer"),
    "decimal": Bilingual("小数", "decimal"),
    "code": Bilingual("コード", "code"),
    "flag": Bilingual("フラグ", "flag"),
}
SET_BY: Mapping[str, Bilingual] = {
    "caller": Bilingual("送る", "sent"),
    "key": Bilingual("送る（行を指す）", "sent, names the row"),
    "filing": Bilingual(
        "送る（届出の事実。記録しなくてよい）", "sent, of the filing; need not be kept"
    ),
    "constant": Bilingual("機能が定める", "set to"),
    "rule": Bilingual("規則で定まる", "set by rule"),
    "package": Bilingual("製品が定める", "set by the package"),
}
