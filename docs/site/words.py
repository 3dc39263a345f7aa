"""What the pages of the site are headed, in both languages."""

from __future__ import annotations

from typing import Final

from conformance.values.words import Bilingual

TITLE: Final = Bilingual("標準準拠システム 適合試験ツール", "Conformance test harness")
GUIDES: Final = Bilingual("手引き", "Guides")
REFERENCE: Final = Bilingual("一覧", "Reference")
PROJECT: Final = Bilingual("この製品について", "About the project")
CODES: Final = Bilingual("コード（指摘・理由・誤り）", "Codes: findings, causes, errors")
RULES: Final = Bilingual("業務ルール", "Rules of the business")
WHAT: Final = Bilingual("何を述べるか", "What it says")
WHY: Final = Bilingual("なぜか", "Why")
EXAMPLE: Final = Bilingual("例", "Example")
REPAIR: Final = Bilingual("どう直すか", "What to do")
CONSTANTS: Final = Bilingual(
    "額・率・期間（施行日ごと）", "Constants, by the days they are in force"
)
CASES: Final = Bilingual("検査", "Cases")
CLASS: Final = Bilingual("実装区分", "Class")
LAW: Final = Bilingual("条項", "Provisions")
READ: Final = Bilingual("照合した条文（版・読んだ日）", "Read against (revision, day)")
SOURCE: Final = Bilingual("根拠", "Ground")
PLACE: Final = Bilingual("カタログでの場所", "In the catalogue")
FACTS: Final = Bilingual("事実", "given")
ANSWER: Final = Bilingual("答え", "answer")
REASON: Final = Bilingual("理由", "because")
TITLE_COLUMN: Final = Bilingual("題名", "Title")
MEANING: Final = Bilingual("意味", "Meaning")
IN_A_RUN: Final = Bilingual(
    "手もとの結果でどの検査に出たかは、次で分かります。",
    "Which cases of a result have it:",
)
SENTENCES: Final = Bilingual(
    "このコードとともに出る文（…は場合による部分）:",
    "Sentences that come with it (… stands for what differs):",
)
BROKEN: Final = Bilingual(
    "これで見つかった、壊した書き出しファイル（`fixtures/exports/broken.yaml`）:",
    "Broken export files in which it is found (`fixtures/exports/broken.yaml`):",
)

FAMILIES: Final[dict[str, tuple[Bilingual, Bilingual]]] = {
    "F": (
        Bilingual("指摘: 要件からの相違", "Findings: deviations from a requirement"),
        Bilingual(
            "実行した検査で、製品が要件と違うことをしました。根拠が公式文書か法令なら不合格"
            "（終了コード 1）、推定なら「未確認」（終了コード 3）です。",
            "A case was executed and the package did something else than the requirement says."
            " On official or legal ground it fails (exit code 1); on a reconstructed one it is"
            " unconfirmed (exit code 3).",
        ),
    ),
    "V": (
        Bilingual("値: データ型・文字・識別番号の違反", "Values: types, characters, identifiers"),
        Bilingual(
            "ファイルや応答にある値が、標準のデータ型・文字・識別番号の決まりを破っています。"
            "下の「何を述べるか」は、値が満たすべきことです。",
            "A value of a file or an answer breaks a rule of the standard's data types, characters"
            " or identifiers. What is said below is what the value must be.",
        ),
    ),
    "U": (
        Bilingual("未試験の理由", "Causes: why something was not tested"),
        Bilingual(
            "その検査は判定していません。未試験が適合と数えられることはなく、必須の要件なら"
            "判定未了（終了コード 3）になります。",
            "The case was not judged. What was not tested never counts as conformant; of a required"
            " requirement the run stays incomplete (exit code 3).",
        ),
    ),
    "P": (
        Bilingual("プロファイル・対応づけに足りないもの", "What a profile or mapping lacks"),
        Bilingual(
            "プロファイルの対応づけが足りないか疑わしいため、製品のせいにせず未試験としました。",
            "The mapping of the profile lacks something or is in doubt, so nothing is blamed on"
            " the package and the case is untested.",
        ),
    ),
    "T": (
        Bilingual("接続・認可", "Connection and access"),
        Bilingual(
            "製品に届かないか、認可されませんでした。製品の適合・不適合とは別のことです。",
            "The package was not reached, or access was not granted; that says nothing on whether"
            " it conforms.",
        ),
    ),
    "N": (
        Bilingual("適用しない理由", "Why something does not apply"),
        Bilingual(
            "仕様により、この製品・団体には当たりません。", "By the specification, not here."
        ),
    ),
    "R": (
        Bilingual("要確認の理由", "Why somebody has to look"),
        Bilingual("人が見て決める必要があります。", "A person has to look and decide."),
    ),
    "H": (
        Bilingual("試験ツールの異常", "Faults of the harness"),
        Bilingual(
            "試験ツール自身の異常です。製品のせいにはしません（終了コード 4）。",
            "The harness itself is at fault, never the package (exit code 4).",
        ),
    ),
    "E": (
        Bilingual(
            "拒否の理由（適合試験インターフェース）", "Reasons of a refusal (test interface)"
        ),
        Bilingual(
            "製品が要求を拒むときに返す理由です。", "What a package answers when it refuses."
        ),
    ),
    "": (
        Bilingual("コマンド・プロファイル・カタログの誤り", "Errors of usage, profile, catalogue"),
        Bilingual(
            "始める前、又は読み書きのときに見つかった誤りです（多くは終了コード 2）。"
            "判定ではありません。",
            "Found before a run or while something was read or written (mostly exit code 2);"
            " it is no verdict.",
        ),
    ),
}
"""The families of codes by what they begin with: heading, and why such a code comes."""
