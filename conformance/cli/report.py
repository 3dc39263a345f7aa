"""`conformance report`: the reports of a result, all projections of the same judgement."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from conformance.values.private_files import private_folder, write_private

if TYPE_CHECKING:
    from conformance.values.words import Language

_FILE = click.Path(dir_okay=False, path_type=Path)


@click.command(
    help="結果から報告書を作る（指定がなければ画面に要約） / Make reports from a result."
)
@click.argument("result", type=_FILE)
@click.option("--html", type=_FILE, help="HTML（一つのファイル） / one self-contained file")
@click.option("--junit", type=_FILE, help="JUnit XML")
@click.option("--md", type=_FILE, help="Markdown")
@click.option("--show-consequences", is_flag=True, help="同じ原因の不合格も列挙 / list them too")
@click.pass_obj
def command(
    lang: Language,
    result: Path,
    html: Path | None,
    junit: Path | None,
    md: Path | None,
    *,
    show_consequences: bool,
) -> None:
    """Write the reports asked for; without any, print the summary. The exit code says nothing."""
    from conformance.results.store import read  # noqa: PLC0415 - pydantic only when called

    found, path = read(result), str(result.resolve())
    if html is not None:
        from conformance.report.html import render as to_html  # noqa: PLC0415 - jinja2 only here

        _write(html, to_html(found, path).encode())
    if junit is not None:
        from conformance.report.junit import render as to_junit  # noqa: PLC0415 - lxml only here

        _write(junit, to_junit(found, path))
    if md is not None:
        from conformance.report.markdown import render as to_md  # noqa: PLC0415 - as asked

        _write(md, to_md(found, lang, path).encode())
    if not (html or junit or md):
        from conformance.report.terminal import paint, summary  # noqa: PLC0415 - as asked

        text = summary(found, lang, path=path, show_consequences=show_consequences)
        click.echo(paint(text) if _coloured() else text)


def _write(path: Path, content: bytes) -> None:
    from conformance.errors import Message, UsageError  # noqa: PLC0415 - only when needed

    if str(path) == "-":
        sys.stdout.buffer.write(content)
        return
    try:
        private_folder(path.parent)
        write_private(path, content)
    except OSError as error:
        raise UsageError(
            Message(
                "RES002",
                f"報告書 {path.name} を書けません: {error.strerror}",
                f"cannot write the report {path.name}: {error.strerror}",
                "書き込めるファイル名を指定してください。",
                "name a file that can be written",
                str(path),
            )
        ) from error
    click.echo(str(path), err=True)


def _coloured() -> bool:
    return sys.stdout.isatty() and "NO_COLOR" not in os.environ
