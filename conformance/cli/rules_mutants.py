"""`conformance rules mutants`: wrong oracles, and whether the facts of a run tell them apart."""

from __future__ import annotations

import json
import os
import sys
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from conformance.cli.lang import say
from conformance.cli.schemas import schema_option
from conformance.cli.workers import Workers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from conformance.rule_mutants import BranchNotTaken, CodeNotAsked, RuleMutants

_SURVIVED = 1
_FILE = click.Path(dir_okay=False, path_type=Path)


@click.command(
    "mutants",
    help="規則を一か所ずつ誤らせ、通常の実行の事実で見分けられるかを調べる"
    " / wrong oracles told apart by a default run's facts",
)
@click.argument("domain", required=False)
@click.option("--rule", "only", help="この規則だけ / this rule alone")
@click.option("--seed", type=int, default=1, show_default=True, help="シード / seed of the run")
@click.option("-n", "--workers", type=Workers(), default="auto", help="並行数 / processes")
@click.option(
    "--add-facts", is_flag=True, help="見分ける事実を facts.yaml に加える / keep what tells"
)
@click.option("--json", "out", type=_FILE, help="JSON を書くファイル / write JSON to a file")
@schema_option("rule-mutants")
@click.pass_obj
def command(
    lang: str,
    domain: str | None,
    *,
    only: str | None,
    seed: int,
    workers: str,
    add_facts: bool,
    out: Path | None,
) -> int:
    """Exit 0 when every wrong oracle is told apart or taken for equivalent, else 1."""
    from conformance.catalog.load import domains, load  # noqa: PLC0415 - only this command needs it
    from conformance.planning.rule_files import known_rule  # noqa: PLC0415 - as above

    names = [domain] if domain else list(domains())
    specs = [load(name) for name in names]
    rules = [(s.domain, key) for s in specs for key in s.rules]
    if only and domain:
        rules = [(domain, known_rule(load(domain), only))]
    found: list[RuleMutants] = []
    for one in _judged(rules, seed, workers):
        found.append(one)
        sys.stdout.write("\n".join(_lines(lang, one)) + "\n")
        sys.stdout.flush()
    sys.stdout.write(_total(lang, found) + "\n")
    if out is not None:
        text = json.dumps(mutants_json(found), ensure_ascii=False, indent=1)
        out.write_text(text + "\n", encoding="utf-8", newline="\n")
    if add_facts:
        _keep(found)
    return _SURVIVED if any(one.survivors for one in found) else 0


def mutants_json(found: Sequence[RuleMutants]) -> dict[str, object]:
    """Return what `--json` writes: the sums, the survivors, and rule by rule what killed what."""
    return {
        "total": sum(one.total for one in found),
        "equivalent": sum(one.equivalent for one in found),
        "killed": sum(len(one.killed) for one in found),
        "by_chance": sum(one.by_chance for one in found),
        "survivors": [
            {"rule": f"{one.domain}/{one.rule}", **asdict(s)}
            for one in found
            for s in one.survivors
        ],
        "branches": sum(one.branches for one in found),
        "branches_not_taken": sum(len(one.branches_not_taken) for one in found),
        "codes": sum(one.codes for one in found),
        "codes_not_asked": sum(len(one.codes_not_asked) for one in found),
        "inputs": sum(one.inputs for one in found),
        "inputs_idle": sum(len(one.inputs_idle) for one in found),
        "rules": [asdict(one) for one in found],
    }


def _judged(rules: Sequence[tuple[str, str]], seed: int, workers: str) -> Iterator[RuleMutants]:
    judge = partial(_judge, seed=seed)
    number = (os.cpu_count() or 1) if workers == "auto" else int(workers)
    if number < 2 or len(rules) < 2:  # noqa: PLR2004 - one at a time needs no other process
        yield from map(judge, rules)
        return
    with ProcessPoolExecutor(number, mp_context=get_context("spawn")) as pool:
        yield from pool.map(judge, rules)


