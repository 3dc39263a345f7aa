"""`conformance catalog export`: a specification as workbooks, schemas and Markdown."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Final

import click

from conformance.catalog.load import load
from conformance.catalog.locate import catalog_directory
from conformance.catalog.versions.life import named_place
from conformance.cli.catalog_draft import CATALOG
from conformance.cli.lang import say
from conformance.cli.outputs import OUTPUT_FOLDER, writing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from conformance.catalog.models.domain import Specification


def _books(spec: Specification) -> Iterator[tuple[str, bytes]]:
    from conformance.catalog.exports.book import BOOKS, export_book  # noqa: PLC0415 - when asked

    for kind in BOOKS:
        yield f"{kind}.xlsx", export_book(spec, kind)


def _json_schema(spec: Specification) -> Iterator[tuple[str, bytes]]:
    from conformance.openapi.row_schemas import row_schemas  # noqa: PLC0415 - when asked

    for key, schema in row_schemas(spec):
        yield f"rows/{key}.schema.json", _json(schema)


def _openapi(spec: Specification) -> Iterator[tuple[str, bytes]]:
    from conformance.openapi.document import openapi  # noqa: PLC0415 - when asked

    yield "openapi.json", _json(openapi(spec))


def _xsd(spec: Specification) -> Iterator[tuple[str, bytes]]:
    from conformance.cli.catalog_xsd import schema_files  # noqa: PLC0415 - when asked

    for form in spec.forms.values():
        yield from ((f"forms/{name}", content) for name, content in schema_files(spec, form))


def _markdown(spec: Specification) -> Iterator[tuple[str, bytes]]:
    from conformance.catalog.exports.markdown import export_markdown  # noqa: PLC0415 - when asked

    yield f"{spec.domain}.md", export_markdown(spec).encode()


FORMATS: Final[Mapping[str, Callable[[Specification], Iterator[tuple[str, bytes]]]]] = {
    "xlsx": _books,
    "json-schema": _json_schema,
    "openapi": _openapi,
    "xsd": _xsd,
    "md": _markdown,
}


@click.command(
    help="仕様をブック（取込と同じ形）・JSON Schema・OpenAPI・XSD・Markdown に書き出す。"
    "NAME は 業務@版（版を省くと最新）。書き出したブックを直して取り込むと、直したセルだけが変わる"
    " / export a specification. NAME: DOMAIN@VERSION (the newest without). A workbook that is"
    " edited and imported again changes just the cells that were edited"
)
@click.argument("name")
@click.option("--out", type=OUTPUT_FOLDER, required=True, help="書く先のフォルダー / folder")
@click.option(
    "--format",
    "formats",
    multiple=True,
    type=click.Choice(list(FORMATS)),
    help="形式（既定: すべて） / format (repeatable; all without)",
)
@CATALOG
@click.pass_obj
def command(lang: str, name: str, out: Path, formats: tuple[str, ...], root: Path | None) -> None:
    """Write the files and print what they are."""
    place = named_place(root or catalog_directory(), name)
    spec = load(place.domain, place.version, place.root)
    number = 0
    for chosen in formats or FORMATS:
        for file, content in FORMATS[chosen](spec):
            with writing():
                (out / file).parent.mkdir(parents=True, exist_ok=True)
                (out / file).write_bytes(content)
            number += 1
    said = say(lang, f"{number} ファイル", f"{number} files")
    sys.stdout.write(f"{place.domain}@{place.version}: {said} → {out}\n")


def _json(content: object) -> bytes:
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()
