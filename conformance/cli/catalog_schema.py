"""`conformance catalog schema`: the JSON Schema of a catalogue file."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from conformance.catalog.schemas import FILES, schema_of
from conformance.cli.lang import say


@click.command(help="カタログの JSON Schema / JSON Schema of a catalogue file")
@click.argument("kind", required=False)
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    help="全ファイル分をフォルダに書く / write those of all files into a folder",
)
@click.pass_obj
def command(lang: str, kind: str | None, out: Path | None) -> None:
    """Print one schema, or write `<kind>.schema.json` for each kind into a folder."""
    if out is None and kind is None:
        known = ", ".join(FILES)
        raise click.UsageError(
            say(lang, f"種類か --out を指定してください: {known}", f"name a kind or --out: {known}")
        )
    if out is None:
        sys.stdout.write(_text(str(kind)))
        return
    out.mkdir(parents=True, exist_ok=True)
    for name in (kind,) if kind else FILES:
        (out / f"{name}.schema.json").write_text(_text(name), encoding="utf-8", newline="\n")


def _text(kind: str) -> str:
    return json.dumps(schema_of(kind), ensure_ascii=False, indent=2) + "\n"
