"""`conformance catalog diff A B`: what changed between two versions, by requirement and kind."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from conformance.catalog.changes.compare import worst
from conformance.catalog.changes.kinds import SEVERITIES
from conformance.catalog.changes.sides import sides
from conformance.cli.outputs import OUTPUT_FILE
from conformance.cli.revised import DifferenceFile, PageFiles, as_json, tell
from conformance.cli.schemas import schema_option
from conformance.values.uncollected import uncollected

if TYPE_CHECKING:
    from pathlib import Path

    from conformance.catalog.changes.kinds import Severity
    from conformance.values.words import Language

_GRAVE = (*SEVERITIES,)
_DEVIATES = 1


@click.command(
    help="二つの版の差を要件と変更の種類で示す。A と B は 業務@版（版を省くと最新）、"
    "版のフォルダー、またはカタログのフォルダー"
    " / what changed between two versions, by requirement and kind of change."
    " A and B: DOMAIN@VERSION (the newest without), the folder of a version or of a catalogue"
)
@click.argument("a")
@click.argument("b")
@click.option("--json", "as_json_", is_flag=True, help="JSON で出力 / print JSON")
@click.option("--md", type=OUTPUT_FILE, help="Markdown に書く / write Markdown")
@click.option("--html", type=OUTPUT_FILE, help="HTML に書く / write HTML")
@click.option("--xlsx", type=OUTPUT_FILE, help="Excel に書く / write an Excel workbook")
@click.option(
    "--fail-on",
    type=click.Choice(_GRAVE),
    help="この重さ以上の変更があれば終了コード 1 / exit 1 on a change as grave as this",
)
@schema_option("diff")
@click.pass_obj
@uncollected()
def command(  # noqa: PLR0913, PLR0917 - one argument for each option
    lang: Language,
    a: str,
    b: str,
    md: Path | None,
    html: Path | None,
    xlsx: Path | None,
    fail_on: Severity | None,
    *,
    as_json_: bool,
) -> int:
    """Compare and tell; exit 0, or 1 where a change is as grave as `--fail-on` says."""
    changes = sides(a, b).changes()
    if as_json_:
        sys.stdout.write(as_json(DifferenceFile(a, b, changes)))
    from conformance.revision.told_changes import changes_page  # noqa: PLC0415 - not for JSON

    tell(
        lambda: changes_page(changes, (a, b)), lang, PageFiles(md, html, xlsx), printed=not as_json_
    )
    grave = worst(changes)
    failed = fail_on is not None and grave is not None
    return _DEVIATES if failed and _GRAVE.index(grave) <= _GRAVE.index(fail_on) else 0
