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
from conformance.plugin.interruption import Interruption
from conformance.plugin.options import options_of
from conformance.plugin.selftest import SelfTest, mutants_of, selftest

if TYPE_CHECKING:
    from pathlib import Path

    from conformance.plugin.selftest import How, Trialled
    from conformance.reference.mutants import Mutant

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
    is_flag=True,
    help="見つけた後も残りの検査で試す / try every case, although one has found the fault",
)
@click.option("--shard", help="I/N: 要件の一部だけ / only every N-th of the requirements")
@click.option("--list", "listed", is_flag=True, help="欠陥の一覧だけ / only name the faults")
@click.option("--json", "file", type=OUTPUT_FILE, help="JSON に書く / write JSON")
@schema_option("selftest")
@click.pass_obj
def command(  # noqa: PLR0913, PLR0917 - one argument for each option
    lang: str,
    domain: tuple[str, ...],
    profile: str,
    as_of: str | None,
    lanes: int,
    every: bool,
    shard: str | None,
    file: Path | None,
    *,
    listed: bool,
) -> int:
    """Try each mutant; exit 1 when one survives or a case cries without a fault."""
    path = find_profile(profile)
    options = options_of({"profile": str(path), "as-of": as_of, "shard": shard})
    if listed:
        faults = mutants_of(domain, options.selection.shard)
        sys.stdout.writelines(f"{one.key}  {_title(one, lang)}\n" for one in faults)
        return 0 if faults else _NOTHING
    how: How = {"every": every, "shard": options.selection.shard}
    whole: SelfTest | None = None
    with Interruption().heeded():
        for step in selftest(path, options.day, domain, lanes, **how):
            if isinstance(step, SelfTest):
                whole = step
            else:
                sys.stdout.write(_line(step, lang) + "\n")
    if whole is None or not whole.trials:
        return _NOTHING
    text = json.dumps(whole.as_json(), ensure_ascii=False, indent=1)
    if file is not None:
        write_output(file, text + "\n")
    sys.stdout.write(_total(whole, lang) + "\n")
    return 1 if whole.survivors or whole.alarms else 0


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
    lines += [f"✗ {t.key} {t.requirement}" for t in whole.survivors]
    lines += [f"! {case}" for case in whole.alarms]
    return "\n".join(lines)
