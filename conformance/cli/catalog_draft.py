"""`conformance catalog draft`: the next version of a specification, to be edited and published."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from conformance.catalog.locate import catalog_directory
from conformance.catalog.versions.life import draft, named_place
from conformance.cli.lang import say
from conformance.cli.outputs import writing

CATALOG = click.option(
    "--catalog",
    "root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="カタログのフォルダー（既定は同梱） / the catalogue's folder (default: the bundled one)",
)


@click.command(
    help="次の版の草案を作る。NAME は 業務@版（版を省くと最新）"
    " / make a draft of the next version. NAME: DOMAIN@VERSION (the newest without)"
)
@click.argument("name")
@click.option("--version", required=True, help="新しい版の番号 / number of the new version")
@click.option("--source", default="未確認", help="新しい版の出典 / what the new version rests on")
@CATALOG
@click.pass_obj
def command(lang: str, name: str, version: str, source: str, root: Path | None) -> None:
    """Copy the version into a folder of its own as a draft, and print where it stands."""
    with writing():
        made = draft(named_place(root or catalog_directory(), name), version, source)
    said = say(lang, "草案", "draft")
    sys.stdout.write(f"{said}: {made.domain}/{made.version}\n")
