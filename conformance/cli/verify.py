"""`conformance verify`: is this result what the vendor signed, and what does it say?"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from conformance.cli.outputs import OUTPUT_FILE, write_output
from conformance.cli.schemas import schema_option
from conformance.values.uncollected import uncollected

if TYPE_CHECKING:
    from conformance.results.base import Model
    from conformance.values.words import Language

_FILE = click.Path(dir_okay=False, path_type=Path)


@click.command(
    help="署名された結果を検証し、何を語り何を語らないかを示す"
    " / verify a signed result, say what it says and what not"
)
@click.argument("bundle", type=_FILE)
@click.option(
    "--trust",
    "trust",
    multiple=True,
    required=True,
    type=_FILE,
    help="信頼する公開鍵 / trusted key",
)
@click.option("--release", help="導入するリリース / release to be installed; another is refused")
@click.option("--json", "json_file", type=OUTPUT_FILE, help="JSON に書く / write JSON")
@schema_option("verification")
@click.pass_obj
@uncollected()
def command(
    lang: Language,
    bundle: Path,
    trust: tuple[Path, ...],
    release: str | None,
    json_file: Path | None,
) -> int:
    """Print what holds; exit with the verdict's code, 2 where it is refused, 6 where it expired.

    An acceptance record that was signed is verified, too. Refused is also what is of another
    `release` than the one named.
    """
    from conformance.report.accepted import accepted_text  # noqa: PLC0415 - as below
    from conformance.report.verified import verified_text  # noqa: PLC0415 - as below
    from conformance.trust.acceptance import is_record, read_record  # noqa: PLC0415 - as below
    from conformance.trust.bundle import verify  # noqa: PLC0415 - pydantic only when called
    from conformance.trust.container import read_file  # noqa: PLC0415 - as above
    from conformance.trust.keys import read_trusted  # noqa: PLC0415 - as above
    from conformance.trust.release import hold_release  # noqa: PLC0415 - as above
    from conformance.trust.verification import verification  # noqa: PLC0415 - as above

    trusted = read_trusted(trust)
    content = read_file(bundle)
    if is_record(content):
        record = read_record(content, trusted)
        hold_release(record.product, release, bundle)
        _write(json_file, record)
        sys.stdout.write(accepted_text(record, lang))
        return record.exit_code
    found = verification(verify(content, trusted, bundle.name))
    hold_release(found.product, release, bundle)
    _write(json_file, found)
    sys.stdout.write(verified_text(found, lang))
    return found.verdict.exit_code


def _write(path: Path | None, found: Model) -> None:
    if path is not None:
        write_output(path, found.model_dump_json(indent=1, exclude_none=True) + "\n")
