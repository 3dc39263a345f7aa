"""`conformance lives`: thousands of events one after another, and what must hold after each."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from conformance.cases.outcome import Outcome
from conformance.catalog.lives import lives_in
from conformance.checks.lives.check import STORIES
from conformance.checks.lives.run import play
from conformance.cli.lang import say
from conformance.cli.lives_written import LivesFile
from conformance.cli.not_run import NOT_RUN, not_run
from conformance.cli.outputs import OUTPUT_FILE, write_output
from conformance.cli.profiles import find_profile
from conformance.cli.schemas import schema_option
from conformance.cli.seed import SEED
from conformance.findings import TransportError, UntestedError
from conformance.messages.causes import make_cause
from conformance.plugin.options import options_of
from conformance.plugin.prepare import open_place, prepare, session_at
from conformance.results.build import judge_case

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from conformance.checks.lives.run import Played
    from conformance.planning.plan import Planned
    from conformance.plugin.prepare import Prepared
    from conformance.values.words import Language

_FOUND = 1


@click.command("lives", help="続く出来事の中で記録を試す / try events one after another")
@click.argument("profile")
@click.option("--steps", type=click.IntRange(1, 1_000_000), default=1000, show_default=True)
@click.option("--seed", type=SEED, help="種（既定: 毎回引く） / seed (default: drawn anew)")
@click.option("--domain", "-d", multiple=True, help="業務 / only this domain")
@click.option("--as-of", help="業務日付 / business date on which stories begin")
@click.option("--mutant", help="見本システムの欠陥 / a fault of the sample package")
@click.option("--json", "file", type=OUTPUT_FILE, help="JSON に書く / write JSON")
@schema_option("lives")
@click.pass_obj
def command(  # noqa: PLR0913, PLR0917 - one argument for each option
    lang: Language,
    profile: str,
    steps: int,
    seed: int | None,
    domain: tuple[str, ...],
    as_of: str | None,
    mutant: str | None,
    file: Path | None,
) -> int:
    """Exit 1 with the shortest story when something is wrong, 3 when nothing could be tried."""
    given = {"profile": str(find_profile(profile)), "as-of": as_of, "mutant": mutant}
    asked = {
        "seed": None if seed is None else str(seed),
        "domain": ",".join(domain),
        "surface": "api",
    }
    prepared = prepare(options_of({**given, **asked}))
    planned = next((p for p in prepared.executable if p.case.check == STORIES), None)
    if planned is None:
        return not_run(_NOTHING, lang)
    try:
        played = _played(prepared, planned, steps)
    except (UntestedError, TransportError) as error:
        return not_run(error.cause, lang)
    written = _as_file(prepared, planned, played)
    if file is not None:
        write_output(file, written.model_dump_json(indent=1) + "\n")
    sys.stdout.write("\n".join(_lines(written, lang)) + "\n")
    if written.finding is not None:
        return _FOUND
    return 0 if written.events else NOT_RUN


def _played(prepared: Prepared, planned: Planned, steps: int) -> Played:
    place, launched = open_place(prepared)
    session = session_at(prepared, place)
    try:
        specs = [prepared.specs[name] for name in _domains(prepared)]
        return play(session.trial(planned.case), specs, steps)
    finally:
        session.close()
        if launched is not None:
            launched.stop()


def _domains(prepared: Prepared) -> tuple[str, ...]:
    """Return the domains whose events can be recorded, those asked for or all."""
    asked = prepared.options.selection.domains or tuple(prepared.specs)
    return tuple(name for name in asked if lives_in(prepared.specs[name]))


def _as_file(prepared: Prepared, planned: Planned, played: Played) -> LivesFile:
    done, finding = played.record, None
    if played.finding is not None:
        judged = judge_case(prepared.run, planned, Outcome("fail", finding=played.finding))
        finding = judged.finding
    return LivesFile(
        seed=prepared.options.seed,
        as_of=prepared.options.day.isoformat(),
        domains=_domains(prepared),
        steps=done.steps,
        stories=done.stories,
        events=dict(sorted(done.events.items())),
        looks=dict(sorted(done.looks.items())),
        refusals=done.refusals,
        digest=done.digest,
        finding=finding,
    )


def _lines(written: LivesFile, lang: Language) -> Iterator[str]:
    many, kinds = sum(written.events.values()), len(written.events)
    looks = sum(written.looks.values())
    yield say(
        lang,
        f"{written.steps} 歩、{written.stories} の暮らし: 出来事 {many}（{kinds} 種）、"
        f"照会・出力 {looks}、正しい拒否 {written.refusals}",
        f"{written.steps} steps in {written.stories} stories: {many} events "
        f"({kinds} kinds), {looks} looks, {written.refusals} lawful refusals",
    )
    yield f"seed {written.seed}  sha256 {written.digest}"
    found = written.finding
    if found is None:
        yield say(lang, "食い違いはありません。", "nothing was found to be wrong")
        return
    yield f"✗ {found.code} {say(lang, found.text.ja, found.text.en)}"
    yield from (f"  {say(lang, line.ja, line.en)}" for line in found.story)


_NOTHING = make_cause("T-NO-LIVES")
