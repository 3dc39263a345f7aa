"""The words for what a parameter of a case says: how a request is wrong, how a search matches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.values.words import Words

if TYPE_CHECKING:
    from collections.abc import Mapping

SPOILED: Mapping[str, Words] = {
    "missing": Words("{item}の誤り（必須項目の欠落）", "{item} is missing"),
    "too-long": Words("{item}の誤り（桁数の超過）", "{item} is too long"),
    "no-such-day": Words("{item}の誤り（存在しない日付）", "{item} is a day that does not exist"),
    "letters": Words("{item}の誤り（数字以外の文字）", "{item} holds letters instead of digits"),
    "hiragana": Words("{item}の誤り（ひらがな）", "{item} holds hiragana"),
    "unknown-code": Words(
        "{item}の誤り（定めのないコード）", "{item} is a code that is not listed"
    ),
    "unknown-reference": Words(
        "{item}の誤り（参照先にない値）", "{item} refers to a record that does not exist"
    ),
    "other": Words("権限のない利用者からの要求", "the user is not authorised"),
}
"""What is wrong with a spoiled request, by the slug of the spoiling."""

RULED: Mapping[str, Words] = {
    "by-rule": Words("規則{rule}により認められない要求", "the rule {rule} forbids the request"),
}
"""The same where no item is wrong, but a rule says no."""

BEFORE = Words("{item}の誤り（{later}より後）", "{item} lies after {later}")
BEFORE_SLUG = "-before"
"""`<later>-before`: the earlier of two days was set after the later one."""

MATCHES: Mapping[str, Words] = {
    "exact": Words("完全一致", "exact match"),
    "prefix": Words("前方一致", "beginning"),
    "partial": Words("部分一致", "part of the value"),
    "range": Words("範囲指定", "range"),
}

ACTIONS: Mapping[str, Words] = {
    "load": Words("取込み", "loading"),
    "read": Words("照会", "an enquiry"),
    "create": Words("登録", "a registration"),
    "update": Words("更新", "a change"),
    "issue": Words("発行", "issuing a form"),
    "refused": Words("拒否された操作", "a refused request"),
    "search": Words("検索", "a search"),
    "batch": Words("一括処理", "a batch"),
    "export": Words("書出し", "writing out data"),
    "link": Words("連携", "sending a linkage"),
}
"""What an entry of the audit log is about."""

SITUATIONS: Mapping[str, Words] = {
    "companion": Words(
        "併せて支援を求める者", "a companion, for whom protection is sought together"
    ),
    "companion-ended": Words(
        "終えた支援措置で併せて支援を求めていた者", "a companion in a measure that has been ended"
    ),
    "provisional": Words(
        "今日から仮支援措置の対象である者", "a person under a provisional measure since today"
    ),
    "awaited": Words(
        "仮支援措置中で、支援措置の開始日がまだ来ていない者",
        "a person under a provisional measure whose decided one is still to begin",
    ),
    "expired": Words(
        "支援措置の終了日を過ぎたが、終了処理がされていない者",
        "a person whose measure has passed its planned end and was not ended",
    ),
    "ended": Words("支援措置を今日終えた者", "a person whose measure was ended today"),
    "renewed": Words(
        "今日から支援措置が延長された者", "a person whose measure is renewed from today"
    ),
}
"""The situations of conformance/suite/property/situations.py."""
