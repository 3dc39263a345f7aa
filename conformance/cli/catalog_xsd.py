"""`conformance catalog xsd`: XML Schema and Schematron of the print data of forms."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click
from lxml import etree

from conformance.catalog.load import load
from conformance.catalog.nearest import nearest
from conformance.cli.lang import say
from conformance.cli.outputs import writing
from conformance.errors import Message, UsageError
from conformance.forms.schematron import rules
from conformance.forms.xsd import schema

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.requirements import Form


@click.command(help="印刷データの XSD と Schematron / schemas of the print data of forms")
@click.argument("domain")
@click.option("--version", help="標準仕様書の版 / version of the specification (the latest)")
@click.option("--form", "forms", multiple=True, help="帳票 / only this form (may be repeated)")
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), required=True)
@click.pass_obj
def command(
    lang: str, domain: str, *, version: str | None, forms: tuple[str, ...], out: Path
) -> None:
    """Write `<form>.xsd` and `<form>.sch` for each form of a domain (or those named)."""
    spec = load(domain, version)
    for key in forms:
        if key not in spec.forms:
            raise UsageError(_no_form(key, list(spec.forms)))
    wanted = [spec.forms[key] for key in forms] or list(spec.forms.values())
    with writing():
        out.mkdir(parents=True, exist_ok=True)
        for form in wanted:
            for name, content in schema_files(spec, form):
                (out / name).write_bytes(content)
    count = len(wanted)
    said = say(lang, f"{count} 帳票の XSD と Schematron", f"XSD and Schematron of {count} forms")
    sys.stdout.write(f"{domain} {spec.version}: {said} → {out}\n")


def schema_files(spec: Specification, form: Form) -> Iterator[tuple[str, bytes]]:
    """Yield the files of a form with their content: its XML Schema, and its Schematron."""
    for suffix, tree in (("xsd", schema(spec, form)), ("sch", rules(spec, form))):
        text = etree.tostring(tree, encoding="utf-8", xml_declaration=True, pretty_print=True)
        yield f"{form.key}.{suffix}", text


def _no_form(key: str, known: list[str]) -> Message:
    near = nearest(key, known)
    return Message(
        "USE012",
        f"帳票 {key!r} はこの業務にありません。",
        f"the domain has no form {key!r}",
        f"{near!r} の誤りではありませんか。" if near else f"ある帳票: {', '.join(known)}",
        f"did you mean {near!r}?" if near else f"there are {', '.join(known)}",
    )
