"""`conformance replay`: repeat one case of a result exactly, with its exchanges."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from conformance.catalog.nearest import nearest
from conformance.cli.not_run import NOT_RUN
from conformance.cli.production import confirmed, production_option
from conformance.cli.profiles import find_profile
from conformance.errors import Message, UsageError
from conformance.plugin.options import options_of
from conformance.plugin.prepare import open_place, prepare, session_at
from conformance.plugin.record import begin
from conformance.report.block import failure_block
from conformance.results.build import build, judge
from conformance.results.counterexamples import counterexample_of
from conformance.results.store import read
from conformance.suite.corpus import Corpus, only

if TYPE_CHECKING:
    from conformance.plugin.prepare import Prepared
    from conformance.results.model import CaseModel, Result
    from conformance.suite.plan import Planned
    from conformance.values.words import Language

_CODES = {"pass": 0, "fail": 1, "harness_error": 4}


@click.command("replay", help="一件をそのまま繰り返す / repeat one case exactly")
@click.argument("result", type=click.Path(path_type=Path))
@click.argument("case")
@click.option("--profile", help="プロファイル / profile (default: the one of the result's folder)")
@click.option("--mutant", help="見本システムの欠陥 / seeded fault of the reference")
@click.option("--nonce", help="共有DBでの人の識別 / enters identities in a shared database")
@production_option()
@click.pass_obj
def command(  # noqa: PLR0917 - one argument for each option
    lang: Language,
    result: Path,
    case: str,
    profile: str | None,
    mutant: str | None,
    nonce: str | None,
    yes_production: bool,
) -> int:
    """Try the case with the result's seed and day; print what was sent and what came back.

    A generated case is tried on the counterexample of the result first: the very same again.
    In a shared database the people of the first run still stand: the repetition draws a nonce of
    its own unless it is given one, so that its people are new and their facts the same.
    """
    before = read(result)
    path = find_profile(profile or result.resolve().parent.name)
    prepared = prepare(
        options_of(
            {
                "profile": str(path),
                "seed": str(before.seed),
                "as-of": before.as_of.isoformat(),
                "case": case,
                "mutant": mutant,
                "nonce": nonce,
                **confirmed(path, lang, yes=yes_production),
            }
        )
    )
    prepared = replace(prepared, corpus=_counterexample(before, case))
    judged = _try(prepared, _planned(prepared, case))
    again = build(prepared.run, [judged], begin(prepared))
    sys.stdout.write(_told(judged, again, lang, str(result)) + "\n")
    _compare(before, judged, lang)
    return _CODES.get(judged.verdict, NOT_RUN)


def _counterexample(before: Result, case: str) -> Corpus:
    """Return the counterexample of a case as a corpus of its own; empty where there is none."""
    was = before.case(case)
    one = None if was is None else counterexample_of(was)
    return Corpus() if one is None else only(case, one)


def _planned(prepared: Prepared, case: str) -> Planned:
    for planned in prepared.whole:
        if planned.case.id == case:
            return planned
    near = nearest(case, [p.case.id for p in prepared.whole])
    raise UsageError(
        Message(
            "USE004",
            f"検査 {case!r} はこのプロファイルの計画にありません。",
            f"no case {case!r} in the plan of this profile",
            f"{near!r} の誤りではありませんか。" if near else "",
            f"did you mean {near!r}?" if near else "",
        )
    )


def _try(prepared: Prepared, planned: Planned) -> CaseModel:
    if planned.verdict is not None:
        return judge(prepared.run, planned, None)
    place, launched = open_place(prepared)
    session = session_at(prepared, place)
    try:
        return judge(prepared.run, planned, session.execute(planned.case))
    finally:
        session.close()
        if launched is not None:
            launched.stop()


def _told(judged: CaseModel, again: Result, lang: Language, path: str) -> str:
    if judged.verdict == "fail" and judged.finding is not None:
        block = failure_block(judged, again, lang, 1, path=path)
        shown = [e.model_dump(mode="json") for e in judged.finding.exchanges]
        return block + "\n" + json.dumps(shown, ensure_ascii=False, indent=2)
    cause = judged.cause
    told = (
        "" if cause is None else f" {cause.code} {cause.text.ja if lang == 'ja' else cause.text.en}"
    )
    return f"{judged.verdict} {judged.id}{told}"


def _compare(before: Result, judged: CaseModel, lang: Language) -> None:
    was = before.case(judged.id)
    if was is None or was.verdict == judged.verdict:
        return
    ja = f"前回は {was.verdict}、今回は {judged.verdict} です。"
    en = f"it was {was.verdict}, it is {judged.verdict} now"
    sys.stdout.write((ja if lang == "ja" else en) + "\n")
