"""`conformance plan`: what would be tested, what not, and why; nothing is run."""

from __future__ import annotations

import json
import sys
from collections import Counter
from typing import TYPE_CHECKING

import click

from conformance.cases.ground.expected import expected
from conformance.cli.notices import show_drafts
from conformance.cli.outputs import OUTPUT_FILE, write_output, writing
from conformance.cli.profiles import find_profile
from conformance.cli.schemas import schema_option
from conformance.cli.seed import SEED
from conformance.plugin.options import options_of
from conformance.plugin.prepare import prepare
from conformance.results.build import judge_case
from conformance.results.called import CALLED, called
from conformance.results.sentence import share
from conformance.results.words import GROUNDS
from conformance.values.private_files import write_private

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from conformance.catalog.grounds import Ground
    from conformance.plugin.prepare import Prepared
    from conformance.values.words import Language


@click.command("plan", help="試験の計画を示す / show what would be tested and what not")
@click.argument("profile")
@click.option("--domain", "-d", multiple=True, help="業務 / only this domain")
@click.option("--as-of", help="判定の基準日 / day to judge on")
@click.option(
    "--seed", type=SEED, help="生成の種（既定: 毎回引く） / seed of the values (default: drawn)"
)
@click.option("--json", "file", type=OUTPUT_FILE, help="JSON に書く / write JSON")
@click.option("--xlsx", type=OUTPUT_FILE, help="試験項目書（Excel） / the plan as a workbook")
@click.option("--cases", is_flag=True, help="検査を一つずつ示す / list every case")
@schema_option("plan")
@click.pass_obj
def command(  # noqa: PLR0913, PLR0917 - one argument for each option of the command line
    lang: Language,
    profile: str,
    domain: tuple[str, ...],
    as_of: str | None,
    seed: int | None,
    file: Path | None,
    xlsx: Path | None,
    *,
    cases: bool,
) -> int:
    """Print the plan by domain and decision; exit 5 when nothing would be tried."""
    path = find_profile(profile)
    given = {"profile": str(path), "domain": ",".join(domain), "as-of": as_of}
    prepared = prepare(options_of({**given, "seed": None if seed is None else str(seed)}))
    show_drafts(prepared.specs.values(), lang)
    if file is not None:
        write_output(file, _json(prepared))
    if xlsx is not None:
        _write_xlsx(xlsx, prepared, lang)
    if cases:
        for planned in prepared.plan:
            what = planned.verdict or "try"
            sys.stdout.write(f"{what:15} {planned.level:14} {planned.case.id}\n")
    for line in _lines(prepared, lang):
        sys.stdout.write(line + "\n")
    return 0 if prepared.executable else 5


def _write_xlsx(path: Path, prepared: Prepared, lang: Language) -> None:
    """Write the plan as the test items that people know (USE148 where it cannot be written)."""
    from conformance.report.sheets import test_items  # noqa: PLC0415 - xlsxwriter only here

    run = prepared.run
    with writing():
        seed = prepared.options.seed
        content = test_items.render(run.plan, run.specs, run.profile.profile, run.day, seed, lang)
        write_private(path, content)


def _json(prepared: Prepared) -> str:
    """Return the plan as cases in the result's form; those to be tried are `untested`."""
    judged = [judge_case(prepared.run, p, None).model_dump(mode="json") for p in prepared.plan]
    return json.dumps({"cases": judged}, ensure_ascii=False, indent=1) + "\n"


def _lines(prepared: Prepared, lang: str) -> list[str]:
    tried = "試験する" if lang == "ja" else "to be tried"
    count: Counter[tuple[str, str]] = Counter()
    causes: Counter[str] = Counter()
    grounds: Counter[Ground] = Counter()
    for planned in prepared.plan:
        domain = planned.case.requirement.domain
        count[domain, called(planned) or tried] += 1
        if planned.verdict is None:
            grounds[expected(prepared.specs[domain], planned.case).ground] += 1
        if planned.cause is not None:
            causes[
                f"{planned.cause.code} {planned.cause.ja if lang == 'ja' else planned.cause.en}"
            ] += 1
    words = {key: said.spoken("ja" if lang == "ja" else "en") for key, said in CALLED.items()}
    lines = [
        f"{domain:24} {words.get(what, what):16} {n:6}"
        for (domain, what), n in sorted(count.items())
    ]
    lines += _grounds(grounds, "ja" if lang == "ja" else "en")
    return lines + [f"{n:6} × {cause}" for cause, n in causes.most_common(20)]


def _grounds(count: Mapping[Ground, int], lang: Language) -> Iterator[str]:
    """Yield on what the cases to be tried stand, the strongest first."""
    whole = sum(count.values())
    for name, words in GROUNDS.items():
        n = next((number for ground, number in count.items() if ground == name), 0)
        if n:
            yield f"{n:6} ({share(n, whole)})  {words.spoken(lang)}"
