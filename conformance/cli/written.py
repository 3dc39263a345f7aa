"""The forms of the JSON the commands write, where no model of another room has that form."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field, JsonValue

from conformance.catalog.stats import Stats
from conformance.results.model import CaseModel


class _Written(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class PlanFile(_Written):
    """`conformance plan --json`: every case; those that would be tried are `untested`."""

    cases: tuple[CaseModel, ...]


class SelfTestFile(_Written):
    """`conformance selftest --json`: how many mutants were killed, and by which cases."""

    total: int = Field(ge=0, description="mutants tried")
    killed: int = Field(ge=0)
    survivors: tuple[str, ...] = Field(description="keys of the mutants no case found")
    alarms: tuple[str, ...] = Field(description="cases that fail on the unbroken package")
    cases: int = Field(ge=0, description="cases tried on the unbroken package")
    matrix: dict[str, tuple[str, ...]] = Field(description="mutant → the cases that found it")


class Step(_Written):
    """One step of a derivation with the law it rests on."""

    ja: str
    en: str
    law: str | None


class Evaluation(_Written):
    """`conformance rules eval`: what a rule gives and how it follows."""

    output: dict[str, JsonValue]
    derivation: tuple[Step, ...]


class ListedMutant(_Written):
    """An entry of `conformance reference mutants --json`; `at` when the fault sits elsewhere."""

    key: str
    requirement: str
    at: str | None
    title_ja: str
    title_en: str


class StatsFile(_Written):
    """`conformance catalog stats --json`: the counts of each domain and of all together."""

    domains: tuple[Stats, ...]
    total: Stats
