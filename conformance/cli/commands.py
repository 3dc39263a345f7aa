"""The commands, where each lives, and its one line of help in both languages."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ListedCommand:
    """A command as `--help` shows it; its module is imported only when it is called."""

    module: str
    ja: str
    en: str


COMMANDS = {
    "run": ListedCommand(
        "run", "プロファイルの製品を試験し、判定する", "test a package and give the verdict"
    ),
    "plan": ListedCommand(
        "plan", "何を試験し、何を試験しないかを示す", "show what would be tested, and what not"
    ),
    "profile": ListedCommand(
        "profile",
        "OpenAPI 文書からプロファイルを下書きし、実物と突き合わせる",
        "draft a profile from an OpenAPI document, check it live",
    ),
    "doctor": ListedCommand("doctor", "実行前の点検と助言", "pre-flight checks with advice"),
    "try": ListedCommand(
        "first_hour",
        "業務の出来事をいくつか試し、見たことを述べる（判定はしない）",
        "try a few events of the business and tell what was seen; no verdict",
    ),
    "files": ListedCommand(
        "files", "書き出しファイルだけを行ごとに判定する", "judge export files only, row by row"
    ),
    "scenarios": ListedCommand(
        "scenarios",
        "シナリオパックを作り、書き出しを期待結果と照合する",
        "make scenario packs, judge an export by the expected outcome",
    ),
    "replay": ListedCommand("replay", "不合格の一件をそのまま繰り返す", "repeat one case exactly"),
    "explain": ListedCommand(
        "explain",
        "要件・規則・検査・指摘コードを説明する",
        "explain a requirement, rule, case or code",
    ),
    "report": ListedCommand("report", "結果から報告書を作る", "make reports from a result"),
    "evidence": ListedCommand(
        "evidence",
        "適合確認表（Excel）への記入を読み戻す",
        "read back what was filled in on the conformance sheet",
    ),
    "gate": ListedCommand(
        "gate",
        "この版を導入してよいかを、結果から答える",
        "answer whether a release may be installed",
    ),
    "diff": ListedCommand(
        "diff", "二つの結果の違いを示す", "show what changed between two results"
    ),
    "results": ListedCommand(
        "results", "分割した実行の結果を一つにする", "merge the results of a sharded run"
    ),
    "keys": ListedCommand("keys", "署名の鍵を作る", "make keys for signatures"),
    "sign": ListedCommand(
        "sign", "結果に署名し、証拠とともにバンドルにする", "sign a result, with its evidence"
    ),
    "verify": ListedCommand(
        "verify",
        "署名された結果を、発行者なしで検証する",
        "verify a signed result without its maker",
    ),
    "accept": ListedCommand(
        "accept",
        "事業者の合格の一部を自分で試し直し、受入れの記録を作る",
        "repeat a sample of the vendor's passes, for an acceptance record",
    ),
    "publish": ListedCommand(
        "publish",
        "検証した結果から公開の登録簿（静的サイト）を作る",
        "make a public register of verified results, as a static site",
    ),
    "serve": ListedCommand("serve", "ブラウザーで使う作業台", "the workbench in the browser"),
    "rules": ListedCommand("rules", "規則の検算", "check and evaluate rules"),
    "catalog": ListedCommand(
        "catalog", "仕様カタログの検査・取込・集計", "lint, import and count the catalogue"
    ),
    "selftest": ListedCommand(
        "selftest",
        "見本の欠陥をすべて見つけるかを確かめる",
        "prove that every seeded fault is found",
    ),
    "fuzz": ListedCommand(
        "fuzz", "API を文書に照らしファズテストする", "fuzz an API against its document"
    ),
    "lives": ListedCommand(
        "lives", "続く出来事の中で記録を試す", "try events of people's lives one after another"
    ),
    "load": ListedCommand("load", "同時の負荷での速さを測る", "measure speed under load"),
    "reference": ListedCommand("reference", "見本システム", "the bundled reference package"),
}
