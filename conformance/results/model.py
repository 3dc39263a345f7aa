"""The canonical result: one JSON from which exit code and every report are projections."""

from __future__ import annotations

import operator
from typing import TYPE_CHECKING, Literal

from pydantic import Field, JsonValue

from conformance.catalog.grounds import Ground
from conformance.results.answered import ShownModel
from conformance.results.base import Day as _Date
from conformance.results.base import Many, Moment
from conformance.results.base import Model as Model  # noqa: PLC0414 - also named here, Moment
from conformance.results.computed import ComputedModel
from conformance.results.defect import DefectModel as DefectModel  # noqa: PLC0414 - also named here
from conformance.results.evidenced import CellModel as CellModel  # noqa: PLC0414 - a part of it
from conformance.results.evidenced import ExchangeModel as ExchangeModel  # noqa: PLC0414
from conformance.results.evidenced import FindingPartModel as FindingPartModel  # noqa: PLC0414
from conformance.results.evidenced import PaperPlaceModel as PaperPlaceModel  # noqa: PLC0414
from conformance.results.invocation import InvocationModel
from conformance.results.judged_on import CatalogueModel as CatalogueModel  # noqa: PLC0414 - also named here
from conformance.results.judged_on import CorpusModel as CorpusModel  # noqa: PLC0414 - also named here
from conformance.results.judged_on import OnlyModel as OnlyModel  # noqa: PLC0414 - also named here
from conformance.results.judged_on import PartModel as PartModel  # noqa: PLC0414 - also named here
from conformance.results.judged_on import ProductModel as ProductModel  # noqa: PLC0414 - also named here
from conformance.results.judged_on import ScopeModel as ScopeModel  # noqa: PLC0414 - also named here
from conformance.results.run import RunModel
from conformance.values.words import Bilingual

if TYPE_CHECKING:
    import datetime as dt

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
    "unconfirmed",
    "answered",
    "announced",
    "harness_error",
]
TotalState = Literal[
    "conformant",
    "known_taken",
    "known_only",
    "not_conformant",
    "waived",
    "incomplete",
    "harness_error",
    "nothing_selected",
    "stale",
    "interrupted",
]


class CauseModel(Model):
    """Why a case was not judged, and what to do."""

    code: str
    text: Bilingual
    remedy: Bilingual
    details: dict[str, str] = Field(default={})


class StepModel(Model):
    """One step of how the expected value follows."""

    text: Bilingual
    law: str | None = None


class CounterexampleModel(Model):
    """What was drawn when a generated case failed, by which the very same can be tried again.

    `saved`: it was kept from an earlier run and tried before anything was drawn.
    """

    part: str = ""
    form: Literal["value", "choices", "listed"]
    value: JsonValue
    saved: bool = False


class FindingModel(Model):
    """A deviation as the report shows it; `story` tells its example, a line a step.

    `sent`: the values that the harness sent of the items a refusal is about. Its evidence are
    calls (`exchanges`), cells of export files or places on paper. `parts`: where it tells several
    deviations, each with its ground; the best supported of them decides what the case is.
    """

    code: str
    text: Bilingual
    expected: ShownModel = None
    found: ShownModel = None
    sent: dict[str, JsonValue] = Field(default_factory=dict)
    where: str
    cause: str
    remedy: Bilingual
    steps: Many[StepModel] = ()
    example: JsonValue = None
    story: Many[Bilingual] = ()
    counterexample: CounterexampleModel | None = None
    exchanges: Many[ExchangeModel] = ()
    cells: Many[CellModel] = Field(default=(), exclude_if=operator.not_)
    places: Many[PaperPlaceModel] = Field(default=(), exclude_if=operator.not_)
    parts: Many[FindingPartModel] = Field(default=(), exclude_if=operator.not_)


class AttestationModel(Model):
    """Who stated what, when, with which evidence: a file that nobody has judged, and its hash."""

    by: str
    role: str
    on: _Date
    statement: str
    evidence: str
    evidence_sha256: str | None = None


