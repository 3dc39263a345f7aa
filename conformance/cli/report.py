"""`conformance report`: the reports of a result, all projections of the same judgement."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from conformance.cli.outputs import hold_named_once
from conformance.values.private_files import private_folder, write_private
from conformance.values.uncollected import uncollected

if TYPE_CHECKING:
    from collections.abc import Sequence

    from conformance.errors import Message
    from conformance.results.model import Result
    from conformance.values.words import Language

_FILE = click.Path(dir_okay=False, path_type=Path)


@click.command(
    help="結果から報告書を作る（指定がなければ画面に要約） / Make reports from a result."
)
@click.argument("result", type=_FILE)
@click.option("--html", type=_FILE, help="HTML（一つのファイル） / one self-contained file")
@click.option("--junit", type=_FILE, help="JUnit XML")
@click.option("--md", type=_FILE, help="Markdown")
@click.option("--csv", type=_FILE, help="一行に検査一つの CSV / CSV, a line for each case")
@click.option("--sarif", type=_FILE, help="SARIF 2.1.0")
@click.option("--earl", type=_FILE, help="EARL 1.0 (JSON-LD)")
@click.option("--allure", type=_FILE, help="Allure の結果（zip） / results for Allure, a zip")
@click.option("--xlsx", type=_FILE, help="適合確認表（Excel） / conformance sheet for Excel")
@click.option(
    "--with-city",
    "cities",
    type=_FILE,
    multiple=True,
    help="共同利用の別の団体の結果（--xlsx の適合状況に） / of a city that shares it",
)
@click.option(
    "--all",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    help="すべてをこのフォルダーに / all of them into this folder",
)
@click.option("--show-consequences", is_flag=True, help="同じ原因の不合格も列挙 / list them too")
@click.pass_obj
@uncollected()
def command(
    lang: Language,
    /,
    result: Path,
    *,
    folder: Path | None,
    cities: tuple[Path, ...],
    show_consequences: bool,
    **asked: Path | None,
) -> None:
    """Write the reports asked for; without any, print the summary. The exit code says nothing."""
    from conformance.errors import UsageError  # noqa: PLC0415 - only when called
    from conformance.report.shared import hold_shared  # noqa: PLC0415 - as above
    from conformance.results.store import read_result  # noqa: PLC0415 - pydantic only when called

    found, path = read_result(result), str(result.resolve())
    wanted = {kind: file for kind, file in asked.items() if file is not None}
    if folder is not None:
        wanted = {kind: folder / name for kind, name in _NAMES.items()} | wanted
    others = [read_result(one) for one in cities]
    if others and "xlsx" not in wanted:
        raise UsageError(_no_sheet())
    hold_shared(found, others)
    for kind, file in wanted.items():
        _write(file, _content(kind, found, lang, path, others))
    if not wanted:
        from conformance.report.terminal import paint, summary  # noqa: PLC0415 - as asked

        text = summary(found, lang, path=path, show_consequences=show_consequences)
        click.echo(paint(text) if _coloured() else text)


_NAMES = {
    "html": "report.html",
    "junit": "junit.xml",
    "md": "summary.md",
    "csv": "cases.csv",
    "sarif": "report.sarif",
    "earl": "earl.jsonld",
    "allure": "allure-results.zip",
    "xlsx": "conformance.xlsx",
}
"""Every kind of report, with its name in a folder of all."""


def _no_sheet() -> Message:
    from conformance.errors import Message  # noqa: PLC0415 - only when needed

    return Message(
        "USE195",
        "--with-city は適合確認表（--xlsx か --all）に使います。",
        "--with-city is for the conformance sheet (--xlsx or --all)",
        "--xlsx FILE を加えてください。",
        "add --xlsx FILE",
    )


def _content(
    kind: str, found: Result, lang: Language, path: str, cities: Sequence[Result]
) -> bytes:
    """Return one kind of report; only what it needs is imported."""
    match kind:
        case "html":
            from conformance.report import html  # noqa: PLC0415 - jinja2 only here

            return html.render(found, path).encode()
        case "junit":
            from conformance.report import junit  # noqa: PLC0415 - lxml only here

            return junit.render(found, path)
        case "md":
            from conformance.report import markdown  # noqa: PLC0415 - as asked

            return markdown.render(found, lang, path).encode()
        case "csv":
            from conformance.report import cases_csv  # noqa: PLC0415 - as asked

            return cases_csv.render(found)
        case "sarif":
            from conformance.report import sarif  # noqa: PLC0415 - as asked

            return sarif.render(found)
        case "allure":
            from conformance.report import allure  # noqa: PLC0415 - as asked

            return allure.render(found, path)
        case "xlsx":
            from conformance.report import sheets  # noqa: PLC0415 - xlsxwriter only here

            return sheets.render(found, lang, cities)
        case _:
            from conformance.report import earl  # noqa: PLC0415 - as asked

            return earl.render(found)


def _write(path: Path, content: bytes) -> None:
    from conformance.errors import Message, UsageError  # noqa: PLC0415 - only when needed

    if str(path) == "-":
        sys.stdout.buffer.write(content)
        return
    hold_named_once(path)
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
