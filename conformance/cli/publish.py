"""`conformance publish`: make a public register of verified results, as a static site."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from conformance.cli.lang import say
from conformance.cli.outputs import OUTPUT_FOLDER, writing
from conformance.cli.schemas import schema_option
from conformance.cli.told import print_error
from conformance.errors import ConformanceError, HarnessError, Message, UsageError

if TYPE_CHECKING:
    from conformance.register.entries import RegisterEntry
    from conformance.trust.keys import TrustedKey
    from conformance.values.words import Language

_FILE = click.Path(dir_okay=False, path_type=Path)
_BUNDLES = "*.bundle"
_EXPIRED = 6
_FOREMOST = (4, 2)
"""Of the exit codes of what was left out: our own fault before what was refused."""


@click.command(
    help="検証した結果から公開の登録簿（静的サイト）を作る"
    " / make a public register of verified results, as a static site"
)
@click.argument("folder", required=False, type=click.Path(file_okay=False, path_type=Path))
@click.option("--bundle", "named", multiple=True, type=_FILE, help="バンドル / bundle")
@click.option(
    "--trust",
    "trust",
    multiple=True,
    required=True,
    type=_FILE,
    help="信頼する公開鍵 / trusted key",
)
@click.option("--out", required=True, type=OUTPUT_FOLDER, help="サイトのフォルダー / site to write")
@click.option("--url", default="", help="置かれる場所の URL / where it will stand, for the feeds")
@schema_option("register")
@click.pass_obj
def command(
    lang: Language,
    folder: Path | None,
    named: tuple[Path, ...],
    trust: tuple[Path, ...],
    out: Path,
    url: str,
) -> int:
    """Write the site of all bundles that hold (in FOLDER: `*.bundle`); tell those that do not.

    Exit 0 where all hold, 2 where one was refused and left out, 6 where only waivers have expired,
    4 where the harness failed at one, which is left out, too.
    """
    from conformance.register.entries import register_of  # noqa: PLC0415 - as below
    from conformance.register.site import INDEX, site_of  # noqa: PLC0415 - as below
    from conformance.register.written import write_site  # noqa: PLC0415 - as below
    from conformance.trust.keys import read_trusted  # noqa: PLC0415 - cryptography when called

    found = [*named, *(sorted(folder.glob(_BUNDLES)) if folder else ())]
    good, errors = _entries(found, read_trusted(trust))
    for error in errors:
        print_error(error, lang)
    if not good:
        raise UsageError(_nothing())
    with writing():
        write_site(site_of(register_of(good), f"{url.rstrip('/')}/" if url else ""), out)
    many, place = len({one.bundle for one in good}), out / INDEX
    results = "result" if many == 1 else "results"
    said = say(lang, f"結果 {many} 件の登録簿: {place}", f"register of {many} {results}: {place}")
    sys.stdout.write(said + "\n")
    codes = {error.exit_code for error in errors}
    return 0 if not codes else next((one for one in _FOREMOST if one in codes), _EXPIRED)


def _entries(
    paths: list[Path], trusted: tuple[TrustedKey, ...]
) -> tuple[list[RegisterEntry], list[ConformanceError]]:
    """Return what is shown of the bundles that hold, and why the others are left out."""
    good: list[RegisterEntry] = []
    errors: list[ConformanceError] = []
    for path in paths:
        where = Message("TRU092", f"載せません: {path.name}", f"left out: {path.name}")
        try:
            good.append(_entry(path, trusted))
        except ConformanceError as error:
            errors.append(_with(where, error))
        except Exception as error:  # noqa: BLE001 - at whatever we fail, the others are published
            errors.append(_with(where, HarnessError(_fault(path, error))))
    return good, errors


def _entry(path: Path, trusted: tuple[TrustedKey, ...]) -> RegisterEntry:
    from conformance.register.entries import entry_of  # noqa: PLC0415 - as below
    from conformance.trust.bundle import verify  # noqa: PLC0415 - pydantic only when called
    from conformance.trust.container import read_file  # noqa: PLC0415 - as above

    return entry_of(verify(read_file(path), trusted, path.name))


def _with(first: Message, error: ConformanceError) -> ConformanceError:
    told = ConformanceError(first, *error.messages)
    told.exit_code = error.exit_code
    return told


def _fault(path: Path, error: Exception) -> Message:
    return Message(
        "TRU093",
        f"試験ツールの異常のため {path.name} を検証できません（{type(error).__name__}）。",
        f"the harness fails at {path.name} ({type(error).__name__}); it could not be verified",
        "このバンドルを添えてハーネスの開発元に知らせてください。",
        "report it to the makers of the harness with this bundle",
        str(path),
    )


def _nothing() -> Message:
    return Message(
        "TRU090",
        "検証できたバンドルがないので、登録簿を作りません。",
        "no bundle holds, so no register is made",
        "--bundle か、*.bundle のあるフォルダーを指定してください。",
        "name bundles with --bundle, or a folder with *.bundle in it",
    )
