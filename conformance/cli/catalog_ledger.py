"""`conformance catalog ledger`: how many rules were read against their statutes."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict

import click

from conformance.catalog.ledger import GROUNDS, LedgerCount, count_ledger, read_ledger, total_ledger
from conformance.catalog.load import domains, load
from conformance.cli.lang import say
from conformance.cli.schemas import schema_option

_HEADINGS = {
    "rules": ("ルール", "rules"),
    "by_statute": ("法令が定めるもの", "decided by a statute"),
    "text_read": ("条文と照合", "text read"),
    "document_read": ("仕様書・通知・条例の本文と照合", "document read"),
    "secondary": ("二次資料", "secondary"),
    "not_available": ("入手できず", "not available"),
    "wrong": ("誤り", "wrong"),
    "too_strict": ("厳しすぎ", "too strict"),
    "too_lax": ("緩すぎ", "too lax"),
    "unclear": ("不明", "unclear"),
    "corrected": ("訂正済み", "corrected"),
    "open_points": ("残る論点", "open points"),
}


@click.command(
    help="条文との照合台帳の集計。DOMAIN を付けるとルールごと"
    " / how many rules were read against their statutes; rule by rule with DOMAIN"
)
@click.argument("domain", required=False)
@click.option("--json", "as_json", is_flag=True, help="JSON で出力 / print JSON")
@schema_option("ledger-counts")
@click.pass_obj
def command(lang: str, domain: str | None, *, as_json: bool) -> int:
    """Print the counts of every domain and their total, or the entries of one domain."""
    parts = [count_ledger(load(name)) for name in ([domain] if domain else domains())]
    whole = total_ledger(parts)
    if as_json:
        written = {**_numbers(whole), "domains": [asdict(part) for part in parts]}
        sys.stdout.write(json.dumps(written, ensure_ascii=False, indent=2) + "\n")
        return 0
    lines = [_line(lang, part) for part in (parts if domain else [*parts, whole])]
    sys.stdout.write("\n".join([*lines, *(_entries(lang, domain) if domain else ())]) + "\n")
    return 0


def _numbers(part: LedgerCount) -> dict[str, object]:
    return {name: number for name, number in asdict(part).items() if name != "domain"}


def _line(lang: str, part: LedgerCount) -> str:
    counts = [
        f"{say(lang, *_HEADINGS[name])} {number}"
        for name in _HEADINGS
        if (number := getattr(part, name)) or name == "rules"
    ]
    unread = part.rules - sum(getattr(part, name) for name in GROUNDS)
    if unread:
        counts.append(f"{say(lang, '台帳になし', 'in no ledger')} {unread}")
    name = say(lang, "合計", "total") if part.domain == "total" else part.domain
    return f"{name}: " + say(lang, "、", ", ").join(counts)


def _entries(lang: str, domain: str) -> list[str]:
    told = []
    for entry in read_ledger(load(domain)).values():
        told.append(f"  {entry.key}: {say(lang, *_HEADINGS[entry.result])}")
        told += [f"    {r.law} {_place(r.amending, r.article)} {r.revision}" for r in entry.read]
        told += [f"    {d.title} {d.edition} {d.section}" for d in entry.documents]
        told += [f"    {reason}" for reason in (entry.reason, *entry.open) if reason]
    return told


def _place(amending: str | None, article: str) -> str:
    return f"{amending} {article}" if amending else article