def _judge(rule: tuple[str, str], seed: int) -> RuleMutants:
    from conformance.catalog.load import load  # noqa: PLC0415 - in the process that needs it
    from conformance.rule_mutants import judge_rule  # noqa: PLC0415 - as above

    domain, key = rule
    return judge_rule(load(domain), key, seed)


def _keep(found: Iterable[RuleMutants]) -> None:
    """Add what is wanted of each rule to the facts of the catalogue, each once."""
    from conformance.catalog.asked import asked_facts, write_facts  # noqa: PLC0415 - only here
    from conformance.catalog.load import load  # noqa: PLC0415 - as above

    by_domain: dict[str, list[RuleMutants]] = {}
    for one in found:
        by_domain.setdefault(one.domain, []).append(one)
    for domain, rules in by_domain.items():
        spec = load(domain)
        facts = {key: list(known) for key, known in asked_facts(spec).items()}
        for one in rules:
            kept = facts.setdefault(one.rule, [])
            kept += [dict(w) for w in one.wanted if w not in kept]
        if any(facts.values()):
            write_facts(spec, facts)


def _lines(lang: str, one: RuleMutants) -> Iterator[str]:
    yield say(
        lang,
        f"{one.domain}/{one.rule}: 誤り {one.total}、見分けた {len(one.killed)}"
        f"（うちシード次第 {one.by_chance}）、同値 {one.equivalent}、残り {len(one.survivors)}"
        f"（事実 {one.facts}）",
        f"{one.domain}/{one.rule}: {one.total} wrong, {len(one.killed)} told apart"
        f" ({one.by_chance} by this seed alone), {one.equivalent} equivalent,"
        f" {len(one.survivors)} survive ({one.facts} facts)",
    )
    for survivor in one.survivors:
        yield f"  {survivor.where}  {survivor.what}"
    for branch in one.branches_not_taken:
        yield "  " + _branch(lang, branch)
    for code in one.codes_not_asked:
        yield "  " + _code(lang, code)
    for name in one.inputs_idle:
        told = say(lang, "変えても結果の変わらない入力", "input whose change changes nothing")
        yield f"  {name}  {told}"


def _branch(lang: str, one: BranchNotTaken) -> str:
    where = f"{one.where} {'true' if one.holds else 'false'}"
    if one.taken_by is None:
        return say(
            lang,
            f"{where}  通らない分岐（生成した適法な事実のどれも通らない）",
            f"{where}  branch not taken, by none of the lawful facts drawn either",
        )
    return say(lang, f"{where}  通らない分岐", f"{where}  branch not taken")


def _code(lang: str, one: CodeNotAsked) -> str:
    where = f"{one.input}: {one.value}"
    if one.decided_by is None:
        return say(
            lang,
            f"{where}  問わない値（規則はこの値をもつ事実のどれにも答えない）",
            f"{where}  value not asked; the rule decided none of the facts drawn with it",
        )
    return say(lang, f"{where}  問わない値", f"{where}  value decided and not asked")


def _total(lang: str, found: Sequence[RuleMutants]) -> str:
    sums = cast("dict[str, int]", mutants_json(found))
    killed, survivors = sums["killed"], sum(len(one.survivors) for one in found)
    share = 100 * killed / (killed + survivors) if killed + survivors else 100.0
    taken = sums["branches"] - sums["branches_not_taken"]
    asked = sums["codes"] - sums["codes_not_asked"]
    told = sums["inputs"] - sums["inputs_idle"]
    return say(
        lang,
        f"規則 {len(found)}、誤り {sums['total']}、見分けた {killed}、残り {survivors}"
        f"（{share:.1f}%）、分岐 {taken}/{sums['branches']}、値 {asked}/{sums['codes']}、"
        f"入力 {told}/{sums['inputs']}",
        f"{len(found)} rules, {sums['total']} wrong oracles, {killed} told apart,"
        f" {survivors} survive ({share:.1f}%), {taken} of {sums['branches']} branches taken,"
        f" {asked} of {sums['codes']} coded values asked, {told} of {sums['inputs']} inputs decide",
    )
