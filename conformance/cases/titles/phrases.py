"""The words for what a parameter of a case says: how a request is wrong, how a search matches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.values.words import Bilingual

if TYPE_CHECKING:
    from collections.abc import Mapping

SPOILED: Mapping[str, Bilingual] = {
    "missing": Bilingual("{item}の誤り（必須項目の欠落）", "{item} is missing"),
    "too-long": Bilingual("{item}の誤り（桁数の超過）", "{item} is too long"),
    "no-such-day": Bilingual(
        "{item}の誤り（存在しない日付）", "{item} is a day that does not exist"
    ),
    "letters": Bilingual(
        "{item}の誤り（数字以外の文字）", "{item} holds letters instead of digits"
    ),
    "hiragana": Bilingual("{item}の誤り（ひらがな）", "{item} holds hiragana"),
    "unknown-code": Bilingual(
        "{item}の誤り（定めのないコード）", "{item} is a code that is not listed"
    ),
    "unknown-reference": Bilingual(
        "{item}の誤り（参照先にない値）", "{item} refers to a record that does not exist"
    ),
    "not-told-of": Bilingual(
        "{item}の誤り（受け付けてはならない値）", "{item} has a value that must not be accepted"
    ),
    "other": Bilingual("権限のない利用者からの要求", "the user is not authorised"),
}
"""What is wrong with a spoiled request, by the slug of the spoiling."""

RULED: Mapping[str, Bilingual] = {
    "by-rule": Bilingual("規則{rule}により認められない要求", "the rule {rule} forbids the request"),
}
"""The same where no item is wrong, but a rule says no."""

BEFORE = Bilingual("{item}の誤り（{later}より後）", "{item} lies after {later}")
BEFORE_SLUG = "-before"
"""`<later>-before`: the earlier of two days was set after the later one."""

MATCHES: Mapping[str, Bilingual] = {
    "exact": Bilingual("完全一致", "exact match"),
    "prefix": Bilingual("前方一致", "beginning"),
    "partial": Bilingual("部分一致", "part of the value"),
    "range": Bilingual("範囲指定", "range"),
}

ACTIONS: Mapping[str, Bilingual] = {
    "load": Bilingual("取込み", "loading"),
    "read": Bilingual("照会", "an enquiry"),
    "create": Bilingual("登録", "a registration"),
    "update": Bilingual("更新", "a change"),
    "issue": Bilingual("発行", "issuing a form"),
    "refused": Bilingual("拒否された操作", "a refused request"),
    "search": Bilingual("検索", "a search"),
    "batch": Bilingual("一括処理", "a batch"),
    "export": Bilingual("書出し", "writing out data"),
    "link": Bilingual("連携", "sending a linkage"),
}
"""What an entry of the audit log is about."""

SITUATIONS: Mapping[str, Bilingual] = {
    "companion": Bilingual(
        "併せて支援を求める者", "a companion, for whom protection is sought together"
    ),
    "companion-ended": Bilingual(
        "終えた支援措置で併せて支援を求めていた者", "a companion in a measure that has been ended"
    ),
    "provisional": Bilingual(
        "今日から仮支援措置の対象である者", "a person under a provisional measure since today"
    ),
    "awaited": Bilingual(
        "仮支援措置中で、支援措置の開始日がまだ来ていない者",
        "a person under a provisional measure whose decided one is still to begin",
    ),
    "expired": Bilingual(
        "支援措置の終了日を過ぎたが、終了処理がされていない者",
        "a person whose measure has passed its planned end and was not ended",
    ),
    "ended": Bilingual("支援措置を今日終えた者", "a person whose measure was ended today"),
    "renewed": Bilingual(
        "今日から支援措置が延長された者", "a person whose measure is renewed from today"
    ),
}
"""The situations of conformance/checks/property/situations/py/"""
