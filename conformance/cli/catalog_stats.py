"""`conformance catalog stats`: how much the catalogue holds, domain by domain."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict

import click

from conformance.catalog.load import domains, load
from conformance.catalog.stats import NUMBERS, Stats, count, total
from conformance.cli.lang import say
from conformance.cli.schemas import schema_option

_HEADINGS = {
    "functions": ("機能", "functions"),
    "required": ("うち実装必須", "of these required"),
    "required_executable": ("うち実行可能", "of these executable"),
    "forms": ("帳票", "forms"),
    "form_items": ("帳票の項目", "form items"),
    "record_groups": ("データグループ", "record groups"),
    "items": ("データ項目", "items"),
    "code_lists": ("コード一覧", "code lists"),
    "linkages": ("連携", "linkages"),
    "rules": ("業務ルール", "rules"),
    "examples": ("計算例", "worked examples"),
    "events": ("異動・届出", "events"),
    "invariants": ("不変条件", "invariants"),
    "questions": ("未決の論点", "open questions"),
    "apis": ("公式API", "official APIs"),
}

_FOLLOWS = {
    "event": ("異動・届出で見る", "stated by an event"),
    "part_of": ("ほかの異動・機能で見る", "stated with another"),
    "record_only": ("行が加わるだけ", "the row alone"),
    "not_stated": ("まだ書いていない", "not stated yet"),
}


@click.command(help="件数の集計 / count what the catalogue holds")
@click.argument("domain", required=False)
@click.option("--json", "as_json", is_flag=True, help="JSON で出力 / print JSON")
@schema_option("stats")
@click.pass_obj
def command(lang: str, domain: str | None, *, as_json: bool) -> int:
    """Print the counts of a domain, or of all domains and their total."""
    parts = [count(load(name)) for name in ([domain] if domain else domains())]
    if as_json:
        _print({"domains": [asdict(p) for p in parts], "total": asdict(total(parts))})
        return 0
    shown = parts if len(parts) == 1 else [*parts, total(parts)]
    sys.stdout.write("\n\n".join(_text(lang, part) for part in shown) + "\n")
    return 0


def _print(value: object) -> None:
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def _text(lang: str, part: Stats) -> str:
    draft = say(lang, "草案", "draft") if part.status == "draft" else ""
    lines = [f"{part.domain} {part.version} {draft}".rstrip()]
    lines += [f"  {getattr(part, name):>6} {say(lang, *_HEADINGS[name])}" for name in NUMBERS]
    if part.required:
        share = 100 * part.required_executable // part.required
        lines.append(
            say(
                lang,
                f"  実装必須の機能のうち試験で実行できるもの: {share}%",
                f"  required functions a test can run: {share}%",
            )
        )
    for heading, counts in (
        (say(lang, "実装区分", "class"), part.by_class),
        (say(lang, "出典", "provenance"), part.by_provenance),
        (say(lang, "操作", "operation"), part.by_operation),
        (say(lang, "公式の一覧から取り込んだもの", "imported from official lists"), part.official),
    ):
        lines.append(f"  {heading}: " + ", ".join(f"{k} {v}" for k, v in counts.items()))
    lines += _follows(lang, part)
    return "\n".join(lines)


def _follows(lang: str, part: Stats) -> list[str]:
    """Return what is known of the functions that add a row: gaps are told as such."""
    told = [
        f"{say(lang, *_FOLLOWS[kind])} {number}"
        for kind in _FOLLOWS
        if (number := part.by_follows.get(kind, 0))
    ]
    heading = say(lang, "行を加える機能の効果", "what follows from functions that add a row")
    return [f"  {heading}: " + say(lang, "、", ", ").join(told)] if told else []
