"""`conformance catalog law-changes`: the rules to read again after an amendment."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from conformance.catalog.law_changes import Affected, LawChanges, ParagraphChange, law_changes
from conformance.catalog.law_text import read_law
from conformance.catalog.load import domains, load
from conformance.cli.lang import say
from conformance.cli.schemas import schema_option
from conformance.errors import Message, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

_KINDS = {
    "changed": ("改正", "changed"),
    "added": ("追加", "added"),
    "removed": ("削除", "removed"),
}
_FILE = click.Path(path_type=Path, exists=True, dir_okay=False)


@click.command(
    help="法令の二つの版（e-Gov の XML）を比べ、改正された条を引くルールを並べる"
    " / compare two revisions of a law (XML of e-Gov) and list the rules that cite what changed"
)
@click.option("--from", "before", type=_FILE, required=True, help="前の版 / the revision before")
@click.option("--to", "after", type=_FILE, required=True, help="後の版 / the revision after")
@click.option("--json", "as_json", is_flag=True, help="JSON で出力 / print JSON")
@schema_option("law-changes")
@click.pass_obj
def command(lang: str, before: Path, after: Path, *, as_json: bool) -> int:
    """Print the work list: each rule, with the provisions it cites that are not as before."""
    old, new = read_law(before), read_law(after)
    if old.title != new.title or (old.law_id and new.law_id and old.law_id != new.law_id):
        raise UsageError(_two_laws(before, old.title, new.title))
    found = law_changes(old, new, [load(name) for name in domains()])
    if as_json:
        sys.stdout.write(json.dumps(asdict(found), ensure_ascii=False, indent=2) + "\n")
    else:
        sys.stdout.write("\n".join(_lines(lang, found)) + "\n")
    return 0


def _lines(lang: str, found: LawChanges) -> Iterator[str]:
    yield say(
        lang,
        f"{found.law}: 変わった項 {len(found.changes)}、この法令を引くルール {found.citing}、"
        f"読み直すルール {len(found.affected)}",
        f"{found.law}: {len(found.changes)} paragraphs differ; {found.citing} rules cite the law,"
        f" {len(found.affected)} to be read again",
    )
    for one in found.affected:
        yield from _rule(lang, one)


def _rule(lang: str, one: Affected) -> Iterator[str]:
    yield f"{one.domain}/rule/{one.rule}  {one.title_ja}"
    yield f"  {one.where}"
    for change in one.changes:
        yield f"  {_place(change)}: {say(lang, *_KINDS[change.kind])}"


def _place(change: ParagraphChange) -> str:
    number, _, branch = change.article.removeprefix("附則").partition("の")
    article = f"第{number}条" + (f"の{branch}" if branch else "") if number else ""
    supplement = "附則" if change.article.startswith("附則") else ""
    law = f"（{change.amending}）" if change.amending else ""
    return f"{supplement}{law}{article}第{change.paragraph}項"


def _two_laws(path: Path, before: str, after: str) -> Message:
    return Message(
        "USE158",
        f"二つの版は同じ法令のものでなければなりません。実際: {before} と {after}",
        f"expected two revisions of one law, found {before} and {after}",
        "同じ法令の版を指定してください。",
        "name two revisions of the same law",
        str(path),
    )