class WaiverModel(Model):
    """The dated exception a case runs under; `of`: the requirement or case that it names."""

    of: str
    approver: str
    reason: str
    risk: str
    expires: _Date
    expired: bool


class AnswerModel(Model):
    """What the profile answers to an expectation that no text supports.

    `accepted`: it is right, and a deviation from it counts. Otherwise a document says something
    else at a page. `of`: the requirement or case that it names.
    """

    of: str
    accepted: bool
    document: str | None = None
    page: str | None = None
    by: str
    on: _Date


class SavedModel(Model):
    """Saved examples of a case: those tried, and those that no longer fit what it draws."""

    tried: int
    stale: int = 0


class CaseModel(Model):
    """One case with its verdict; `saved`: the saved examples it was tried with first.

    `ground`: of what it expects, or of what was compared where it deviates; `rests_on`: the weakest
    link. `check`: its kind, with the reason for which something must be refused. `unconfirmed` and
    `answered` deviate from what no text supports, and have a finding. `computed`: the entries of
    the profile that make something of the answers it rests on. `rows`: how many rows it read
    of the file it is about. `unreasoned`: a refusal in it names neither the item at fault nor a
    reason for it. `taken_over`: it was not executed in this run but decided by the
    interrupted one that it continues. `due`: of what is only announced, the day from which it
    fails.
    """

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
    ground: Ground
    rests_on: str
    place: str
    check: str | None = None
    verdict: CaseVerdict
    cause: CauseModel | None = None
    finding: FindingModel | None = None
    saved: SavedModel | None = None
    attestation: AttestationModel | None = None
    waiver: WaiverModel | None = None
    answer: AnswerModel | None = None
    rows: int | None = None
    computed: tuple[str, ...] | None = None
    unreasoned: Literal[True] | None = None
    taken_over: Literal[True] | None = None
    due: _Date | None = None


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
    readings: dict[str, Bilingual] = Field(default={})
    switch: SwitchModel | None = None
    no_switch: str | None = None
    about: Many[str] = ()
    places: Many[str] = ()


class TakenOverModel(Model):
    """What was not executed again: cases decided by the interrupted run that this one continued.

    `result` is the hash of that run's result, `started_at` when it began.
    """

    cases: int
    result: str
    started_at: Moment


class VerdictModel(Model):
    """The total: earned, never assumed."""

    state: TotalState
    exit_code: int
    line: Bilingual


class Result(Model):
    """A run's result: the same inputs, the same bytes, but for `run`.

    `run` alone holds clock, addresses and places. `corpus` is set where saved counterexamples were
    tried first. `checksum`: of all else, put there when it is written; whoever edits a file by hand
    breaks it, whoever means to forge one does not (that takes a signature).
    """

    format: Literal["conformance-result/1"] = FORMAT
    product: ProductModel
    catalogue: Many[CatalogueModel]
    invocation: InvocationModel
    run: RunModel
    corpus: CorpusModel | None = None
    scope: ScopeModel
    interrupted: bool = False
    taken_over: TakenOverModel | None = None
    computed: tuple[ComputedModel, ...] | None = None
    verdict: VerdictModel
    counts: dict[str, dict[str, int]]
    cases: Many[CaseModel]
    defects: Many[DefectModel]
    questions: Many[QuestionModel]
    checksum: str | None = None

    @property
    def tool_version(self) -> str:
        """The version of the harness that judged."""
        return self.invocation.versions.harness

    @property
    def profile_digest(self) -> str:
        """The hash of the profile's content."""
        return self.invocation.profile_digest

    @property
    def as_of(self) -> dt.date:
        """The day on which was judged."""
        return self.invocation.as_of

    @property
    def seed(self) -> int:
        """The seed of all that was drawn."""
        return self.invocation.seed

    @property
    def nonce(self) -> str | None:
        """What entered the identities of people in a shared database."""
        return self.invocation.nonce

    def case(self, case_id: str) -> CaseModel | None:
        """Return a case by id."""
        return next((c for c in self.cases if c.id == case_id), None)
