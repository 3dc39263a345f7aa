"""`conformance selftest`: reference green, every mutant killed."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import click

from conformance.cli.lang import say
from conformance.cli.outputs import OUTPUT_FILE, write_output
from conformance.cli.profiles import find_profile
from conformance.cli.schemas import schema_option
from conformance.cli.selftest_told import matrix_page
from conformance.plugin.interruption import Interruption
from conformance.plugin.options import options_of
from conformance.plugin.selftest import Wanted, mutants_of, selftest
from conformance.plugin.selftest_matrix import SelfTest
from conformance.report.tabled.html import as_html

if TYPE_CHECKING:
    from pathlib import Path
    from typing import TextIO

    from conformance.plugin.selftest import Kind
    from conformance.plugin.selftest_lanes import Thorough
    from conformance.plugin.selftest_matrix import Trialled
    from conformance.reference.mutants import Mutant
    from conformance.values.words import Language

_NOTHING = 5


@click.command("selftest", help="仕込んだ欠陥を見つけるかの確認 / prove that every fault is found")
@click.option("--domain", "-d", multiple=True, help="業務 / only this domain")
@click.option("--profile", default="reference", show_default=True)
@click.option("--as-of", help="基準日 / day")
@click.option(
    "-n",
    "lanes",
    type=click.IntRange(1, 32),
    default=2,
    show_default=True,
    help="並行する数 / how many side by side",
)
@click.option(
    "--every",
    "thorough",
    flag_value="every",
    help="見つけた後も残りの検査で試す / try every case, although one has found it",
)
@click.option(
    "--others",
    "thorough",
    flag_value="others",
    help="自分の検査で見つからなければ業務の他の検査でも試す"
    " / try the other cases of the domain on what its own do not find",
)
@click.option(
    "--kind",
    type=click.Choice(["all", "written", "derived"]),
    default="all",
    show_default=True,
    help="人が書いた欠陥か、カタログから導いた欠陥か / written down, or derived from the catalogue",
)
@click.option(
    "--of",
    "listed_in",
    type=click.File(encoding="utf-8"),
    help="ファイルに一行ずつ書いた要件だけ（-: 標準入力）"
    " / only the requirements a file names, one a line (-: standard input)",
)
@click.option("--sample", type=click.IntRange(1), help="無作為に選ぶ数 / so many drawn at random")
@click.option("--seed", type=int, default=1, show_default=True, help="無作為の種 / of the sample")
@click.option("--shard", help="I/N: 要件の一部だけ / only every N-th of the requirements")
@click.option("--list", "listed", is_flag=True, help="欠陥の一覧だけ / only name the faults")
@click.option("--json", "file", type=OUTPUT_FILE, help="JSON に書く / write JSON")
@click.option("--html", "page", type=OUTPUT_FILE, help="HTML に書く / write a page")
@schema_option("selftest")
@click.pass_obj
def command(  # noqa: PLR0913, PLR0917 - one argument for each option
    lang: Language,
    domain: tuple[str, ...],
    profile: str,
    as_of: str | None,
    lanes: int,
    thorough: Thorough | None,
    kind: Kind,
    listed_in: TextIO | None,
    sample: int | None,
    seed: int,
    shard: str | None,
    file: Path | None,
    page: Path | None,
    *,
    listed: bool,
) -> int:
    """Try each mutant; exit 1 when one survives unexplained or a case cries without a fault."""
    path = find_profile(profile)
    options = options_of({"profile": str(path), "as-of": as_of, "shard": shard})
    drawn = None if sample is None else (sample, seed)
    of = None if listed_in is None else frozenset(listed_in.read().split())
    wanted = Wanted(domain, kind, options.selection.shard, drawn, of)
    if listed:
        faults = mutants_of(wanted)
        sys.stdout.writelines(f"{one.key}  {_title(one, lang)}\n" for one in faults)
        return 0 if faults else _NOTHING
    whole: SelfTest | None = None
    with Interruption().heeded():
        for step in selftest(path, options.day, wanted, lanes, thorough=thorough or "first"):
            if isinstance(step, SelfTest):
                whole = step
            else:
                sys.stdout.write(_line(step, lang) + "\n")
    if whole is None or not whole.trials:
        return _NOTHING
    if file is not None:
        text = json.dumps(whole.as_json(), ensure_ascii=False, indent=1)
        write_output(file, text + "\n")
    if page is not None:
        write_output(page, as_html(matrix_page(whole), lang))
    sys.stdout.write(_total(whole, lang) + "\n")
    return 1 if whole.unexplained or whole.alarms else 0


def _line(trial: Trialled, lang: str) -> str:
    mark = "✓" if trial.killed_by else "✗" if trial.applies else "○"
    title = _title(trial, lang)
    missed = say(lang, "見つからない", "not found")
    spared = say(lang, "このプロファイルでは適用外", "does not apply under this profile")
    by = trial.killed_by[0] if trial.killed_by else missed if trial.applies else spared
    return f"{mark} {trial.key}  {title}\n    {by}"


def _title(fault: Mutant | Trialled, lang: str) -> str:
    return say(lang, fault.title_ja, fault.title_en)


def _total(whole: SelfTest, lang: str) -> str:
    killed = sum(bool(trial.killed_by) for trial in whole.trials)
    total, alarms = len(whole.trials), len(whole.alarms)
    lines = [
        say(
            lang,
            f"欠陥 {total} 件のうち {killed} 件を検出、誤報 {alarms} 件",
            f"{killed} of {total} mutants killed, {alarms} false alarms",
        )
    ]
    lines += [
        f"○ {t.key} {say(lang, 'このプロファイルでは適用外', 'does not apply under this profile')}"
        for t in whole.inapplicable
    ]
    lines += [f"✗ {t.key} {t.requirement}{_why(t, lang)}" for t in whole.survivors]
    lines += [f"! {case}" for case in whole.alarms]
    return "\n".join(lines)


def _why(trial: Trialled, lang: str) -> str:
    """Return the explanation of a survivor, if there is one, after a colon."""
    found = trial.explanation
    return f": {say(lang, found.ja, found.en)}" if found else ""
