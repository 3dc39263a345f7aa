"""`conformance catalog`: a group whose commands are imported when they are called."""

from __future__ import annotations

from conformance.cli.lazy import LazyGroup

_COMMANDS = {
    "stats": ("catalog_stats", "件数の集計 / count what the catalogue holds"),
    "ledger": ("catalog_ledger", "条文との照合台帳の集計 / rules read against their statutes"),
    "law-changes": ("catalog_law_changes", "改正された条文とルール / rules whose articles changed"),
    "lint": ("catalog_lint", "整合性の検査 / check that every reference resolves"),
    "new": ("catalog_new", "書き始め / begin a domain, function, form, event or rule"),
    "manifest": ("catalog_manifest", "要件と検査の一覧 / write or check the manifests of case ids"),
    "renew": ("catalog_renew", "編集後の検査と作り直し / check and renew after an edit"),
    "import": ("catalog_import", "公式ブックの取込 / import an official workbook"),
    "export": ("catalog_export", "ブック・スキーマへの書出し / export to workbooks and schemas"),
    "compared": ("catalog_compared", "取り込んだ要件の照合 / compare what was imported"),
    "diff": ("catalog_diff", "二つの版の差 / what changed between two versions"),
    "impact": ("catalog_impact", "改訂の影響と再試験 / what a revision reaches, what to run again"),
    "draft": ("catalog_draft", "次の版の草案 / a draft of the next version"),
    "publish": ("catalog_publish", "版の公表と凍結 / publish versions and freeze them"),
    "page": ("catalog_page", "編集者のページ / pages for editors, as a static site"),
    "schema": ("catalog_schema", "カタログの JSON Schema / JSON Schema of a catalogue file"),
    "xsd": ("catalog_xsd", "印刷データの XSD と Schematron / schemas of print data"),
    "characters": ("catalog_characters", "文字集合の作成 / make a set of characters"),
    "openapi": ("catalog_openapi", "適合試験 API の OpenAPI / OpenAPI of the test interface"),
}

command = LazyGroup("catalog", _COMMANDS, "仕様カタログ / the catalogue of specifications")
