"""What the register holds of a verified bundle: products and figures, no person and no address."""

from __future__ import annotations

import hashlib
from collections import Counter
from typing import TYPE_CHECKING, Literal

from conformance.register.sources import best_of
from conformance.register.standing import Standing, standing
from conformance.results.base import Day, Model
from conformance.results.called import called
from conformance.results.delivery import narrowed_deliveries
from conformance.results.known import at_best
from conformance.results.scope import scope_said
from conformance.results.sentence import EARNED, passes_by_ground
from conformance.trust.listed import known_cases
from conformance.trust.statement import timestamp_text
from conformance.values.words import Bilingual

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from conformance.results.model import CaseModel, CatalogueModel, Result, TotalState
    from conformance.trust.bundle import Verified

FORMAT: Literal["conformance-register/1"] = "conformance-register/1"
_SHORT = 12
_PARTS = 3  # of an id that name the requirement


class RequirementEntry(Model):
    """How a product stands in one requirement."""

    id: str
    title: Bilingual
    standing: Standing


class DomainEntry(Model):
    """How a product stands in one domain, and on what its passes stand.

    `parts`: those that are delivered, where others are not.
    """

    domain: str
    name: Bilingual
    version: str
    standing: Standing
    counts: dict[str, int]
    grounds: dict[str, int]
    parts: tuple[str, ...] = ()
    requirements: tuple[RequirementEntry, ...]


class RegisterEntry(Model):
    """One verified result: of which product and release, by whose key, how it stands.

    `key`: the fingerprint; `bundle`: the hash by which anybody can tell the file.
    """

    bundle: str
    key: str
    signed_at: str
    as_of: Day
    vendor: str
    product: str
    release: str
    city_type: str
    city: str
    harness: str
    standing: Standing
    narrowed: tuple[Bilingual, ...]
    sample_package: bool
    seeded_fault: bool
    waivers: int
    counts: dict[str, int]
    domains: tuple[DomainEntry, ...]

    @property
    def limited(self) -> bool:
        """Whether it is of a part, of the sample package or of a seeded fault: nothing is green."""
        return bool(self.narrowed) or self.sample_package or self.seeded_fault

    @property
    def slug(self) -> str:
        """The name of the product's page: no text of a product's ever is part of a path."""
        return _short(f"{self.vendor}\0{self.product}")

    @property
    def release_slug(self) -> str:
        """The name of what belongs to one release of it."""
        return _short(self.bundle)


class Register(Model):
    """The register as data: every entry, the newest first."""

    format: Literal["conformance-register/1"] = FORMAT
    entries: tuple[RegisterEntry, ...]


def register_of(entries: Iterable[RegisterEntry]) -> Register:
    """Return the register of entries: the same bundles, in whatever order, the same register."""
    once = {one.bundle: one for one in entries}
    ordered = sorted(once.values(), key=lambda one: (one.signed_at, one.bundle))
    return Register(entries=tuple(reversed(ordered)))


def entry_of(one: Verified) -> RegisterEntry:
    """Return what the register holds of a bundle."""
    result = one.result
    product = result.product
    return RegisterEntry(
        bundle=one.digest,
        key=one.key.id,
        signed_at=timestamp_text(one.signed_at),
        as_of=result.as_of,
        vendor=product.vendor,
        product=product.name,
        release=product.release,
        city_type=product.city_type,
        city=product.city_name,
        harness=result.tool_version,
        standing=_whole(result),
        narrowed=tuple(_narrowed(result)),
        sample_package=result.run.of_sample_package,
        seeded_fault=result.invocation.mutant is not None,
        waivers=len({case.waiver.of for case in result.cases if case.waiver is not None}),
        counts=_counts(result.cases),
        domains=tuple(_domains(result)),
    )


def _counts(cases: Iterable[CaseModel]) -> dict[str, int]:
    """Return how many cases are called what; what is not delivered has a word of its own."""
    return dict(sorted(Counter(map(called, cases)).items()))


def _whole(result: Result) -> TotalState:
    """Return the verdict; of a run from which cases were left out nothing good is said."""
    state = result.verdict.state
    return "incomplete" if state in EARNED and _cut(result) else state


def _narrowed(result: Result) -> Iterator[Bilingual]:
    if result.scope.narrowed:
        yield scope_said(result.scope, result.catalogue)
    yield from narrowed_deliveries(result.catalogue)


def _domains(result: Result) -> Iterator[DomainEntry]:
    of: dict[str, list[CaseModel]] = {}
    for case in result.cases:
        of.setdefault(case.id.split("/")[0], []).append(case)
    cut = _cut(result)
    for spec in result.catalogue:
        cases = of.get(spec.domain, [])
        if cases:
            yield DomainEntry(
                domain=spec.domain,
                name=spec.name,
                version=spec.version,
                standing=standing(
                    cases, whole=spec.domain not in cut, at_best=at_best([spec], cases)
                ),
                counts=_counts(cases),
                grounds=dict(passes_by_ground(cases)),
                parts=tuple(part.key for part in spec.parts) if spec.parts_left_out else (),
                requirements=tuple(_requirements(spec, cases, cut)),
            )


def _cut(result: Result) -> frozenset[str]:
    """Return the domains and requirements of which cases were left out."""
    there, known = {case.id for case in result.cases}, known_cases(result)
    names = [name.split("/") for name in known or () if name not in there]
    cut = {one for parts in names for one in (parts[0], "/".join(parts[:_PARTS]))}
    if known is None or result.interrupted:
        cut |= {spec.domain for spec in result.catalogue}
        cut |= {case.requirement for case in result.cases}
    return frozenset(cut)


def _requirements(
    spec: CatalogueModel, cases: Iterable[CaseModel], cut: frozenset[str]
) -> Iterator[RequirementEntry]:
    of: dict[str, list[CaseModel]] = {}
    for case in cases:
        of.setdefault(case.requirement, []).append(case)
    for name, its in of.items():
        found = standing(its, whole=name not in cut, at_best=best_of(spec, name, its))
        if found == "conformant" and any(case.verdict == "attested" for case in its):
            found = "attested"  # what the vendor alone says of a part is no pass of the whole
        yield RequirementEntry(id=name, title=its[0].requirement_title, standing=found)


def _short(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:_SHORT]
