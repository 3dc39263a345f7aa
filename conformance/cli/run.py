"""`conformance run`: test a package over its surfaces and give the verdict."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from conformance.catalog.load import load
from conformance.cli.finite import FiniteRange
from conformance.cli.kept import tell_kept
from conformance.cli.notices import show_drafts, show_plain_words
from conformance.cli.outputs import OUTPUT_FILE, hold_named_once, hold_regular
from conformance.cli.production import confirmed, production_option
from conformance.cli.profiles import find_profile
from conformance.cli.schemas import schema_option
from conformance.cli.seed import SEED
from conformance.cli.unmask import unmask_option
from conformance.cli.workers import Workers
from conformance.planning.only import ONLY_KINDS
from conformance.plugin.interruption import Interruption
from conformance.plugin.launch import PytestRun, run_pytest
from conformance.plugin.only import asked_of, hold_elsewhere, not_reached
from conformance.plugin.options import GROUNDS_ASKED
from conformance.report.html import render
from conformance.report.terminal import summary
from conformance.results.folder import REPORT, RESULT, exclusive_folder, write_whole

if TYPE_CHECKING:
    from conformance.values.words import Language


@click.command("run", help="製品を試験し、判定する / test a package and give the verdict")
@click.argument("profile")
@click.option(
    "--domain",
    "-d",
    multiple=True,
    help="この業務だけ（繰り返し可） / only this domain (may be repeated)",
)
@click.option("--class", "level", multiple=True, help="この実装区分だけ / only this level")
@click.option(
    "--surface", multiple=True, help="この面だけ（api, files, forms） / only this surface"
)
@click.option("--case", multiple=True, help="検査IDが合うものだけ（glob） / only cases that match")
@click.option(
    "--ground",
    type=click.Choice((*GROUNDS_ASKED, "all")),
    help="期待の根拠がこれ以上のものだけ / only what stands on this ground or a stronger one",
)
@click.option(
    "--only",
    type=click.Choice(ONLY_KINDS),
    help="--against の結果で不合格・変わり得る・なかったものだけ"
    " / only what failed, may be otherwise, or is new against a result",
)
@click.option(
    "--against",
    type=click.Path(path_type=Path),
    help="--only が比べる result.json / result.json for --only",
)
@click.option("--seed", type=SEED, help="生成の種（既定: 毎回引く） / seed (default: drawn anew)")
@click.option(
    "--as-of", help="判定基準日 YYYY-MM-DD（既定: 日本の今日） / day to judge on (today in Japan)"
)
@click.option(
    "-n",
    "workers",
    type=Workers(),
    default="auto",
    show_default=True,
    help="並列数 / workers, 0 = none",
)
@click.option("--shard", help="I/N")
@click.option(
    "--out", type=click.Path(path_type=Path), help="結果を書くフォルダ / folder for the results"
)
@click.option(
    "--resume",
    type=click.Path(path_type=Path),
    help="中断した result.json か、強制終了が残した unfinished.json の続きから"
    " / continue an interrupted result.json, or the unfinished.json of a killed run",
)
@click.option("--mutant", help="見本システムに不具合を埋め込む / seeded fault of the reference")
@click.option(
    "--corpus", help="保存した反例を先に試す / folder of saved counterexamples, tried first"
)
@click.option(
    "--max-minutes",
    type=FiniteRange(min=0, min_open=True),
    default=720,
    show_default=True,
    help="実行全体の制限時間（分） / time for the whole run",
)
@click.option(
    "--journal",
    type=OUTPUT_FILE,
    help="終わった検査を一行ずつ書くファイル / file for a line of JSON for each finished case",
)
@click.option("--nonce", help="共有DBでの人の識別 / enters identities in a shared database")
@click.option("--show-consequences", is_flag=True, help="派生した不合格も示す / list consequences")
@schema_option("result")
@unmask_option()
@production_option()
@click.pass_obj
def command(  # noqa: PLR0913, PLR0917 - one argument for each option of the command line
    lang: Language,
    profile: str,
    domain: tuple[str, ...],
    level: tuple[str, ...],
    surface: tuple[str, ...],
    case: tuple[str, ...],
    ground: str | None,
    only: str | None,
    against: Path | None,
    seed: int | None,
    as_of: str | None,
    workers: str,
    shard: str | None,
    out: Path | None,
    resume: Path | None,
    mutant: str | None,
    corpus: str | None,
    max_minutes: float,
    journal: Path | None,
    nonce: str | None,
    show_consequences: bool,
    unmask: bool,
    yes_production: bool,
) -> int:
    """Run, write result.json and report.html, print the summary; the exit code is the verdict."""
    folder = out or Path("reports") / "out" / "-".join(filter(None, (Path(profile).stem, only)))
    _hold_apart(folder, journal, only, against)
    options: dict[str, str | None] = {
        "seed": None if seed is None else str(seed),
        "as-of": as_of,
        "domain": ",".join(domain),
        "class": ",".join(level),
        "surface": ",".join(surface),
        "case": ",".join(case),
        "ground": ground,
        "only": only,
        "against": str(against) if against else None,
        "shard": shard,
        "resume": str(resume) if resume else None,
        "mutant": mutant,
        "corpus": corpus,
        "max-minutes": str(max_minutes),
        "nonce": nonce,
        "unmask": "yes" if unmask else None,
    }
    file = str((folder / RESULT).resolve())
    interruption = Interruption()
    with exclusive_folder(folder, resume), interruption.heeded():
        path = find_profile(profile)
        options |= confirmed(path, lang, yes=yes_production)
        ran = run_pytest(PytestRun(path, folder, workers, options, lang, journal), interruption)
        write_whole(render(ran.result, file).encode(), folder / REPORT)
    sys.stdout.write(summary(ran.seen, lang, path=file, show_consequences=show_consequences) + "\n")
    for message in filter(None, (not_reached(asked_of(only, against)), *ran.notices)):
        sys.stderr.write(message.text(lang) + "\n")
    show_plain_words(lang)
    show_drafts((load(one.domain, one.version) for one in ran.result.catalogue), lang)
    tell_kept(folder, (RESULT, REPORT), lang)
    return ran.result.verdict.exit_code


def _hold_apart(folder: Path, journal: Path | None, only: str | None, against: Path | None) -> None:
    """Hold that nothing that is read or asked about is written over (`UsageError`)."""
    if journal is not None:
        hold_named_once(journal)
        hold_regular(journal)
    hold_elsewhere(asked_of(only, against), folder)  # before anything of the folder is touched
