"""The canonical result: one JSON from which exit code and every report are projections."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, JsonValue

FORMAT: Literal["conformance-result/1"] = "conformance-result/1"

CaseVerdict = Literal[
    "pass",
    "fail",
    "not_applicable",
    "not_declared",
    "untested",
    "attested",
    "needs_review",
    "spec_unclear",
    "harness_error",
]
TotalState = Literal[
    "conformant",
    "not_conformant",
    "incomplete",
    "harness_error",
    "nothing_selected",
    "stale",
    "interrupted",
]
_Date = Annotated[dt.date, Field(strict=False)]


class Model(BaseModel):
    """A closed, frozen part of the result."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Bilingual(Model):
    """A sentence in both languages."""

    ja: str
    en: str


class CauseModel(Model):
    """Why a case was not judged, and what to do."""

    code: str
    text: Bilingual
    remedy: Bilingual
    details: dict[str, str] = {}


class StepModel(Model):
    """One step of how the expected value follows."""

    text: Bilingual
    law: str | None = None


class ExchangeModel(Model):
    """A call and its answer, values masked."""

    method: str
    path: str
    request: JsonValue = None
    status: int
    response: JsonValue = None


class CounterexampleModel(Model):
    """What was drawn when a generated case failed, by which the very same can be tried again.

    `saved`: it was kept from an earlier run and tried before anything was drawn.
    """

    part: str = ""
    form: Literal["value", "choices", "listed"]
    value: JsonValue
    saved: bool = False


class FindingModel(Model):
    """A deviation as the report shows it; `story` tells its example, a line a step."""

    code: str
    text: Bilingual
    expected: JsonValue = None
    found: JsonValue = None
    where: str
    cause: str
    remedy: Bilingual
    steps: tuple[StepModel, ...] = ()
    example: JsonValue = None
    story: tuple[Bilingual, ...] = ()
    counterexample: CounterexampleModel | None = None
    exchanges: tuple[ExchangeModel, ...] = ()


class AttestationModel(Model):
    """Who stated what, when, with which evidence."""

    by: str
    role: str
    on: _Date
    statement: str
    evidence: str


class WaiverModel(Model):
    """The dated exception a case runs under."""

    approver: str
    reason: str
    expires: _Date
    expired: bool


class SavedModel(Model):
    """Saved examples of a case: those tried, and those that no longer fit what it draws."""

    tried: int
    stale: int = 0


class CaseModel(Model):
    """One case with its verdict; `saved`: the saved examples it was tried with first."""

    id: str
    requirement: str
    requirement_title: Bilingual
    title: Bilingual
    level: str
    class_expression: str
    polarity: str
    surface: str
    source: str
    provenance: str
    place: str
    verdict: CaseVerdict
    cause: CauseModel | None = None
    finding: FindingModel | None = None
    saved: SavedModel | None = None
    attestation: AttestationModel | None = None
    waiver: WaiverModel | None = None


class DefectModel(Model):
    """One defect: the case that shows it best, and the cases that fail with it."""

    cause: str
    root: str
    consequences: tuple[str, ...] = ()


class SwitchModel(Model):
    """How an open question was read: as the profile declares, or by the unconfirmed default."""

    key: str
    reading: str
    basis: Literal["declared", "unverified_default"]


class QuestionModel(Model):
    """An open question of the specification that touches this run.

    `switch` is None where no vendor has a choice; `no_switch` then says why.
    """

    id: str
    title: Bilingual
    status: str
    question: str
    readings: dict[str, Bilingual] = {}
    switch: SwitchModel | None = None
    no_switch: str | None = None
    about: tuple[str, ...] = ()
    places: tuple[str, ...] = ()


class PartModel(Model):
    """A part of a specification: a product of its own."""

    key: str
    name: Bilingual


class CatalogueModel(Model):
    """A specification judged against, pinned by its content hash.

    `parts`: those judged, empty where the specification has none; `parts_left_out`: those that the
    profile does not deliver.
    """

    domain: str
    name: Bilingual
    version: str
    digest: str
    parts: tuple[PartModel, ...] = ()
    parts_left_out: tuple[PartModel, ...] = ()


class ScopeModel(Model):
    """What was selected; `left_out` counts the planned cases outside the selection."""

    domains: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    surfaces: tuple[str, ...] = ()
    cases: tuple[str, ...] = ()
    shard: str | None = None
    narrowed: bool = False
    left_out: int = 0


class CorpusModel(Model):
    """The saved counterexamples that were an input of the run, by their hash."""

    digest: str
    examples: int


class ProductModel(Model):
    """The product and release judged, for a kind of municipality."""

    name: str
    vendor: str
    release: str
    city_type: str


class VerdictModel(Model):
    """The total: earned, never assumed."""

    state: TotalState
    exit_code: int
    line: Bilingual


class Result(Model):
    """A run's result. Holds no clock, host, path or random name: same run, same bytes.

    `nonce` is set where the database is shared: it entered the identities of people. `corpus` is
    set where saved counterexamples were tried first.
    """

    format: Literal["conformance-result/1"] = FORMAT
    tool_version: str
    product: ProductModel
    profile_digest: str
    catalogue: tuple[CatalogueModel, ...]
    as_of: _Date
    seed: int
    nonce: str | None = None
    corpus: CorpusModel | None = None
    scope: ScopeModel
    interrupted: bool = False
    verdict: VerdictModel
    counts: dict[str, dict[str, int]]
    cases: tuple[CaseModel, ...]
    defects: tuple[DefectModel, ...]
    questions: tuple[QuestionModel, ...]

    def case(self, case_id: str) -> CaseModel | None:
        """Return a case by id."""
        return next((c for c in self.cases if c.id == case_id), None)
