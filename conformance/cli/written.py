"""The forms of the JSON the commands write, where no model of another room has that form."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field, JsonValue

from conformance.catalog.ledger import LedgerCount
from conformance.catalog.stats import Stats
from conformance.reference.mutants.operators import Operator
from conformance.results.model import CaseModel
from conformance.rule_mutants import RuleMutants


class _WrittenModel(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class PlanFile(_WrittenModel):
    """`conformance plan --json`: every case; those that would be tried are `untested`."""

    cases: tuple[CaseModel, ...]


class TriedFault(_WrittenModel):
    """One fault of the kill matrix: what it breaks, and the cases that found it."""

    key: str
    requirement: str = Field(description="the requirement that it breaks")
    at: str | None = Field(description="where it sits, when that is another requirement")
    operator: Operator | None = Field(description="null: somebody wrote it down")
    title_ja: str
    title_en: str
    applies: bool = Field(description="whether any case of its requirement can be tried")
    own: tuple[str, ...] = Field(description="cases of the requirement that found it")
    others: tuple[str, ...] = Field(description="cases of other requirements that found it")
    explanation_ja: str | None = Field(description="why it is not found, where somebody knows")
    explanation_en: str | None


class SelfTestFile(_WrittenModel):
    """`conformance selftest --json`: the kill matrix, requirement by fault by case."""

    total: int = Field(ge=0, description="mutants tried")
    killed: int = Field(ge=0)
    killed_by_own: int = Field(ge=0, description="by a case of the requirement they break")
    survivors: tuple[str, ...] = Field(description="keys of the mutants no case found")
    inapplicable: tuple[str, ...] = Field(
        description="keys of the mutants whose requirement does not apply under the profile"
    )
    alarms: tuple[str, ...] = Field(description="cases that fail on the unbroken package")
    cases: int = Field(ge=0, description="cases tried on the unbroken package")
    idle_cases: tuple[str, ...] | None = Field(
        description="cases that found no mutant; null unless each was tried on each (--every)"
    )
    matrix: dict[str, tuple[str, ...]] = Field(description="mutant → the cases that found it")
    faults: tuple[TriedFault, ...]


class DerivationStep(_WrittenModel):
    """One step of a derivation with the law it rests on."""

    ja: str
    en: str
    law: str | None


class Evaluation(_WrittenModel):
    """`conformance rules eval`: what a rule gives and how it follows."""

    output: dict[str, JsonValue]
    derivation: tuple[DerivationStep, ...]


class ListedMutant(_WrittenModel):
    """An entry of `conformance reference mutants --json`; `at` when the fault sits elsewhere."""

    key: str
    requirement: str
    at: str | None
    title_ja: str
    title_en: str


class StatsFile(_WrittenModel):
    """`conformance catalog stats --json`: the counts of each domain and of all together."""

    domains: tuple[Stats, ...]
    total: Stats


class LedgerFile(_WrittenModel):
    """`conformance catalog ledger --json`: sums over the catalogue, and each domain."""

    rules: int
    text_read: int
    document_read: int
    secondary: int
    not_available: int
    right: int
    wrong: int
    too_strict: int
    too_lax: int
    unclear: int
    not_judged: int
    corrected: int
    open_points: int
    domains: tuple[LedgerCount, ...]


class SurvivingMutant(_WrittenModel):
    """A wrong oracle that the facts of a run do not tell apart, and lawful facts that do."""

    rule: str
    where: str
    what: str
    told_by: dict[str, JsonValue]


class RuleMutantsFile(_WrittenModel):
    """`conformance rules mutants --json`: the sums, the survivors, what killed what by rule."""

    total: int
    equivalent: int
    killed: int
    by_chance: int = Field(description="of those killed: by what the seed drew alone")
    survivors: tuple[SurvivingMutant, ...]
    branches: int
    branches_not_taken: int = Field(description="by no fact that is asked whatever the seed")
    codes: int
    codes_not_asked: int = Field(description="held by no fact that is asked whatever the seed")
    inputs: int
    inputs_idle: int = Field(description="whose change in those facts changes nothing")
    rules: tuple[RuleMutants, ...]


class FuzzFinding(_WrittenModel):
    """A way in which a call departs from the document; `example` shows values by their shape."""

    code: str
    ja: str
    en: str
    operation: str
    requirement: str | None
    kind: str = Field(description="lawful, unlawful, odd, access or method: what was sent")
    where: str
    expected: str
    found: str
    example: JsonValue
    times: int = Field(ge=1)


class FuzzTarget(_WrittenModel):
    """One document: the calls tried, those that were not with the cause, what was found."""

    target: str
    requests: int = Field(ge=0)
    operations: tuple[str, ...]
    not_tried: dict[str, str]
    stopped: str | None = Field(description="code of the cause why the run ended early")
    findings: tuple[FuzzFinding, ...]


class FuzzFile(_WrittenModel):
    """`conformance fuzz --json`: the same seed against the same package gives the same file."""

    seed: int
    examples: int = Field(ge=1)
    targets: tuple[FuzzTarget, ...]


class LoadRow(_WrittenModel):
    """One operation under load; latencies in milliseconds, of all calls that were answered."""

    operation: str
    calls: int = Field(ge=1)
    errors: int = Field(ge=0, description="refused unexpectedly, or without an answer")
    error_rate: float = Field(ge=0, le=1)
    per_second: float = Field(ge=0)
    p50_ms: float | None
    p95_ms: float | None


class LoadFile(_WrittenModel):
    """`conformance load --json`: information about speed; it never enters a verdict."""

    concurrency: int = Field(ge=1)
    seconds: float = Field(ge=0, description="how long it really took")
    calls: int = Field(ge=0)
    per_second: float = Field(ge=0)
    operations: tuple[LoadRow, ...]
