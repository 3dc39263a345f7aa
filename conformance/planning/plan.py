"""The plan: every case for (catalogue, profile, day), with what is decided before anything runs."""

from __future__ import annotations

import fnmatch
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from conformance.cases.case import Case, Verdict
from conformance.cases.ground.expected import expected
from conformance.catalog.drafts import is_open
from conformance.catalog.grounds import GROUNDS
from conformance.catalog.models.levels import Situation, decide
from conformance.catalog.models.operations import Attest
from conformance.checks.files.differential import in_full_only
from conformance.checks.files.mapped import unmapped
from conformance.checks.forms.formats import spared_format
from conformance.messages.causes import make_cause
from conformance.planning.by_option import by_option
from conformance.planning.generate import cases_of, requirements
from conformance.planning.undelivered import as_delivered, one_sided
from conformance.population.once import once_per_object
from conformance.values.words import Bilingual
from conformance.worlds.reached import offered_calls

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from datetime import date

    from conformance.cases.case import RequirementRef
    from conformance.catalog.grounds import Ground
    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.levels import Decision
    from conformance.findings import Cause
    from conformance.planning.only import Only
    from conformance.surfaces.profile import Attestation, Profile
    from conformance.worlds.reached import OfferedCalls

_WILD = re.compile(r"[*?\[]")


@dataclass(frozen=True, slots=True)
class Planned:
    """A case with its level for this profile; `verdict` is set when it will not be executed."""

    case: Case
    level: Decision
    verdict: Verdict | None = None
    cause: Cause | None = None
    attestation: Attestation | None = None


@dataclass(frozen=True, slots=True)
class Selection:
    """What part of the plan is wanted; empty means everything.

    `ground`: only cases whose expectation stands on it, or on something stronger. `only`: only what
    an earlier result leaves to be tried.
    """

    domains: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    surfaces: tuple[str, ...] = ()
    cases: tuple[str, ...] = ()
    shard: tuple[int, int] | None = None
    ground: Ground | None = None
    only: Only | None = None

    @property
    def narrowed(self) -> bool:
        """Say whether anything is left out."""
        lists = (self.domains, self.levels, self.surfaces, self.cases)
        return any((*lists, self.shard, self.ground, self.only))

    def over(self, domains: Collection[str]) -> Selection:
        """Return the selection over these domains: who names all of them leaves out none."""
        every = bool(self.domains) and set(self.domains) >= set(domains)
        return replace(self, domains=()) if every else self

    def within(self, domains: Iterable[str]) -> tuple[str, ...]:
        """Return those of the domains in which there may be a selected case."""
        named = [name for name in domains if not self.domains or name in self.domains]
        begins = tuple(_WILD.split(glob.partition("/")[0])[0] for glob in self.cases)
        return tuple(name for name in named if not begins or name.startswith(begins))

    def wants(self, planned: Planned, number: int) -> bool:
        """Say whether a planned case is selected; `number` is its place in the whole plan."""
        case = planned.case
        return all(
            (
                not self.domains or case.requirement.domain in self.domains,
                not self.levels or planned.level in self.levels,
                not self.surfaces or case.surface in self.surfaces,
                not self.cases or any(fnmatch.fnmatchcase(case.id, g) for g in self.cases),
                self.only is None or self.only.wants(case.id),
                self.shard is None or number % self.shard[1] == self.shard[0] - 1,
            )
        )


def make_plan(specs: Iterable[Specification], profile: Profile, day: date) -> tuple[Planned, ...]:
    """Return all cases of the specifications in catalogue order, decided as far as possible."""
    beyond = offered_calls(profile)
    return tuple(
        planned
        for spec in specs
        for requirement in requirements(spec)
        for planned in _reachable(spec, _as_sold(spec, requirement, profile, day), beyond)
    )


def select(
    plan: Iterable[Planned], selection: Selection, specs: Mapping[str, Specification]
) -> tuple[Planned, ...]:
    """Return the selected part of a plan."""
    chosen = tuple(p for n, p in enumerate(plan) if selection.wants(p, n))
    least = selection.ground
    if least is None:
        return chosen
    return tuple(p for p in chosen if _stands(specs[p.case.requirement.domain], p.case, least))


def _stands(spec: Specification, case: Case, least: Ground) -> bool:
    return GROUNDS.index(expected(spec, case).ground) <= GROUNDS.index(least)


def _reachable(
    spec: Specification, planned: Iterable[Planned], beyond: OfferedCalls | None
) -> Iterator[Planned]:
    """Mark the cases that the way to the package does not reach."""
    for one in planned:
        tried = beyond is not None and one.verdict is None
        cause = beyond.cause(spec, one.case) if beyond and tried else None
        yield one if cause is None else replace(one, verdict="untested", cause=cause)


def _as_sold(
    spec: Specification, requirement: RequirementRef, profile: Profile, day: date
) -> Iterator[Planned]:
    return as_delivered(spec, requirement, _plan(spec, requirement, profile, day), profile)


