"""What a gate says for each reason, and what to do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.results.gate_words_abuse import ABUSE
from conformance.results.gate_words_origin import ORIGIN
from conformance.values.words import Bilingual

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conformance.results.gate_names import ReasonName

_REPORT = Bilingual("報告書で原因を確かめてください。", "look the causes up in the report")
_RUN_WHOLE = Bilingual("全体を試験してください。", "run the whole test")
_BASELINE = Bilingual(
    "この結果を新しい基準（--baseline）にしてください。",
    "make this result the new baseline (--baseline)",
)
_MAKE_TESTABLE = Bilingual(
    "試験できるようにするか、方針の accepted に期限つきで書いてください。",
    "make them testable, or accept them by name and day in the policy",
)
_ANSWER = Bilingual(
    "プロファイルの answers に文書とページで答えるか、方針の accepted に書いてください。",
    "answer them under answers of the profile by document and page, or accept them by name and day"
    " in the policy",
)
SENTENCES: Mapping[ReasonName, tuple[Bilingual, Bilingual]] = {
    "interrupted": (
        Bilingual("試験が途中で止まっています", "the run was broken off"),
        Bilingual("run --resume で続けてください。", "continue it with run --resume"),
    ),
    "nothing_selected": (
        Bilingual("何も試験していません", "nothing was selected, nothing tested"),
        _RUN_WHOLE,
    ),
    "nothing_passed": (
        Bilingual("この実行で合格した検査がありません", "no case that binds passed in this run"),
        _REPORT,
    ),
    "sample_package": (
        Bilingual(
            "試験したのは見本システムで、製品ではありません",
            "what was tested is the bundled sample package, no product",
        ),
        Bilingual(
            "製品を試験してください。見本で試すときは方針に sample_package: warn と書きます。",
            "test the product; to try the gate itself, write sample_package: warn into the policy",
        ),
    ),
    "failing": (
        Bilingual("不合格 {n} 件（原因 {causes} 種類）", "{n} failing (causes: {causes})"),
        Bilingual(
            "直すか、認める例外をプロファイルの waivers に期限つきで書いてください。",
            "mend them, or write a dated exception under waivers of the profile",
        ),
    ),
    "newly_failing": (
        Bilingual(
            "前の結果になかった不合格 {n} 件（原因 {causes} 種類）",
            "{n} newly failing (causes: {causes})",
        ),
        _REPORT,
    ),
    "failing_otherwise": (
        Bilingual(
            "前と違う理由での不合格 {n} 件（原因 {causes} 種類）",
            "{n} failing for another reason than before (causes: {causes})",
        ),
        _REPORT,
    ),
    "still_failing": (
        Bilingual(
            "前から続く不合格 {n} 件（原因 {causes} 種類）。適合ではありません",
            "{n} failing as before (causes: {causes}): not conformant",
        ),
        Bilingual(
            "直す予定を事業者に確かめてください。", "ask the vendor when they will be mended"
        ),
    ),
    "unconfirmed": (
        Bilingual(
            "裏付けのない期待との相違 {n} 件（未回答。原因 {causes} 種類）",
            "{n} deviate from what no text supports, unanswered (causes: {causes})",
        ),
        _ANSWER,
    ),
    "newly_unconfirmed": (
        Bilingual(
            "前の結果になかった、裏付けのない期待との相違 {n} 件（未回答。原因 {causes} 種類）",
            "{n} newly deviate from what no text supports, unanswered (causes: {causes})",
        ),
        _ANSWER,
    ),
    "still_unconfirmed": (
        Bilingual(
            "前から続く、裏付けのない期待との相違 {n} 件（未回答）",
            "{n} deviate from what no text supports as before, unanswered",
        ),
        _ANSWER,
    ),
    "newly_answered": (
        Bilingual(
            "事業者が文書を示して否定した期待との相違 {n} 件（文書は未確認、受入側の承認なし）",
            "{n} deviate from what the vendor withdrew by a document that nobody has accepted",
        ),
        Bilingual(
            "示された文書のページを確かめ、よければ policy の accepted に書いてください。",
            "look at the page that is named; if it is right, name the case under accepted",
        ),
    ),
    "answered": (
        Bilingual(
            "事業者が文書を示して否定した期待との相違 {n} 件（文書は未確認）",
            "{n} deviate from what the vendor withdrew by a document, which nobody checked",
        ),
        Bilingual("示された文書のページを確かめてください。", "look at the page that is named"),
    ),
    "announced": (
        Bilingual(
            "予告された要件（適用日の前）を満たさない {n} 件",
            "{n} deviate from what is announced and not yet due",
        ),
        Bilingual(
            "適用日までに直してください。その日から不合格になります。",
            "mend them before the day on which they are due; from then on they fail",
        ),
    ),
    "announced_due": (
        Bilingual(
            "予告の適用日を過ぎた要件を満たさない {n} 件（試験は適用日の前）",
            "{n} deviate from what was announced and is due by now (tested before its day)",
        ),
        Bilingual(
            "直して、適用日以後の日（--as-of）で試験してください。",
            "mend them, and run the test as of a day on which they are due",
        ),
    ),
    "harness_fault": (
        Bilingual("試験ツールの異常 {n} 件", "{n} with a fault of the harness"),
        Bilingual("もう一度実行してください。", "run the test again"),
    ),
    "no_longer_tested": (
        Bilingual(
            "前は試験した {n} 件が、この結果にないか試験されていません",
            "{n} that were tested before are missing or not tested",
        ),
        Bilingual(
            "同じ範囲・同じ版の仕様で試験するか、新しい基準を作ってください。",
            "run the same scope of the same specifications, or make a new baseline",
        ),
    ),
    "withdrawn": (
        Bilingual(
            "仕様カタログの改訂でなくなった検査 {n} 件",
            "{n} that the catalogue, revised since, has no longer",
        ),
        _BASELINE,
    ),
    "no_longer_applies": (
        Bilingual(
            "前は試験した {n} 件が、対象外か宣言なしになりました",
            "{n} that were tested before do not apply any more, or are no longer declared",
        ),
        Bilingual(
            "提供をやめた機能でないかを事業者に確かめてください。",
            "ask the vendor whether a function was withdrawn",
        ),
    ),
    "open": (
        Bilingual("判定できていない検査 {n} 件", "{n} without a judgement"),
        _MAKE_TESTABLE,
    ),
    "newly_open": (
        Bilingual(
            "前は判定できた、又は新しい検査のうち判定できていないもの {n} 件",
            "{n} without a judgement that were judged before, or are new",
        ),
        _MAKE_TESTABLE,
    ),
    "still_open": (
        Bilingual("前から判定できていない検査 {n} 件", "{n} without a judgement as before"),
        _REPORT,
    ),
    "accepted": (
        Bilingual(
            "方針が期限つきで認めた、判定のない検査 {n} 件",
            "{n} without a judgement, accepted by the policy until a day",
        ),
        Bilingual("期限までに試験してください。", "have them tested by that day"),
    ),
    "known_only": (
        Bilingual(
            "出典がそろわず、要件がほかにもありうる部分: {parts}",
            "parts that may have requirements nobody could read: {parts}",
        ),
        Bilingual(
            "公式の一覧を catalog import で取り込むか、方針の known_only に部分を書いて了承して"
            "ください。",
            "import the official list by catalog import, or accept the parts by name under"
            " known_only of the policy",
        ),
    ),
    "known_expired": (
        Bilingual(
            "方針の known_only が期限切れ: {entry}（{day}）",
            "known_only of the policy held until {day} only: {entry}",
        ),
        Bilingual("改めて了承してください。", "have them accepted anew"),
    ),
    "known_needless": (
        Bilingual(
            "方針の known_only に当てはまる部分がありません: {entry}",
            "no part that was judged is one of known_only of the policy: {entry}",
        ),
        Bilingual(
            "方針の known_only から消してください。", "remove it from known_only of the policy"
        ),
    ),
    "narrowed": (Bilingual("一部だけを試験した結果です", "only a part was tested"), _RUN_WHOLE),
    "other_scope": (
        Bilingual(
            "前の結果と試験の範囲が違います", "another scope was tested than of the baseline"
        ),
        Bilingual("同じ範囲で試験してください。", "run the same scope"),
    ),
    "waiver_expired": (
        Bilingual("期限の過ぎた免除 {n} 件", "{n} under a waiver that has expired"),
        Bilingual(
            "直すか、免除を改めて承認してください。", "mend them, or have the waiver approved anew"
        ),
    ),
    "waiver_needless": (
        Bilingual("合格しているのに免除が残る検査 {n} 件", "{n} pass under a waiver"),
        Bilingual("プロファイルから免除を消してください。", "remove the waiver from the profile"),
    ),
    "waived": (
        Bilingual(
            "承認者が期限つきで免除した不合格 {n} 件（原因 {causes} 種類）。適合ではありません",
            "{n} failing under a dated waiver (causes: {causes}): not conformant",
        ),
        Bilingual("期限までに直してください。", "have them mended by that day"),
    ),
    "acceptance_expired": (
        Bilingual(
            "方針の accepted が期限切れ: {entry}（{day}）", "accepted until {day} only: {entry}"
        ),
        Bilingual("試験するか、改めて承認してください。", "have them tested, or approve them anew"),
    ),
    "acceptance_needless": (
        Bilingual(
            "方針の accepted に当てはまる検査がありません: {entry}{ja}",
            "nothing is left that the policy accepts: {entry}{en}",
        ),
        Bilingual("方針から消してください。", "remove it from the policy"),
    ),
    "repaired": (
        Bilingual(
            "基準の不合格のうち直ったもの {n} 件", "{n} of the baseline's failures are repaired"
        ),
        _BASELINE,
    ),
    "other_grounds": (
        Bilingual(
            "前の結果と試験の根拠が違います: {ja}",
            "not judged on the same grounds as the baseline: {en}",
        ),
        Bilingual(
            "変化が製品によるとは限りません。conformance diff で確かめてください。",
            "what changed need not lie in the product; see conformance diff",
        ),
    ),
    "attested": (
        Bilingual(
            "事業者の申告だけによるもの {n} 件（未確認）",
            "{n} rest on the vendor's statement alone, which nobody checked",
        ),
        Bilingual("証拠を確かめてください。", "look at the evidence"),
    ),
    "spec_unclear": (
        Bilingual(
            "仕様が不明確で判定しないもの {n} 件", "{n} not judged: the specification is unclear"
        ),
        _REPORT,
    ),
    **ABUSE,
    **ORIGIN,
}
