"""`conformance catalog manifest`: write or check the manifests and the lock of case ids."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from conformance.catalog.locate import catalog_directory
from conformance.cli.lang import say
from conformance.errors import CatalogError
from conformance.planning.manifest_files import (
    differing_files,
    expected_files,
    stale,
    write_differing,
)
from conformance.values.uncollected import uncollected


@click.command(help="要件と検査の一覧 / write or check the manifests of case ids")
@click.option("--check", is_flag=True, help="書かずに照合する / write nothing, say what differs")
@click.option(
    "--catalog",
    "root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="カタログのフォルダ（既定は同梱） / the catalogue's folder (default: the bundled one)",
)
@click.option("--schema", is_flag=True, help="JSON の形を出力 / print the JSON Schema")
@click.pass_obj
@uncollected()
def command(lang: str, root: Path | None, *, check: bool, schema: bool) -> None:
    """Exit 2 with `--check` when a file is not current, naming the command that repairs it."""
    if schema:
        sys.stdout.write(_schema())
        return
    folder = root or catalog_directory()
    files = expected_files(folder)
    if check:
        wrong = differing_files(files)
        if wrong:
            raise CatalogError(*(stale(path, folder) for path in wrong))
        sys.stdout.write(say(lang, "すべて最新です。", "all files are current") + "\n")
        return
    written = write_differing(files)
    for path in written:
        sys.stdout.write(f"{path.relative_to(folder)}\n")
    sys.stdout.write(
        say(lang, f"書いたファイル {len(written)}", f"files written: {len(written)}") + "\n"
    )


def _schema() -> str:
    from pydantic import TypeAdapter  # noqa: PLC0415 - only --schema needs it

    from conformance.planning.manifest import Manifest  # noqa: PLC0415 - as above

    return json.dumps(TypeAdapter(Manifest).json_schema(), indent=2) + "\n"
