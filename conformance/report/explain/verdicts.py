"""What the words of a verdict mean, for a case and for the whole, and what to do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.report.explain.lines import labelled
from conformance.report.words import CALLED, GROUNDS
from conformance.values.words import Bilingual

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conformance.values.words import Language

_CASES: Mapping[str, tuple[Bilingual, Bilingual]] = {
    "pass": (
        Bilingual(
            "検査を実行し、期待どおりでした。", "the case was executed and met what was expected"
        ),
        Bilingual("対処は要りません。", "nothing to do"),
    ),
    "fail": (
        Bilingual(
            "検査を実行し、仕様から外れていました。実装必須のものが一つでもあれば不適合です。",
            "the case was executed and the package deviated; one required case makes it not"
            " conformant",
        ),
        Bilingual(
            "報告書の期待・実際・根拠を確かめ、示された再現のコマンドで繰り返してください。",
            "see expected, found and source in the report, and repeat with the command shown",
        ),
    ),
    "unconfirmed": (
        Bilingual(
            "検査を実行し、期待と違いました。ただし期待は推定によるもので、公式文書・法令の裏付けが"
            "ありません。不合格とは数えませんが、答えがあるまで適合とも言えません（判定未了）。",
            "the case was executed and the package deviated from an expectation that was"
            " reconstructed: neither document nor law supports it; it is no failure, and until it"
            " is answered nothing is conformant (incomplete)",
        ),
        Bilingual(
            "プロファイルの answers に、期待を認める（accepted: true）か、文書とページを示して"
            "否定する（accepted: false）かを書くか、公式の一覧を conformance catalog import で"
            "取り込んでください。",
            "say under answers of the profile that it is right (accepted: true), or which page of"
            " which document says otherwise (accepted: false), or import the official workbook by"
            " conformance catalog import",
        ),
    ),
    "answered": (
        Bilingual(
            "推定による期待と違い、事業者がプロファイルの answers で文書とページを示して期待を"
            "否定しました。不合格にも合格にも数えません。",
            "the package deviated from a reconstructed expectation, and answers of the profile"
            " name the page of a document that says otherwise; it counts neither as failed nor as"
            " passed",
        ),
        Bilingual(
            "受け入れる側で、示された文書のページを確かめてください。",
            "whoever accepts the package should look at the page that is named",
        ),
    ),
    "announced": (
        Bilingual(
            "予告された要件（適用日の前）を満たしていません。その日までは警告で、合否に数えません。",
            "the package does not meet a requirement that is announced and not yet due: a warning"
            " until that day, which counts neither for nor against it",
        ),
        Bilingual(
            "適用日までに直してください。その日から不合格になります。",
            "mend it before the day on which it is due; from then on it fails",
        ),
    ),
    "untested": (
        Bilingual(
            "検査を実行できませんでした。原因のコードが付きます。合格とは数えません。",
            "the case could not be executed; a code names the cause; it never counts as passed",
        ),
        Bilingual(
            "原因のコードを conformance explain で調べ、原因を除いて再び実行してください。",
            "look up the code of the cause with conformance explain, remove it and run again",
        ),
    ),
    "needs_review": (
        Bilingual(
            "機械では決められない違いがあります。人の判断を要します。",
            "there is a difference that no machine can decide; a person has to",
        ),
        Bilingual("示された箇所を確かめて判断してください。", "look at the place shown and decide"),
    ),
    "spec_unclear": (
        Bilingual(
            "公式文書が矛盾するか、決めていない点（仕様の疑義事項）に関わります。",
            "the official documents contradict each other or leave the point open",
        ),
        Bilingual(
            "プロファイルの switches で、従っている読み方を宣言してください。",
            "declare the reading that the package follows under switches of the profile",
        ),
    ),
    "harness_error": (
        Bilingual(
            "試験ツール自身の異常です。製品の判定ではありません。",
            "a fault of the harness itself; no verdict on the product",
        ),
        Bilingual("結果を添えて報告してください。", "report it with the result"),
    ),
    "attested": (
        Bilingual(
            "外部から試験できない要件について、事業者の申告だけがあります。だれも確かめていません。"
            "合格とは数えません。",
            "no test can see the requirement; there is the vendor's statement alone, which nobody"
            " checked; it never counts as passed",
        ),
        Bilingual(
            "申告と証拠を、受け入れる側で確かめてください。",
            "whoever accepts the package should look at the statement and its evidence",
        ),
    ),
    "not_declared": (
        Bilingual(
            "標準オプション機能で、プロファイルが備えると宣言していません。",
            "an optional function that the profile does not declare",
        ),
        Bilingual(
            "備えているなら、プロファイルの declares に書いてください。",
            "if the package has it, name it under declares of the profile",
        ),
    ),
    "not_applicable": (
        Bilingual(
            "仕様により、この団体・この日には求められません。",
            "by the specification it is not asked of this municipality on this day",
        ),
        Bilingual("対処は要りません。", "nothing to do"),
    ),
    "not_delivered": (
        Bilingual(
            "プロファイルの製品が備えない部分・業務・出力のもので、試験していません"
            "（result.json では not_applicable に理由が付きます）。",
            "of a part, domain or output that the profile's product has not; it was not tested"
            " (not_applicable with a cause in result.json)",
        ),
        Bilingual(
            "納入される製品なら、理由が示す項目をプロファイルに書いてください。",
            "if it is delivered, write into the profile what the cause names",
        ),
    ),
}
_TOTALS: Mapping[str, tuple[Bilingual, Bilingual]] = {
    "conformant": (
        Bilingual("適合", "conformant"),
        Bilingual(
            "範囲にある実装必須の検査をすべて実行し、すべて合格しました（終了コード 0）。",
            "every required case in the scope was executed and passed (exit code 0)",
        ),
    ),
    "known_taken": (
        Bilingual("既知の範囲で相違なし（了承済み）", "no deviation in what is known, accepted"),
        Bilingual(
            "すべて合格しましたが、出典が公開されず要件の一覧を確かめられない部分があります。"
            "プロファイルで了承した人がいます（終了コード 0）。適合とは言いません。",
            "all passed, but of some parts the list of requirements could not be had; somebody"
            " named in the profile accepted that (exit code 0); it is not called conformant",
        ),
    ),
    "known_only": (
        Bilingual("既知の範囲で相違なし", "no deviation in what is known"),
        Bilingual(
            "すべて合格しましたが、出典が公開されず要件の一覧を確かめられない部分があります。"
            "適合とは言えません（終了コード 3）。公式の一覧を catalog import で取り込むか、"
            "known_only で了承してください。",
            "all passed, but of some parts the list of requirements could not be had, so that"
            " conformance is not established (exit code 3); import the official list by catalog"
            " import, or accept it under known_only",
        ),
    ),
    "not_conformant": (
        Bilingual("不適合", "not conformant"),
        Bilingual("不合格の検査があります（終了コード 1）。", "cases failed (exit code 1)"),
    ),
    "waived": (
        Bilingual("免除あり", "waived"),
        Bilingual(
            "不合格がすべて、承認された期限つきの免除の下にあります。適合ではありません"
            "（終了コード 3）。",
            "all that failed runs under an approved, dated waiver; it is not conformant"
            " (exit code 3)",
        ),
    ),
    "incomplete": (
        Bilingual("判定未了", "incomplete"),
        Bilingual(
            "実行できなかった検査か、裏付けのない期待との未回答の相違があり、適合とは言えません"
            "（終了コード 3）。",
            "some cases could not be executed, or deviate from what no text supports and are not"
            " answered, so conformance is not established (exit code 3)",
        ),
    ),
    "nothing_selected": (
        Bilingual("対象なし", "nothing selected"),
        Bilingual(
            "選んだ範囲に検査がありません（終了コード 5）。",
            "the selection holds no case (exit code 5)",
        ),
    ),
    "stale": (
        Bilingual("期限切れ", "stale"),
        Bilingual(
            "免除・基準が期限を過ぎたか、当たるものがありません（終了コード 6）。",
            "a waiver or baseline has expired or matches nothing (exit code 6)",
        ),
    ),
    "interrupted": (
        Bilingual("中断", "interrupted"),
        Bilingual(
            "途中で止められました。--resume で続けられます（終了コード 130）。",
            "it was stopped on the way; --resume goes on (exit code 130)",
        ),
    ),
}


_GROUNDS: Mapping[str, Bilingual] = {
    "official": Bilingual(
        "期待は、公式文書の表から取り込んだものです。",
        "what is expected was imported from the official document",
    ),
    "derived_read": Bilingual(
        "期待は法令によるもので、条文を読んで照合しました（conformance catalog ledger）。",
        "what is expected follows from law whose text was read (conformance catalog ledger)",
    ),
    "derived": Bilingual(
        "期待は法令・公表文によるものですが、条文そのものとは照合していません。",
        "what is expected follows from law or published text, not compared word by word",
    ),
    "reconstructed": Bilingual(
        "期待は標準についての知識から組み立てたもので、どの文書にも照合していません。"
        "相違は unconfirmed です。",
        "what is expected was put together from knowledge of the standard and compared with no"
        " text; a deviation is unconfirmed",
    ),
}


def verdict_text(name: str, lang: Language) -> str | None:
    """Return what a verdict word means, by its key or its name in a language; None if none."""
    wanted = _plain(name)
    for key, (meaning, remedy) in _CASES.items():
        if wanted in _names(key, CALLED[key]):
            head = f"{key}  {CALLED[key].spoken(lang)}"
            told = labelled("repair", lang, [remedy.spoken(lang)])
            return "\n".join([head, *labelled("meaning", lang, [meaning.spoken(lang)]), *told])
    for key, (word, meaning) in _TOTALS.items():
        if wanted in _names(key, word):
            head = f"{key}  {word.spoken(lang)}"
            return "\n".join([head, *labelled("meaning", lang, [meaning.spoken(lang)])])
    for key, meaning in _GROUNDS.items():
        if wanted in _names(key, GROUNDS[key]):
            head = f"{key}  {GROUNDS[key].spoken(lang)}"
            return "\n".join([head, *labelled("meaning", lang, [meaning.spoken(lang)])])
    return None


def _names(key: str, words: Bilingual) -> set[str]:
    return {_plain(name) for name in (key, words.ja, words.en)}


def _plain(name: str) -> str:
    return name.casefold().replace("_", " ").replace("-", " ").removesuffix("（未確認）").strip()
