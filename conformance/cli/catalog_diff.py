"""`conformance catalog diff A B`: what changed between two specifications."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from conformance.catalog.diff import Change, compare
from conformance.catalog.load import load
from conformance.cli.lang import say

if TYPE_CHECKING:
    from conformance.catalog.models.domain import Specification

_WORDS = {
    "added": ("追加", "added"),
    "removed": ("削除", "removed"),
    "changed": ("変更", "changed"),
}


@click.command(help="二つの版の差 / what changed between two specifications")
@click.argument("a", required=False)
@click.argument("b", required=False)
@click.option("--json", "as_json", is_flag=True, help="JSON で出力 / print JSON")
@click.option("--schema", is_flag=True, help="JSON の形を出力 / print the JSON Schema of --json")
@click.pass_obj
def command(lang: str, a: str | None, b: str | None, *, as_json: bool, schema: bool) -> None:
    """Compare DOMAIN@VERSION, or a folder `<catalogue>/<domain>/<version>`, with another."""
    if schema:
        sys.stdout.write(_schema())
        return
    if a is None or b is None:
        raise click.UsageError(say(lang, "二つの版を指定してください。", "name two specifications"))
    changes = compare(_specification(a), _specification(b))
    if as_json:
        text = json.dumps([asdict(one) for one in changes], ensure_ascii=False, indent=2)
        sys.stdout.write(text + "\n")
        return
    for one in changes:
        sys.stdout.write(_line(lang, one) + "\n")
    counts = {what: sum(one.what == what for one in changes) for what in _WORDS}
    summary = ", ".join(f"{say(lang, *_WORDS[what])} {number}" for what, number in counts.items())
    sys.stdout.write(summary + "\n")


def _specification(name: str) -> Specification:
    folder = Path(name)
    if (folder / "domain.yaml").is_file():
        folder = folder.resolve()
        return load(folder.parent.name, folder.name, folder.parent.parent)
    domain, _, version = name.partition("@")
    return load(domain, version or None)


def _line(lang: str, one: Change) -> str:
    fields = f" ({', '.join(one.fields)})" if one.fields else ""
    return f"{say(lang, *_WORDS[one.what])} {one.kind}/{one.key} {one.title}{fields}  {one.where}"


def _schema() -> str:
    from pydantic import TypeAdapter  # noqa: PLC0415 - only --schema needs it

    return json.dumps(TypeAdapter(list[Change]).json_schema(), indent=2) + "\n"
