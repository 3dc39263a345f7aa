"""What a bundle that holds says to people who decide by it: the verdict, and what limits it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from conformance import __version__
from conformance.results.base import Day, Model, Moment
from conformance.results.delivery import narrowed_deliveries
from conformance.results.judged_on import CatalogueModel, ProductModel
from conformance.results.model import CaseVerdict, VerdictModel
from conformance.results.scope import scope_said
from conformance.results.specifications import split
from conformance.trust.listed import known_cases
from conformance.values.words import Bilingual

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.results.model import CaseModel, Result, WaiverModel
    from conformance.trust.bundle import Verified

FORMAT: Literal["conformance-verification/1"] = "conformance-verification/1"

ORDER: tuple[CaseVerdict, ...] = (
    "fail",
    "unconfirmed",
    "harness_error",
    "untested",
    "needs_review",
    "spec_unclear",
    "answered",
    "announced",
    "attested",
    "not_declared",
)
"""What is no pass although it applies, the worse first."""


class SignerModel(Model):
    """Whose signature holds: the file of the trusted key, and its fingerprint."""

    name: str
    fingerprint: str


class OpenModel(Model):
    """Cases that are no pass, of one verdict and cause."""

    verdict: CaseVerdict
    code: str | None = None
    text: Bilingual | None = None
    cases: tuple[str, ...]


class WaivedModel(Model):
    """A waiver that holds today, and the cases that run under it."""

    of: str
    approver: str
    reason: str
    risk: str
    expires: Day
    cases: tuple[str, ...]


class VerificationModel(Model):
    """A bundle that was verified: by whom signed, the verdict worked out again, what limits it.

    `not_tested`: the domains of the catalogue of which it has no case. `narrowed`: how what was
    judged was narrowed, a phrase each. `same_harness`: it was judged by the version of the harness
    that verified it. `cases_known`: its cases were held against the list of the catalogue; of a
    draft there is none.
    """

    format: Literal["conformance-verification/1"] = FORMAT
    bundle: str
    signer: SignerModel
    signed_at: Moment
    product: ProductModel
    catalogue: tuple[CatalogueModel, ...]
    not_tested: tuple[str, ...] = ()
    verdict: VerdictModel
    counts: dict[str, int]
    narrowed: tuple[Bilingual, ...] = ()
    waivers: tuple[WaivedModel, ...] = ()
    open: tuple[OpenModel, ...] = ()
    taken_over: int = 0
    sample_package: bool = False
    mutant: str | None = None
    evidence: int
    harness: str
    same_harness: bool
    cases_known: bool = True


def verification(one: Verified) -> VerificationModel:
    """Return what a verified bundle says."""
    result = one.result
    harness = result.tool_version
    _, others = split(result.catalogue, result.cases)
    attested = {c.attestation.evidence_sha256 for c in result.cases if c.attestation is not None}
    return VerificationModel(
        bundle=one.digest,
        signer=SignerModel(name=one.key.name, fingerprint=one.key.id),
        signed_at=one.signed_at,
        product=result.product,
        catalogue=result.catalogue,
        not_tested=tuple(spec.domain for spec in others),
        verdict=result.verdict,
        counts=result.counts["verdict"],
        narrowed=tuple(_narrowed(result)),
        waivers=tuple(_waivers(result)),
        open=tuple(_open(result)),
        taken_over=0 if result.taken_over is None else result.taken_over.cases,
        sample_package=result.run.of_sample_package,
        mutant=result.invocation.mutant,
        evidence=len(attested - {None}),
        harness=harness,
        same_harness=harness == __version__,
        cases_known=known_cases(result) is not None,
    )


def _narrowed(result: Result) -> Iterator[Bilingual]:
    if result.scope.narrowed:
        yield scope_said(result.scope, result.catalogue)
    yield from narrowed_deliveries(result.catalogue, result.cases)


def _waivers(result: Result) -> Iterator[WaivedModel]:
    found: dict[WaiverModel, list[CaseModel]] = {}
    for case in result.cases:
        if case.waiver is not None:
            found.setdefault(case.waiver, []).append(case)
    for waiver, cases in found.items():
        stated = waiver.model_dump(exclude={"expired"})
        yield WaivedModel(**stated, cases=tuple(case.id for case in cases))


def _open(result: Result) -> Iterator[OpenModel]:
    groups: dict[_Group, list[CaseModel]] = {}
    for case in result.cases:
        if case.verdict in ORDER:
            said = case.cause or case.finding
            code, text = (None, None) if said is None else (said.code, said.text)
            groups.setdefault((case.verdict, code, text), []).append(case)
    for (verdict, code, text), cases in sorted(groups.items(), key=_worse_first):
        names = tuple(case.id for case in cases)
        yield OpenModel(verdict=verdict, code=code, text=text, cases=names)


_Group = tuple[CaseVerdict, str | None, Bilingual | None]
"""Cases of one verdict and code for one cause: a code may name several, such as two surfaces."""


def _worse_first(group: tuple[_Group, list[CaseModel]]) -> tuple[int, int, str, str]:
    (verdict, code, text), cases = group
    return ORDER.index(verdict), -len(cases), code or "", text.en if text else ""
