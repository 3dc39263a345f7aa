"""The JSON Schema of every JSON a command writes: `--schema`, and docs/schemas.

`python -m conformance.cli.schemas docs/schemas` writes the published copies.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Callable

    from pydantic import TypeAdapter

    from conformance.findings import Json

    Decorator = Callable[[Callable[..., object]], Callable[..., object]]

WRITTEN = (
    *("result", "profile", "plan", "selftest", "rule-check", "rule-eval", "mutants", "stats"),
    *("fuzz", "load", "files", "diff", "scenarios", "scenario-pack", "scenario-calendar", "lives"),
    *("comparison", "gate", "policy", "ledger-counts", "law-changes", "rule-mutants"),
    *("verification", "acceptance", "statement", "register"),
    *("impact",),
    *("import", "first-hour", "explain"),
)
"""What has a schema: what the commands write, and the profile and policy they read."""

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema_of(name: str) -> dict[str, Json]:
    """Return the JSON Schema of one of `WRITTEN`."""
    return {"$schema": _DIALECT, **_forms()[name].json_schema()}


def schema_text(name: str) -> str:
    """Return the schema as it is printed and published."""
    return json.dumps(schema_of(name), ensure_ascii=False, indent=2) + "\n"


def schema_option(name: str) -> Decorator:
    """Return `--schema`: it prints and exits with 0 before any argument is asked for."""

    def show(context: click.Context, _: click.Parameter, value: bool) -> None:
        if value:
            sys.stdout.write(schema_text(name))
            context.exit()

    return click.option(
        "--schema",
        is_flag=True,
        is_eager=True,
        expose_value=False,
        callback=show,
        help="JSON の形を出力 / print the JSON Schema of the JSON written",
    )


def write_all(folder: Path) -> None:
    """Write `<name>.schema.json` for each into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in WRITTEN:
        path = folder / f"{name}.schema.json"
        path.write_text(schema_text(name), encoding="utf-8", newline="\n")


def _forms() -> dict[str, TypeAdapter[object]]:
    from pydantic import TypeAdapter  # noqa: PLC0415 - only --schema needs the models

    from conformance.catalog.law_changes import LawChanges  # noqa: PLC0415 - as above
    from conformance.cli import written  # noqa: PLC0415 - as above
    from conformance.cli.catalog_import_written import ImportFile  # noqa: PLC0415 - as above
    from conformance.cli.first_hour_written import FirstHourFile  # noqa: PLC0415 - as above
    from conformance.cli.lives_written import LivesFile  # noqa: PLC0415 - as above
    from conformance.cli.revised import DifferenceFile, ImpactFile  # noqa: PLC0415 - as above
    from conformance.cli.scenarios_written import ScenarioJudgement  # noqa: PLC0415 - as above
    from conformance.register.entries import Register  # noqa: PLC0415 - as above
    from conformance.report.explain.contract.model import ExplainFile  # noqa: PLC0415 - as above
    from conformance.report.file_findings import FindingsFile  # noqa: PLC0415 - as above
    from conformance.results.comparison import ComparisonModel  # noqa: PLC0415 - as above
    from conformance.results.gate import GateModel  # noqa: PLC0415 - as above
    from conformance.results.model import Result  # noqa: PLC0415 - as above
    from conformance.results.policy import PolicyModel  # noqa: PLC0415 - as above
    from conformance.scenarios.packed import (  # noqa: PLC0415 - as above
        CalendarFile,
        PackFile,
    )
    from conformance.surfaces.profile import Profile  # noqa: PLC0415 - as above
    from conformance.trust.acceptance import AcceptanceModel  # noqa: PLC0415 - as above
    from conformance.trust.statement import Statement  # noqa: PLC0415 - as above
    from conformance.trust.verification import VerificationModel  # noqa: PLC0415 - as above
    from conformance.worlds.rule_check import RuleCheck  # noqa: PLC0415 - as above

    return {
        "result": TypeAdapter(Result),
        "profile": TypeAdapter(Profile),
        "plan": TypeAdapter(written.PlanFile),
        "selftest": TypeAdapter(written.SelfTestFile),
        "rule-check": TypeAdapter(RuleCheck),
        "rule-eval": TypeAdapter(written.Evaluation),
        "mutants": TypeAdapter(list[written.ListedMutant]),
        "stats": TypeAdapter(written.StatsFile),
        "fuzz": TypeAdapter(written.FuzzFile),
        "load": TypeAdapter(written.LoadFile),
        "files": TypeAdapter(FindingsFile),
        "diff": TypeAdapter(DifferenceFile),
        "impact": TypeAdapter(ImpactFile),
        "scenarios": TypeAdapter(ScenarioJudgement),
        "scenario-pack": TypeAdapter(PackFile),
        "scenario-calendar": TypeAdapter(CalendarFile),
        "lives": TypeAdapter(LivesFile),
        "comparison": TypeAdapter(ComparisonModel),
        "gate": TypeAdapter(GateModel),
        "policy": TypeAdapter(PolicyModel),
        "ledger-counts": TypeAdapter(written.LedgerFile),
        "law-changes": TypeAdapter(LawChanges),
        "rule-mutants": TypeAdapter(written.RuleMutantsFile),
        "verification": TypeAdapter(VerificationModel),
        "acceptance": TypeAdapter(AcceptanceModel),
        "statement": TypeAdapter(Statement),
        "register": TypeAdapter(Register),
        "import": TypeAdapter(ImportFile),
        "explain": TypeAdapter(ExplainFile),
        "first-hour": TypeAdapter(FirstHourFile),
    }


if __name__ == "__main__":
    write_all(Path(sys.argv[1]))
