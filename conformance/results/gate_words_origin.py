"""What a gate says of where a result comes from, of what is let out, of the day judged on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.values.words import Bilingual

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conformance.results.gate_names import ReasonName

ORIGIN: Mapping[ReasonName, tuple[Bilingual, Bilingual]] = {
    "unsigned": (
        Bilingual(
            "結果に署名がありません。このファイルを書けた人は、判定も書けました",
            "the result is unsigned: whoever could write the file could write the verdict",
        ),
        Bilingual(
            "信頼できる場所で試験した結果か確かめるか、署名されたバンドルを受け取り --trust KEY で"
            "確かめてください。",
            "see that it was made where you trust it, or ask for a signed bundle and verify it with"
            " --trust KEY",
        ),
    ),
    "not_of_catalogue": (
        Bilingual(
            "結果がここの仕様カタログと合いません: {ja}",
            "the catalogue here does not bear the result out: {en}",
        ),
        Bilingual(
            "ここと同じ配布物のハーネスで試験した結果を求めてください。違いを承知の上なら方針に"
            " catalogue: warn と書きます。",
            "ask for a result of the harness as it is installed here; where the difference is"
            " known and meant, write catalogue: warn into the policy",
        ),
    ),
    "waived_leak": (
        Bilingual(
            "免除 {of}（{approver}、{day}まで）の下で、隠すべき情報"
            "（支援措置対象者の所在など）が出力に現れます（{n} 件）",
            "under the waiver of {of} ({approver}, until {day}) outputs show what must be hidden,"
            " such as where a protected person is ({n})",
        ),
        Bilingual(
            "保護すべき人の所在が知られます。期限を待たず、出力を止める手当てを承認者に確かめて"
            "ください。",
            "whoever is protected may be found: ask the approver how these outputs are stopped"
            " until then",
        ),
    ),
    "still_leaking": (
        Bilingual(
            "前の版から、隠すべき情報（支援措置対象者の所在など）が出力に現れたままです（{n} 件）",
            "as before, outputs show what must be hidden, such as where a protected person is"
            " ({n})",
        ),
        Bilingual(
            "保護すべき人の所在が知られます。出力を止める手当てを確かめてください。",
            "whoever is protected may be found: see to it that these outputs are stopped",
        ),
    ),
    "day_to_come": (
        Bilingual(
            "試験の日より先の日（{day}）を基準に判定した結果です。今日の要件では判定していません",
            "judged as of {day}, after the day of the run: not by what is required today",
        ),
        Bilingual("--as-of を付けずに試験してください。", "run the test without --as-of"),
    ),
    "from_the_future": (
        Bilingual("試験の日がこれからの日です", "the run took place on a day to come"),
        Bilingual("時計を確かめてください。", "look at the clocks"),
    ),
    "too_old": (
        Bilingual(
            "試験から {days} 日たっています（上限 {most} 日）",
            "run {days} days ago, at most {most}",
        ),
        Bilingual("もう一度試験してください。", "run the test again"),
    ),
}
