"""What the pages of the site are headed, in both languages."""

from __future__ import annotations

from typing import Final

from conformance.values.words import Words

TITLE: Final = Words("標準準拠システム 適合試験ツール", "Conformance test harness")
GUIDES: Final = Words("手引き", "Guides")
REFERENCE: Final = Words("一覧", "Reference")
PROJECT: Final = Words("この製品について", "About the project")
CODES: Final = Words("コード（指摘・理由・誤り）", "Codes: findings, causes, errors")
RULES: Final = Words("業務ルール", "Rules of the business")
WHAT: Final = Words("何を述べるか", "What it says")
WHY: Final = Words("なぜか", "Why")
EXAMPLE: Final = Words("例", "Example")
REPAIR: Final = Words("どう直すか", "What to do")
CONSTANTS: Final = Words("額・率・期間（施行日ごと）", "Constants, by the days they are in force")
CASES: Final = Words("検査", "Cases")
CLASS: Final = Words("実装区分", "Class")
LAW: Final = Words("条項", "Provisions")
READ: Final = Words("照合した条文（版・読んだ日）", "Read against (revision, day)")
SOURCE: Final = Words("根拠", "Ground")
PLACE: Final = Words("カタログでの場所", "In the catalogue")
FACTS: Final = Words("事実", "given")
ANSWER: Final = Words("答え", "answer")
REASON: Final = Words("理由", "because")
TITLE_COLUMN: Final = Words("題名", "Title")
MEANING: Final = Words("意味", "Meaning")
IN_A_RUN: Final = Words(
    "手もとの結果でどの検査に出たかは、次で分かります。",
    "Which cases of a result have it:",
)
SENTENCES: Final = Words(
    "このコードとともに出る文（…は場合による部分）:",
    "Sentences that come with it (… stands for what differs):",
)
BROKEN: Final = Words(
    "これで見つかった、壊した書き出しファイル（`fixtures/exports/broken.yaml`）:",
    "Broken export files in which it is found (`fixtures/exports/broken.yaml`):",
)

FAMILIES: Final[dict[str, tuple[Words, Words]]] = {
    "F": (
        Words("指摘: 要件からの相違", "Findings: deviations from a requirement"),
        Words(
            "実行した検査で、製品が要件と違うことをしました。根拠が公式文書か法令なら不合格"
            "（終了コード 1）、推定なら「未確認」（終了コード 3）です。",
            "A case was executed and the package did something else than the requirement says."
            " On official or legal ground it fails (exit code 1); on a reconstructed one it is"
            " unconfirmed (exit code 3).",
        ),
    ),
    "V": (
        Words("値: データ型・文字・識別番号の違反", "Values: types, characters, identifiers"),
        Words(
            "ファイルや応答にある値が、標準のデータ型・文字・識別番号の決まりを破っています。"
            "下の「何を述べるか」は、値が満たすべきことです。",
            "A value of a file or an answer breaks a rule of the standard's data types, characters"
            " or identifiers. What is said below is what the value must be.",
        ),
    ),
    "U": (
        Words("未試験の理由", "Causes: why something was not tested"),
        Words(
            "その検査は判定していません。未試験が適合と数えられることはなく、必須の要件なら"
            "判定未了（終了コード 3）になります。",
            "The case was not judged. What was not tested never counts as conformant; of a required"
            " requirement the run stays incomplete (exit code 3).",
        ),
    ),
    "P": (
        Words("プロファイル・対応づけに足りないもの", "What a profile or mapping lacks"),
        Words(
            "プロファイルの対応づけが足りないか疑わしいため、製品のせいにせず未試験としました。",
            "The mapping of the profile lacks something or is in doubt, so nothing is blamed on"
            " the package and the case is untested.",
        ),
    ),
    "T": (
        Words("接続・認可", "Connection and access"),
        Words(
            "製品に届かないか、認可されませんでした。製品の適合・不適合とは別のことです。",
            "The package was not reached, or access was not granted; that says nothing on whether"
            " it conforms.",
        ),
    ),
    "N": (
        Words("適用しない理由", "Why something does not apply"),
        Words("仕様により、この製品・団体には当たりません。", "By the specification, not here."),
    ),
    "R": (
        Words("要確認の理由", "Why somebody has to look"),
        Words("人が見て決める必要があります。", "A person has to look and decide."),
    ),
    "H": (
        Words("試験ツールの異常", "Faults of the harness"),
        Words(
            "試験ツール自身の異常です。製品のせいにはしません（終了コード 4）。",
            "The harness itself is at fault, never the package (exit code 4).",
        ),
    ),
    "E": (
        Words("拒否の理由（適合試験インターフェース）", "Reasons of a refusal (test interface)"),
        Words("製品が要求を拒むときに返す理由です。", "What a package answers when it refuses."),
    ),
    "": (
        Words("コマンド・プロファイル・カタログの誤り", "Errors of usage, profile, catalogue"),
        Words(
            "始める前、又は読み書きのときに見つかった誤りです（多くは終了コード 2）。"
            "判定ではありません。",
            "Found before a run or while something was read or written (mostly exit code 2);"
            " it is no verdict.",
        ),
    ),
}
"""The families of codes by what they begin with: heading, and why such a code comes."""
