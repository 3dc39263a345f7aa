"""`conformance explain`: what an ID or code means, where it comes from, and what to do."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from conformance.cli.outputs import OUTPUT_FILE, write_output
from conformance.cli.schemas import schema_option
from conformance.errors import Message, UsageError

if TYPE_CHECKING:
    from conformance.values.words import Language


@click.command(
    help="要件・検査・規則・コード・判定の語を説明する"
    " / Explain a requirement, case, rule, code or verdict word."
)
@click.argument("name", metavar="ID")
@click.option(
    "--result",
    type=click.Path(dir_okay=False, path_type=Path),
    help="この結果での判定も示す / show the verdicts of this result, too",
)
@click.option("--json", "file", type=OUTPUT_FILE, help="JSON に書く / write JSON")
@schema_option("explain")
@click.pass_obj
def command(lang: Language, name: str, result: Path | None, file: Path | None) -> None:
    """Print the explanation; an unknown ID is a usage error that proposes the nearest one.

    A file is written of requirements alone (USE166 of anything else).
    """
    if file is not None:
        write_output(file, _written(name))
    from conformance.report.explain.subjects import (  # noqa: PLC0415 - the catalogue when called
        find_code,
        find_subjects,
    )
    from conformance.report.explain.text import (  # noqa: PLC0415 - as above
        code_text,
        subject_text,
    )
    from conformance.report.explain.verdicts import verdict_text  # noqa: PLC0415 - as above
    from conformance.results.store import read_result  # noqa: PLC0415 - as above

    judged = None if result is None else read_result(result)
    path = "" if result is None else str(result.resolve())
    code = find_code(name)
    if code is not None:
        click.echo(code_text(code, lang, judged))
        return
    word = verdict_text(name, lang)
    if word is not None:
        click.echo(word)
        return
    texts = (subject_text(subject, lang, judged, path) for subject in find_subjects(name))
    click.echo("\n\n".join(texts))


def _written(name: str) -> str:
    """Return what `--json` writes of the requirements that a name stands for."""
    from conformance.report.explain.contract.make import explained  # noqa: PLC0415 - as above
    from conformance.report.explain.contract.model import ExplainFile  # noqa: PLC0415 - as above
    from conformance.report.explain.subjects import ExplainedRequirement, find_subjects  # noqa: PLC0415 - as above

    named = [one for one in find_subjects(name) if isinstance(one, ExplainedRequirement)]
    if not named:
        raise UsageError(_no_requirement(name))
    return ExplainFile(explained=tuple(map(explained, named))).model_dump_json(indent=1) + "\n"


def _no_requirement(name: str) -> Message:
    return Message(
        "USE166",
        f"{name!r} は要件ではありません。--json は要件だけを書きます。",
        f"{name!r} is no requirement; --json writes requirements alone",
        "業務/種類/キー の形で指定するか、--json を外してください。",
        "name it as domain/kind/key, or leave --json out",
    )
