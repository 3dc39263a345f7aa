"""`conformance catalog import`: read an official workbook into a specification."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast, get_args

import click

from conformance.catalog.locate import catalog_directory
from conformance.catalog.workbooks.importer import ImportOptions, import_workbook
from conformance.catalog.workbooks.kinds import WorkbookKind
from conformance.cli.catalog_import_written import import_json
from conformance.cli.schemas import schema_option

if TYPE_CHECKING:
    from collections.abc import Sequence

_OPEN: Final = 3


@click.command(
    help="公式ブックの取込。確かめることがあれば何も書かずに終了コード3"
    " / import an official workbook; entries keep their ids."
    " Exit code 3 when questions stand open: nothing is written then"
)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--into", "domain", required=True, help="業務 / domain")
@click.option("--spec-version", required=True, help="標準仕様書の版 / version of the specification")
@click.option(
    "--kind",
    type=click.Choice(get_args(WorkbookKind)),
    help="ブックの種類（既定は見出しで判断） / kind of workbook (told by its headings without)",
)
@click.option(
    "--document-version",
    help="ブックに版がないとき / when the workbook names no version of its own",
)
@click.option(
    "--confirm",
    "confirmed",
    multiple=True,
    help="確かめたセル（シート!セル）、符号（IMP114）、または all"
    " / a cell (SHEET!CELL) or code (IMP114) that you checked, or all (may be repeated)",
)
@click.option(
    "--catalog",
    "target",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="カタログのフォルダ（既定は同梱） / the catalogue's folder (default: the bundled one)",
)
@click.option("--dry-run", is_flag=True, help="書かずに報告だけ / report, write nothing")
@click.option(
    "--json",
    "json_file",
    type=click.Path(dir_okay=False, path_type=Path),
    help="報告を JSON でも書く / write the report as JSON too",
)
@schema_option("import")
@click.pass_obj
def command(  # noqa: PLR0913 - one argument for each option
    lang: str,
    file: Path,
    *,
    domain: str,
    spec_version: str,
    kind: str | None,
    document_version: str | None,
    confirmed: Sequence[str],
    target: Path | None,
    dry_run: bool,
    json_file: Path | None,
) -> int:
    """Print what changed, what became of every cell, and what must be confirmed."""
    report = import_workbook(
        file,
        kind=cast("WorkbookKind | None", kind),
        domain=domain,
        version=spec_version,
        target=target or catalog_directory(),
        options=ImportOptions(
            document_version=document_version, write=not dry_run, confirmed=frozenset(confirmed)
        ),
    )
    if json_file is not None:
        json_file.write_text(import_json(report), encoding="utf-8", newline="\n")
    sys.stdout.write(report.text(lang) + "\n")
    return _OPEN if report.open_questions else 0
