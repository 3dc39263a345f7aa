"""From the plan and the outcomes of a run to the canonical result."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from conformance.cases.case import FILES
from conformance.cases.ground.expected import expected
from conformance.cases.ground.found import failed, standings
from conformance.cases.resting import resting
from conformance.cases.stories.tell import tell
from conformance.catalog.models.levels import describe
from conformance.catalog.parts import belongs
from conformance.catalog.switches import reading_of
from conformance.results import model as m
from conformance.results.about import ResultHeader
from conformance.results.announced import due_on
from conformance.results.assembled import assembled
from conformance.results.delivery import as_delivered
from conformance.results.deviation import deviation
from conformance.results.evidence import finding_model, found_in, mask_of, parts_model
from conformance.results.named import answer_model, waiver_model
from conformance.results.rests_on import computed_models, rests_on
from conformance.surfaces.known_words import ShowableWords, vocabulary
from conformance.surfaces.profile import SAMPLE
from conformance.values.secrets import USED
from conformance.values.words import Bilingual

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from conformance.cases.outcome import Outcome
    from conformance.cases.resting import Resting
    from conformance.cases.saved import Saved
    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.questions import Question
    from conformance.findings import Cause
    from conformance.planning.only import Only
    from conformance.planning.plan import Planned, Selection
    from conformance.results.invocation import InvocationModel
    from conformance.results.run import RunModel
    from conformance.surfaces.profile import LoadedProfile, Profile
    from conformance.worlds.corpus import Corpus


@dataclass(frozen=True)
class RunRequest:
    """What a run was asked to do.

    `places`: of a shard, where each case of the plan stands in the whole one.
    """

    specs: Mapping[str, Specification]
    profile: LoadedProfile
    day: date
    selection: Selection
    plan: Sequence[Planned]
    planned_in_all: int
    corpus: Corpus | None = None
    attested: Mapping[str, str] = field(default_factory=dict)
    unmask: bool = False
    places: tuple[int, ...] | None = None

    @property
    def shared(self) -> bool:
        """Whether the package's database holds other people, too."""
        api = self.profile.profile.surfaces.api
        return api is not None and api.capabilities.shared

    @cached_property
    def resting(self) -> Resting | None:
        """What looks up the entries of the mappings that cases rest on; None without any."""
        api, files = self.profile.profile.surfaces.api, self.profile.profile.surfaces.files
        mapped = None if files is None else files.mapping
        return resting(None if api is None else api.mapping, self.specs, mapped)

    @cached_property
    def vocabulary(self) -> ShowableWords:
        """The words that evidence may show as they are."""
        api = self.profile.profile.surfaces.api
        return vocabulary(self.specs.values(), None if api is None else api.mapping)


class Recorded(Protocol):
    """What a run writes down of itself (`conformance.plugin.record.RunRecord`)."""

    @property
    def invocation(self) -> InvocationModel:
        """What was asked for."""

    def ended(self) -> RunModel:
        """Return when and where it took place, ended now."""


def build(
    run: RunRequest,
    cases: Iterable[m.CaseModel],
    record: Recorded,
    taken_over: m.TakenOverModel | None = None,
    *,
    interrupted: bool = False,
) -> m.Result:
    """Return the result of a run: cases in plan order, everything else derived from them."""
    ended = record.ended()
    one = ResultHeader(
        product=product_model(run.profile.profile),
        catalogue=tuple(catalogue_models(run)),
        invocation=record.invocation,
        run=ended,
        scope=_scope(run, past_day=run.day < ended.started_at.date()),
        interrupted=interrupted,
        taken_over=taken_over,
        computed=tuple(computed_models(run.resting, run.profile.path)),
    )
    return assembled(one, tuple(cases), _corpus(run.corpus), tuple(_questions(run)))


def product_model(profile: Profile) -> m.ProductModel:
    """Return the product judged: the sample where the harness started it, whatever is declared."""
    product, city = profile.product, profile.municipality
    if profile.surfaces.starts_sample:
        product = SAMPLE
    return m.ProductModel(
        name=product.name,
        vendor=product.vendor,
        release=product.release,
        city_type=city.type,
        city_code=city.code,
        city_name=city.name,
    )


def judge_case(run: RunRequest, planned: Planned, outcome: Outcome | None) -> m.CaseModel:
    """Return a case with its verdict: decided by the plan, or by its execution."""
    case, requirement = planned.case, planned.case.requirement
    spec = run.specs[requirement.domain]
    answer = answer_model(run.profile.profile, case)
    cause = planned.cause if outcome is None else outcome.cause
    verdict: m.CaseVerdict | None = planned.verdict if outcome is None else outcome.verdict
    finding = None if outcome is None else outcome.finding
    standing = expected(spec, case) if finding is None else failed(spec, case, finding)
    if finding is not None:
        verdict = deviation(standing.ground, answer, planned.level)
    return m.CaseModel(
        id=case.id,
        requirement=requirement.id,
        requirement_title=Bilingual(
            ja=requirement.title_ja, en=requirement.title_en or requirement.key.replace("-", " ")
        ),
        title=Bilingual(ja=case.title_ja, en=case.title_en),
        level=planned.level,
        class_expression=describe(requirement.class_),
        polarity=case.polarity,
        surface=case.surface,
        source=requirement.source,
        provenance=requirement.provenance,
        ground=standing.ground,
        rests_on=standing.on,
        place=spec.where(FILES[requirement.kind], requirement.key),
        check=" ".join(filter(None, (case.check, case.reason))),
        verdict=verdict or "untested",
        cause=None if cause is None else cause_model(cause),
        finding=None if outcome is None else _told(run, planned, outcome),
        saved=None if outcome is None else _saved(outcome.saved),
        attestation=_attestation(run, planned),
        rows=None if outcome is None else outcome.rows,
        unreasoned=True if outcome is not None and outcome.unreasoned else None,
        computed=None if outcome is None else rests_on(run.resting, planned.case),
        waiver=waiver_model(run.profile.profile, case, run.day),
        due=due_on(planned, spec.version, run.profile.profile, run.day),
        answer=answer,
    )


