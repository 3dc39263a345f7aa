"""`conformance catalog page`: the catalogue as a static site, for who edits or reads it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click
from pydantic import TypeAdapter, ValidationError

from conformance.catalog.load import domains, load
from conformance.cli.catalog_import_written import ImportFile
from conformance.cli.lang import say
from conformance.cli.outputs import OUTPUT_FOLDER, writing
from conformance.editors.site import site_of
from conformance.errors import Message, UsageError
from conformance.values.uncollected import uncollected

if TYPE_CHECKING:
    from collections.abc import Iterable


@click.command(
    help="編集者のためのページ（静的サイト） / pages for editors of the catalogue, as a static site"
)
@click.argument("domain", required=False)
@click.option("--out", type=OUTPUT_FOLDER, required=True, help="書くフォルダー / folder to write")
@click.option(
    "--ledger",
    "reports",
    multiple=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="catalog import --json の報告（DOMAIN とともに、繰り返し可）"
    " / report of catalog import --json about DOMAIN (may be repeated)",
)
@click.pass_obj
@uncollected()
def command(lang: str, domain: str | None, out: Path, reports: tuple[Path, ...]) -> None:
    """Write the site; files that stand there under its names are written anew, others stay."""
    if reports and domain is None:
        raise UsageError(_of_no_domain())
    specs = [load(name) for name in ((domain,) if domain else domains())]
    imports = {domain: [_report(path) for path in reports]} if domain else {}
    made = site_of(specs, imports)
    with writing():
        _write(out, made.items())
    text = say(lang, f"{out} に {len(made)} ファイル", f"{len(made)} files in {out}")
    sys.stdout.write(text + "\n")


def _write(out: Path, made: Iterable[tuple[str, str]]) -> None:
    for name, text in made:
        path = out / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


def _report(path: Path) -> ImportFile:
    try:
        return TypeAdapter(ImportFile).validate_json(path.read_bytes())
    except ValidationError as error:
        raise UsageError(
            Message(
                "USE188",
                f"{path} は catalog import --json の報告ではありません。",
                f"{path} is no report of catalog import --json",
                "conformance catalog import … --dry-run --json FILE で作り直してください。",
                "make it anew with conformance catalog import … --dry-run --json FILE",
                str(path),
            )
        ) from error


def _of_no_domain() -> Message:
    return Message(
        "USE187",
        "--ledger には業務も要ります。",
        "--ledger: which domain is it about?",
        "業務を書いてください（catalog page 業務 --ledger FILE --out DIR）。",
        "name the domain, as in catalog page DOMAIN --ledger FILE --out DIR",
    )
