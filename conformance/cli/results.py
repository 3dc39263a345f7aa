"""`conformance results merge`: the shards of a run as the result of the whole."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from conformance.cli.outputs import OUTPUT_FOLDER
from conformance.values.uncollected import uncollected

if TYPE_CHECKING:
    from conformance.values.words import Language


@click.group(help="分割した実行の結果 / results of sharded runs")
def command() -> None:
    """Group the commands on several results."""


@command.command(
    help="run --shard 1/N … N/N の結果を、分割しない実行と同じ一つの結果にする"
    " / results of run --shard 1/N … N/N as the one result of the whole run"
)
@click.argument("shards", nargs=-1, required=True, type=click.Path(dir_okay=False, path_type=Path))
@click.option(
    "--out", type=OUTPUT_FOLDER, required=True, help="結果を書くフォルダ / folder for the result"
)
@click.pass_obj
@uncollected()
def merge(lang: Language, shards: tuple[Path, ...], out: Path) -> int:
    """Write result.json and report.html of the whole; the exit code is its verdict's."""
    from conformance.report.html import render  # noqa: PLC0415 - jinja2 only when called
    from conformance.report.terminal import summary  # noqa: PLC0415 - pydantic only when called
    from conformance.results.counterexamples import FOLDER, drawn_examples  # noqa: PLC0415 - as above
    from conformance.results.folder import REPORT, RESULT, exclusive_folder, write_whole  # noqa: PLC0415 - as above
    from conformance.results.merge import merged  # noqa: PLC0415 - as above
    from conformance.results.store import read_result, write_result  # noqa: PLC0415 - as above
    from conformance.results.unmergeable import hold_apart  # noqa: PLC0415 - as above
    from conformance.worlds.corpus import save  # noqa: PLC0415 - as above

    file, parts = out / RESULT, [(path, read_result(path)) for path in shards]
    hold_apart(parts, file)
    whole = merged(parts, out)
    with exclusive_folder(out):
        write_result(whole, file)
        save(out / FOLDER, drawn_examples(whole))
        write_whole(render(whole, str(file.resolve())).encode(), out / REPORT)
    sys.stdout.write(summary(whole, lang, path=str(file.resolve())) + "\n")
    return whole.verdict.exit_code
