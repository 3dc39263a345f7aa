"""`conformance files`: judge a directory of export files, row by row."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from conformance.cli.files_progress import FilesProgress
from conformance.cli.files_text import findings_text
from conformance.cli.finite import FiniteRange
from conformance.cli.kept import tell_kept
from conformance.cli.outputs import OUTPUT_FILE, write_output
from conformance.cli.profiles import find_profile
from conformance.cli.schemas import schema_option
from conformance.errors import Message, UsageError
from conformance.plugin.export_files import files_section, with_switches
from conformance.plugin.here import run_here
from conformance.plugin.interruption import Interruption
from conformance.plugin.options import options_of
from conformance.plugin.prepare import PackagePlace, prepare
from conformance.report.file_findings import as_csv, file_findings
from conformance.report.html import render
from conformance.report.terminal import summary
from conformance.results.folder import FINDINGS, REPORT, RESULT, exclusive_folder, write_whole
from conformance.results.invocation import FilesGivenModel
from conformance.results.store import write_result
from conformance.tables.engines import hold_ready
from conformance.tables.progress import watched

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conformance.plugin.prepare import Prepared
    from conformance.results.model import Result
    from conformance.values.words import Language

_FOLDER = click.Path(path_type=Path)
_SEED = "1"  # nothing is drawn for files that exist: the same files, the same bytes
_SHARE = FiniteRange(0, 1, min_open=True, max_open=True)


@click.command("files", help="書き出しファイルだけを判定する / judge export files only")
@click.argument("profile")
@click.argument("directory", type=_FOLDER)
@click.option("--domain", "-d", multiple=True, help="業務 / only this domain (may be repeated)")
@click.option("--case", multiple=True, help="検査ID (glob) / only cases that match")
@click.option("--rows", type=click.IntRange(1, 100_000), help="示す行の数 / rows shown of a fault")
@click.option("--engine", type=click.Choice(["polars", "spark"]), help="判定する所 / what judges")
@click.option("--sample", type=_SHARE, help="各ファイルのうち判定する割合 / share of blocks judged")
@click.option("--sample-seed", type=int, help="標本の種 / what decides which blocks these are")
@click.option("--as-of", help="判定の基準日 YYYY-MM-DD / day to judge on (today in Japan)")
@click.option("--out", type=_FOLDER, help="出力先 / folder for the results")
@click.option("--xlsx", type=OUTPUT_FILE, help="指摘を Excel で / findings as a workbook")
@schema_option("files")
@click.pass_obj
def command(  # noqa: PLR0913, PLR0917 - one argument for each option of the command line
    lang: Language,
    profile: str,
    directory: Path,
    domain: tuple[str, ...],
    case: tuple[str, ...],
    rows: int | None,
    engine: str | None,
    sample: float | None,
    sample_seed: int | None,
    as_of: str | None,
    out: Path | None,
    xlsx: Path | None,
) -> int:
    """Write result.json, report.html, findings.json and findings.csv; the exit code is the verdict.

    Of a sample nothing passes: what is wrong in it is found, all else stays untested.

    Raises:
        UsageError: DIRECTORY is none.
    """
    folder = out or Path("reports") / "out" / f"{Path(profile).stem}-files"
    asked = {"as-of": as_of, "domain": ",".join(domain), "case": ",".join(case)}
    asked["out"] = str(folder)
    given = FilesGivenModel(
        directory=directory.as_posix(),
        rows=rows,
        engine=engine,
        sample=sample,
        sample_seed=sample_seed,
    )
    interruption = Interruption()
    with exclusive_folder(folder), interruption.heeded():
        prepared = _prepared(profile, directory, asked, given)
        with FilesProgress(lang) as progress, watched(progress):
            result = run_here(prepared, PackagePlace(None, directory), progress.judged, given)
        interruption.finish()
        _write(result, folder, lang)
    if xlsx is not None:
        from conformance.report.sheets import file_rows  # noqa: PLC0415 - xlsxwriter only here

        write_output(xlsx, file_rows.render(result, lang))
    sys.stdout.write(findings_text(file_findings(result), lang) + "\n")
    sys.stdout.write(summary(result, lang, path=str((folder / RESULT).resolve())) + "\n")
    tell_kept(folder, (RESULT, REPORT, *FINDINGS), lang)
    return result.verdict.exit_code


def _prepared(
    profile: str,
    directory: Path,
    asked: Mapping[str, str | None],
    switches: FilesGivenModel,
) -> Prepared:
    if not directory.is_dir():
        raise UsageError(_no_directory(directory))
    given = {"profile": str(find_profile(profile)), "surface": "files", "seed": _SEED, **asked}
    prepared = with_switches(prepare(options_of(given)), switches)
    hold_ready(files_section(prepared).engine)
    return prepared


def _write(result: Result, folder: Path, lang: Language) -> None:
    findings = file_findings(result)
    as_json, table = FINDINGS
    write_result(result, folder / RESULT)
    file = str((folder / RESULT).resolve())
    write_whole(render(result, file).encode(), folder / REPORT)
    said = findings.model_dump_json(indent=1, exclude_none=True) + "\n"
    write_whole(said.encode(), folder / as_json)
    # A mark at the front, for spreadsheet programs take text without one for the old encoding.
    write_whole(as_csv(findings.findings, lang).encode("utf-8-sig"), folder / table)


def _no_directory(path: Path) -> Message:
    return Message(
        "USE010",
        f"{path.name} はディレクトリではありません。期待: 書き出しファイルのあるディレクトリ",
        f"{path.name} is no directory; expected: the directory that holds the export files",
        "conformance files PROFILE DIR の DIR を直してください。",
        "correct DIR of `conformance files PROFILE DIR`",
        str(path),
    )
