"""`conformance replay`: repeat the failures of a result exactly, or one of its cases."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from conformance.catalog.nearest import nearest
from conformance.cli.conditions import NAMES, refuse
from conformance.cli.lang import say
from conformance.cli.not_run import NOT_RUN
from conformance.cli.production import confirmed, production_option
from conformance.cli.recorded import recorded_directory, recorded_profile
from conformance.cli.unmask import unmask_option
from conformance.errors import Message, UsageError
from conformance.plugin.record import begin
from conformance.plugin.repeat import CONDITIONS, repetition
from conformance.report.block import failure_block
from conformance.report.command_lines import replay_options
from conformance.report.repeated import REPEATED, repeated_line, repeated_total
from conformance.report.terminal import LIMIT
from conformance.results.build import build
from conformance.results.fold import defects
from conformance.results.store import read_result
from conformance.values.words import Bilingual

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from conformance.plugin.repeat import Repetition
    from conformance.results.model import CaseModel, Result
    from conformance.values.words import Language

_NOTHING = 5
_WORST = {"fail": 1, "harness_error": 4}
_PATH = click.Path(path_type=Path)


@click.command("replay", help="不合格をそのまま試し直す / try the failures of a result again")
@click.argument("result", type=_PATH)
@click.argument("case", required=False)
@click.option("--profile", help="プロファイル / profile (default: the one of the result)")
@click.option("--files", "directory", type=_PATH, help="書き出しファイルの場所 / export files")
@click.option("--mutant", help="見本システムの欠陥 / another seeded fault of the reference")
@click.option("--nonce", help="共有DBでの人の識別 / enters identities in a shared database")
@click.option(
    "--despite",
    multiple=True,
    type=click.Choice(CONDITIONS),
    help="条件が違っても試す / try although this is not as it was (may be repeated)",
)
@unmask_option()
@production_option()
@click.pass_obj
def command(  # noqa: PLR0913, PLR0917 - one argument for each option of the command line
    lang: Language,
    result: Path,
    case: str | None,
    profile: str | None,
    directory: Path | None,
    mutant: str | None,
    nonce: str | None,
    despite: tuple[str, ...],
    unmask: bool,
    yes_production: bool,
) -> int:
    """Try a case, or all that failed, with all that the result was made with.

    A generated case is tried on the counterexample of the result first: the very same again.
    In a shared database the people of the first run still stand: the repetition draws a nonce of
    its own unless it is given one, so that its people are new and their facts the same.
    """
    before = read_result(result)
    ids = _wanted(before, case)
    if not ids:
        sys.stdout.write(say(lang, "不合格はありません。", "nothing failed") + "\n")
        return _NOTHING
    path = recorded_profile(before, result, profile)
    shows = {"unmask": "yes" if unmask else None}  # nothing of a repetition is written
    others = {"mutant": mutant, "nonce": nonce, **shows}
    others |= confirmed(path, lang, yes=yes_production)
    again = repetition(before, ids, path, recorded_directory(before, result, directory), others)
    _hold_planned(again)
    ignored = refuse(again.differences(), despite, result)
    not_as_was = [*_ignored(ignored), *_sown(before.invocation.mutant, mutant)]
    if not_as_was:
        sys.stdout.write(_told(not_as_was, lang) + "\n")
    found = []
    for judged in again.tried():
        found.append(judged)
        sys.stdout.write(repeated_line(_case(before, judged.id), judged, lang) + "\n")
    given = {"profile": path if profile else None, "files": directory}
    options = replay_options(given | {"mutant": mutant, "nonce": nonce}, despite)
    for text in _blocks(again, before, found, lang, (result.resolve(), options)):
        sys.stdout.write(text + "\n")
    if case is None:
        sys.stdout.write(repeated_total(found, lang) + "\n")
    return _exit_code(found)


def _wanted(before: Result, case: str | None) -> list[str]:
    """Return the case asked for, or all that failed."""
    known = [one.id for one in before.cases]
    if case is None:
        return [one.id for one in before.cases if one.verdict in REPEATED]
    if case in known:
        return [case]
    near = nearest(case, known)
    raise UsageError(
        Message(
            "RES015",
            f"検査 {case!r} はこの結果にありません。",
            f"no case {case!r} in this result",
            f"{near!r} の誤りではありませんか。" if near else "",
            f"did you mean {near!r}?" if near else "",
        )
    )


def _hold_planned(again: Repetition) -> None:
    """Hold that the profile still asks for the cases (`UsageError`)."""
    missing = sorted(again.ids - {planned.case.id for planned in again.prepared.plan})
    if missing:
        raise UsageError(
            Message(
                "USE004",
                f"検査 {missing[0]!r} はこのプロファイルの計画にありません。",
                f"no case {missing[0]!r} in the plan of this profile",
                "結果を作ったときのプロファイルを --profile で指定してください。",
                "name the profile that the result was made with by --profile",
            )
        )


def _case(before: Result, case_id: str) -> CaseModel:
    return next(case for case in before.cases if case.id == case_id)


def _blocks(
    again: Repetition,
    before: Result,
    found: Sequence[CaseModel],
    lang: Language,
    repeated: tuple[Path, tuple[str, ...]],
) -> Iterator[str]:
    """Yield the defects that still stand, each by the case that shows it best.

    `repeated`: the result file and the options of this replay, for the lines that repeat it.
    What was not tried again is taken as it was: it tells a fault that is everywhere from one.
    """
    path, options = repeated
    result = build(again.prepared.run, found, begin(again.prepared))
    of = {case.id: case for case in found}
    among = [of.get(case.id, case) for case in before.cases]
    known = [one for verdict in ("fail", "unconfirmed") for one in defects(found, {verdict}, among)]
    for number, defect in enumerate(known[:LIMIT], 1):
        case = of[defect.root]
        yield "\n" + failure_block(
            case,
            result,
            lang,
            number,
            path=str(path),
            show_consequences=None,
            defect=defect,
            options=options,
        )
        if case.finding is not None and case.finding.exchanges and len(found) == 1:
            shown = [exchange.model_dump(mode="json") for exchange in case.finding.exchanges]
            yield json.dumps(shown, ensure_ascii=False, indent=2)
    if len(known) > LIMIT:
        more = len(known) - LIMIT
        yield say(lang, f"ほかに {more} の欠陥があります。", f"{more} more defects")


def _ignored(conditions: set[str]) -> Iterator[Bilingual]:
    yield from (NAMES[one] for one in CONDITIONS if one in conditions)


def _sown(was: str | None, now: str | None) -> Iterator[Bilingual]:
    """Yield that another fault was asked for: what is not found then was never mended."""
    if now is not None and now != was:
        yield Bilingual(
            f"見本システムの欠陥（前回 {was or 'なし'}、今回 {now}）",
            f"seeded fault of the sample package ({now}, before {was or 'none'})",
        )


def _told(names: Sequence[Bilingual], lang: Language) -> str:
    return say(
        lang,
        f"前回と違う条件で試します: {'、'.join(n.ja for n in names)}",
        f"tried although not as it was: {', '.join(n.en for n in names)}",
    )


def _exit_code(found: Sequence[CaseModel]) -> int:
    """Return 1 while anything fails, 4 for a fault of ours, 3 where not all could be judged."""
    verdicts = {case.verdict for case in found}
    worst = next((code for verdict, code in _WORST.items() if verdict in verdicts), None)
    return worst if worst is not None else 0 if verdicts == {"pass"} else NOT_RUN