def _plan(
    spec: Specification, requirement: RequirementRef, profile: Profile, day: date
) -> Iterator[Planned]:
    situation = Situation(profile.municipality.type, day, spec.version, frozenset(profile.options))
    level = decide(requirement.class_, situation)
    cases = cases_of(spec, requirement)
    if not cases or evidence_wanted(spec, requirement) is not None:
        yield from _unexecutable(spec, requirement, profile, level)
    for case in cases:
        if level == "not_applicable":
            yield Planned(case, level, "not_applicable")
        elif level == "optional" and not profile.has_declared(spec.domain, requirement.key):
            yield Planned(case, level, "not_declared")
        elif (cause := _no_concern(spec, case, profile, situation)) is not None:
            yield Planned(case, level, "not_applicable", cause)
        elif case.surface == "forms" and (spared := spared_format(case, profile)) is not None:
            yield Planned(case, level, *spared)
        elif (cause := in_full_only(case, profile)) is not None:
            yield Planned(case, level, "not_applicable", cause)
        elif (cause := _out_of_reach(spec, requirement, case, profile)) is not None:
            yield Planned(case, level, "untested", cause)
        else:
            yield Planned(case, level)


def _no_concern(
    spec: Specification, case: Case, profile: Profile, situation: Situation
) -> Cause | None:
    """Return why a case that applies does not concern the product; None where it does."""
    return by_option(spec, case, profile, situation) or one_sided(spec, case, profile)


def _out_of_reach(
    spec: Specification, requirement: RequirementRef, case: Case, profile: Profile
) -> Cause | None:
    """Return why a case that applies cannot be tried; None where it can."""
    if requirement.kind == "form" and not spec.forms[requirement.key].items:
        return _no_operation(requirement)
    if _closed(case, profile):
        return _no_surface(case.surface)
    return unmapped(spec, case, profile)


def _unexecutable(
    spec: Specification, requirement: RequirementRef, profile: Profile, level: Decision
) -> Iterator[Planned]:
    """Plan a requirement that no outside test can see: attested by a named person, or not."""
    case = attested_case(spec, requirement)
    evidence = evidence_wanted(spec, requirement)
    if level == "not_applicable":
        yield Planned(case, level, "not_applicable")
    elif level == "optional" and not profile.has_declared(spec.domain, requirement.key):
        yield Planned(case, level, "not_declared")
    elif evidence is None:
        yield Planned(case, level, "untested", _no_case(requirement))
    elif is_open(evidence):
        yield Planned(case, level, "untested", _no_operation(requirement))
    else:
        statement = _statement(profile, requirement)
        verdict: Verdict = "attested" if statement else "untested"
        cause = None if statement else _no_evidence(requirement, evidence)
        yield Planned(case, level, verdict, cause, statement)


_ATTESTED = Bilingual(
    "事業者申告（外部からは確かめられない）",
    "the vendor's statement (no outside test can see it)",
)


def attested_case(spec: Specification, requirement: RequirementRef) -> Case:
    """Return the case that stands for a requirement no outside test can see."""
    return Case(
        f"{requirement.id}/attested",
        requirement,
        "attest",
        "present",
        "evidence",
        lambda: _ATTESTED,
        params={"evidence": evidence_wanted(spec, requirement) or ""},
    )


def evidence_wanted(spec: Specification, requirement: RequirementRef) -> str | None:
    """Return the evidence an unexecutable requirement wants; None when the catalogue names none."""
    if requirement.kind == "function":
        operation = spec.functions[requirement.key].operation
        return operation.evidence if isinstance(operation, Attest) else None
    if requirement.kind == "invariant":
        found = [getattr(c, "evidence", "") for c in spec.invariants[requirement.key].checks]
        return " ".join(text for text in found if text) or None
    return None


def _statement(profile: Profile, requirement: RequirementRef) -> Attestation | None:
    """Return the first statement of the profile that names a requirement or fits its id."""
    exact, patterns = _statements(profile)
    found = [exact[requirement.id]] if requirement.id in exact else []
    found += [number for number, name in patterns if fnmatch.fnmatchcase(requirement.id, name)]
    return profile.attestations[min(found)] if found else None


@once_per_object
def _statements(profile: Profile) -> tuple[dict[str, int], list[tuple[int, str]]]:
    """Return the places of statements by the requirement named, and those that are patterns."""
    exact = dict[str, int]()
    patterns = list[tuple[int, str]]()
    for number, one in enumerate(profile.attestations):
        if _WILD.search(one.requirement):
            patterns.append((number, one.requirement))
        else:
            exact.setdefault(one.requirement, number)
    return exact, patterns


def _closed(case: Case, profile: Profile) -> bool:
    surfaces = profile.surfaces
    opened = {"api": surfaces.api, "files": surfaces.files, "forms": surfaces.forms}
    return case.surface in opened and opened[case.surface] is None


def _no_surface(surface: str) -> Cause:
    return make_cause("U-NO-SURFACE", surface=surface)


def _no_evidence(requirement: RequirementRef, evidence: str) -> Cause:
    title = requirement.title_en or requirement.key.replace("-", " ")
    return make_cause(
        "U-NO-EVIDENCE",
        {"requirement": requirement.id},
        requirement=requirement.id,
        evidence=evidence,
        title=Bilingual(requirement.title_ja, title),
    )


def _no_operation(requirement: RequirementRef) -> Cause:
    return make_cause("U-NO-OPERATION", {"requirement": requirement.id})


def _no_case(requirement: RequirementRef) -> Cause:
    return make_cause("U-NO-CASE", {"requirement": requirement.id})
