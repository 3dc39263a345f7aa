"""`conformance catalog import`: read an official workbook into a specification."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import cast

import click

from conformance.catalog.locate import catalog_directory
from conformance.catalog.workbooks.importer import ImportOptions, WorkbookKind, import_workbook


@click.command(help="公式ブックの取込 / import an official workbook; entries keep their ids")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--into", "domain", required=True, help="業務 / domain")
@click.option("--spec-version", required=True, help="標準仕様書の版 / version of the specification")
@click.option(
    "--kind",
    type=click.Choice(["item_list", "api_spec"]),
    required=True,
    help="データ項目の一覧かAPI仕様書 / data items or API specification",
)
@click.option(
    "--document-version",
    help="ブックに版がないとき / when the workbook names no version of its own",
)
@click.option(
    "--catalog",
    "target",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="カタログのフォルダ（既定は同梱） / the catalogue's folder (default: the bundled one)",
)
@click.option("--dry-run", is_flag=True, help="書かずに報告だけ / report, write nothing")
@click.pass_obj
def command(  # noqa: PLR0913 - one argument for each option
    lang: str,
    file: Path,
    *,
    domain: str,
    spec_version: str,
    kind: str,
    document_version: str | None,
    target: Path | None,
    dry_run: bool,
) -> None:
    """Print what turned official, what changed and which files were written."""
    report = import_workbook(
        file,
        kind=cast("WorkbookKind", kind),
        domain=domain,
        version=spec_version,
        target=target or catalog_directory(),
        options=ImportOptions(document_version=document_version, write=not dry_run),
    )
    sys.stdout.write(report.text(lang) + "\n")
