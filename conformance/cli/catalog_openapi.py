"""`conformance catalog openapi`: the test interface of a domain as OpenAPI 3.1."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from conformance.catalog.load import load
from conformance.cli.outputs import writing
from conformance.openapi.document import openapi


@click.command(help="適合試験 API の OpenAPI / OpenAPI of the test interface")
@click.argument("domain")
@click.option("--spec-version", help="版（既定は最新） / version (default: the newest)")
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    help="ファイルに書く / write to a file",
)
def command(domain: str, spec_version: str | None, out: Path | None) -> None:
    """Print the document as JSON, or write it to a file."""
    document = openapi(load(domain, spec_version))
    text = json.dumps(document, ensure_ascii=False, indent=2) + "\n"
    if out is None:
        sys.stdout.write(text)
        return
    with writing():
        out.write_text(text, encoding="utf-8", newline="\n")