def cause_model(cause: Cause) -> m.CauseModel:
    """Return a cause as the result holds it."""
    return m.CauseModel(
        code=cause.code,
        text=Bilingual(ja=USED.hidden_whole(cause.ja), en=USED.hidden_whole(cause.en)),
        remedy=Bilingual(
            ja=USED.hidden_whole(cause.remedy_ja), en=USED.hidden_whole(cause.remedy_en)
        ),
        details={name: USED.hidden(text) for name, text in cause.details.items()},
    )


def _told(run: RunRequest, planned: Planned, outcome: Outcome) -> m.FindingModel | None:
    """Return a finding with the story of its example; the story says what is found as masked."""
    finding = outcome.finding
    if finding is None:
        return None
    mask = mask_of(finding, outcome.sent, run.vocabulary)
    mask = replace(mask, everything=run.unmask)  # on the terminal of whoever asks for it
    model = finding_model(finding, mask, outcome.sent, shared=run.shared)
    told = replace(finding, found=found_in(finding, mask))
    lines = tell(planned.case, told, run.specs.get)
    story = tuple(lines)
    spec = run.specs[planned.case.requirement.domain]
    parts = parts_model(finding, standings(spec, planned.case, finding))
    return model.model_copy(update={"story": story, "parts": parts})


def _saved(saved: Saved) -> m.SavedModel | None:
    if not saved.examples:
        return None
    return m.SavedModel(tried=saved.tried, stale=saved.stale)


def _corpus(corpus: Corpus | None) -> m.CorpusModel | None:
    if corpus is None:
        return None
    return m.CorpusModel(digest=corpus.digest, examples=corpus.count)


def _attestation(run: RunRequest, planned: Planned) -> m.AttestationModel | None:
    given = planned.attestation
    if given is None:
        return None
    return m.AttestationModel(
        by=given.by,
        role=given.role,
        on=given.on,
        statement=given.statement,
        evidence=given.evidence,
        evidence_sha256=run.attested.get(given.evidence),
    )


def catalogue_models(run: RunRequest) -> Iterable[m.CatalogueModel]:
    """Yield the specifications judged against."""
    for spec in run.specs.values():
        yield as_delivered(spec, run.profile.profile.specifications[spec.domain], run.day)


def _scope(run: RunRequest, *, past_day: bool) -> m.ScopeModel:
    chosen = run.selection
    return m.ScopeModel(
        domains=chosen.domains,
        levels=chosen.levels,
        surfaces=chosen.surfaces,
        ground=chosen.ground,
        cases=chosen.cases,
        shard=None if chosen.shard is None else f"{chosen.shard[0]}/{chosen.shard[1]}",
        places=run.places,
        only=None if chosen.only is None else _only(chosen.only),
        past_day=past_day,
        narrowed=chosen.narrowed or past_day,
        left_out=run.planned_in_all - len(run.plan),
    )


def _only(chosen: Only) -> m.OnlyModel:
    return m.OnlyModel(kind=chosen.kind, against=chosen.against)


def _questions(run: RunRequest) -> Iterable[m.QuestionModel]:
    touched = {p.case.requirement.id for p in run.plan}
    for spec in run.specs.values():
        chosen = run.profile.profile.parts_of(spec.domain)
        for question in spec.questions.values():
            if touched.isdisjoint(question.about) and question.about:
                continue
            if not belongs(spec, "questions", question.key, chosen):
                continue
            yield m.QuestionModel(
                id=f"{spec.domain}/question/{question.key}",
                title=Bilingual(ja=question.title_ja, en=question.title_en or question.key),
                status=question.status,
                question=question.question,
                readings={k: Bilingual(ja=r.ja, en=r.en) for k, r in question.readings.items()},
                switch=_switch(spec, question),
                no_switch=question.no_switch,
                about=question.about,
                places=_places(question),
            )


def _switch(spec: Specification, question: Question) -> m.SwitchModel | None:
    reading = reading_of(spec, question)
    if question.switch is None or reading is None:
        return None
    declared = question.switch in spec.switches
    return m.SwitchModel(
        key=question.switch,
        reading=reading,
        basis="declared" if declared else "unverified_default",
    )


def _places(question: Question) -> tuple[str, ...]:
    places = (c.place for c in question.citations)
    cited = tuple(f"{p.document} {p.version} {p.sheet} {p.cell}" for p in places)
    return cited or tuple(filter(None, (question.source,)))
