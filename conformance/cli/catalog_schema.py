"""`conformance catalog schema`: the JSON Schema of a catalogue file."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from conformance.catalog.nearest import nearest
from conformance.catalog.schemas import FILES, schema_of
from conformance.cli.outputs import writing
from conformance.errors import Message, UsageError


@click.command(help="カタログの JSON Schema / JSON Schema of a catalogue file")
@click.argument("kind", required=False)
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    help="全ファイル分をフォルダに書く / write those of all files into a folder",
)
def command(kind: str | None, out: Path | None) -> None:
    """Print one schema, or write `<kind>.schema.json` for each kind into a folder."""
    if out is None and kind is None:
        raise UsageError(_no_kind("", "種類がありません。", "no kind was given"))
    if kind is not None and kind not in FILES:
        raise UsageError(_no_kind(kind, f"種類 {kind!r} はありません。", f"no kind {kind!r}"))
    if out is None:
        sys.stdout.write(_text(str(kind)))
        return
    with writing():
        out.mkdir(parents=True, exist_ok=True)
        for name in (kind,) if kind else FILES:
            (out / f"{name}.schema.json").write_text(_text(name), encoding="utf-8", newline="\n")


def _text(kind: str) -> str:
    return json.dumps(schema_of(kind), ensure_ascii=False, indent=2) + "\n"


def _no_kind(kind: str, ja: str, en: str) -> Message:
    near, known = nearest(kind, FILES), ", ".join(FILES)
    return Message(
        "USE151",
        ja,
        en,
        f"{near} の誤りではありませんか。" if near else f"次のどれかか --out を指定: {known}",
        f"did you mean {near}?" if near else f"give one of these, or --out: {known}",
    )
