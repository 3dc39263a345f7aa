"""`conformance diff A B`: what changed from one result to another."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from conformance.cli.outputs import OUTPUT_FILE, write_output
from conformance.cli.schemas import schema_option
from conformance.values.uncollected import uncollected

if TYPE_CHECKING:
    from conformance.values.words import Language

_FILE = click.Path(dir_okay=False, path_type=Path)


@click.command(
    help="二つの結果の違い（版・事業者・仕様の版） / what changed from result A to result B"
)
@click.argument("a", type=_FILE)
@click.argument("b", type=_FILE)
@click.option("--json", "json_file", type=OUTPUT_FILE, help="JSON に書く / write JSON")
@click.option("--md", type=OUTPUT_FILE, help="Markdown に書く / write Markdown")
@schema_option("comparison")
@click.pass_obj
@uncollected()
def command(lang: Language, a: Path, b: Path, json_file: Path | None, md: Path | None) -> int:
    """Print what changed, the worse first. The exit code says nothing: that is for `gate`."""
    from conformance.report.compared import (  # noqa: PLC0415 - pydantic only when called
        as_markdown,
        as_text,
    )
    from conformance.results.comparison import compare  # noqa: PLC0415 - as above
    from conformance.results.store import read_result  # noqa: PLC0415 - as above

    found = compare(read_result(a), read_result(b))
    if json_file is not None:
        write_output(json_file, found.model_dump_json(indent=1, exclude_none=True) + "\n")
    if md is not None:
        write_output(md, as_markdown(found, lang))
    sys.stdout.write(as_text(found, lang))
    return 0
