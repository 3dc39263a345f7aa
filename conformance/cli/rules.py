"""`conformance rules`: check worked examples, evaluate one rule with its derivation."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from conformance.cli.lang import say
from conformance.cli.rules_mutants import command as mutants
from conformance.cli.schemas import schema_option
from conformance.errors import Message, UsageError

if TYPE_CHECKING:
    from conformance.worlds.rule_check import CheckedExample, RuleCheck

_DISAGREE = 1
_NOTHING = 5


@click.group(help="規則の検算 / check and evaluate rules")
def command() -> None:
    """Group the commands of the rules."""


@command.command(help="計算例と照合 / check worked examples (the catalogue's own, or FILE)")
@click.argument("domain", required=False)
@click.argument(
    "file", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
@click.option("--json", "as_json", is_flag=True, help="JSON で出力 / print JSON")
@schema_option("rule-check")
@click.pass_obj
def check(lang: str, domain: str | None, file: Path | None, *, as_json: bool) -> int:
    """Exit 0 when all agree, 1 on any disagreement, 5 when there is no case."""
    from conformance.catalog.load import load  # noqa: PLC0415 - a command loads what it needs
    from conformance.planning import rule_files  # noqa: PLC0415 - as above
    from conformance.worlds import rule_check  # noqa: PLC0415 - as above

    if domain is None:
        raise UsageError(_no_domain())
    spec = load(domain)
    examples = (
        rule_check.own_examples(spec) if file is None else rule_files.read_examples(file, spec)
    )
    result = rule_check.check(spec, examples)
    if as_json:
        _print(asdict(result))
    else:
        sys.stdout.write(_text(lang, result))
    if not result.cases:
        return _NOTHING
    return _DISAGREE if result.disagree else 0


@command.command(
    "eval", help="一つの規則を当てはめ、導出を示す / apply one rule, with its derivation"
)
@click.argument("domain")
@click.argument("rule")
@click.option("--given", required=True, help="入力（JSON） / the inputs as a JSON object")
@schema_option("rule-eval")
def evaluate(domain: str, rule: str, given: str) -> int:
    """Print `{"output": …, "derivation": [{ja, en, law}, …]}`."""
    from conformance.catalog.load import load  # noqa: PLC0415 - a command loads what it needs
    from conformance.planning import rule_eval, rule_files  # noqa: PLC0415 - a command loads what it needs

    spec = load(domain)
    facts = rule_files.facts_of(given, "--given")
    _print(rule_eval.evaluate(spec, rule_files.known_rule(spec, rule), facts))
    return 0


command.add_command(mutants)


def _print(value: object) -> None:
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def _text(lang: str, result: RuleCheck) -> str:
    lines = [_line(lang, case) for case in result.cases if not case.agrees]
    if not result.cases:
        lines.append(say(lang, "計算例がありません。", "there is no worked example"))
    lines.append(
        say(
            lang,
            f"一致 {result.agree}、不一致 {result.disagree}",
            f"agree {result.agree}, disagree {result.disagree}",
        )
    )
    return "\n".join(lines) + "\n"


def _line(lang: str, case: CheckedExample) -> str:
    head = f"{case.rule} #{case.number}: "
    if case.reason is not None:
        return head + say(lang, case.reason_ja or case.reason, case.reason)
    output = case.output or {}
    return head + "; ".join(
        say(
            lang,
            f"{name} 期待 {_short(case.expect[name])}、規則の答え {_short(output.get(name))}",
            f"{name} expected {_short(case.expect[name])}, "
            f"the rule gives {_short(output.get(name))}",
        )
        for name in case.differs
    )


def _short(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _no_domain() -> Message:
    return Message(
        "USE152",
        "業務がありません。",
        "no domain was given",
        "conformance rules check child_allowance のように業務を書いてください。",
        "name one, such as conformance rules check child_allowance",
    )
