"""A result arranged for readers: untested causes, tables, requirements with their cases."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from conformance.report.words import LEVELS
from conformance.results.called import CALLED, NOT_DELIVERED, called
from conformance.results.deviation import DEVIATES
from conformance.results.fold import defects
from conformance.results.unstated import UNSTATED

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from conformance.results.model import CaseModel, CauseModel, DefectModel, Result
    from conformance.values.words import Language


@dataclass(frozen=True, slots=True)
class Unjudged:
    """The cases left without a judgement for one cause; `cause` is that of the first."""

    cause: CauseModel
    cases: tuple[CaseModel, ...]


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A line of the table: a domain, a level (empty: all levels), how many have each verdict."""

    domain: str
    level: str
    counts: Mapping[str, int]

    @property
    def total(self) -> int:
        """How many cases the line counts."""
        return sum(self.counts.values())


@dataclass(frozen=True, slots=True)
class TriedRequirement:
    """A requirement with its cases of the result, in the result's order."""

    cases: tuple[CaseModel, ...]

    @property
    def first(self) -> CaseModel:
        """A case to read the requirement's own facts from."""
        return self.cases[0]

    @property
    def verdict(self) -> str:
        """The verdict that weighs most among the cases."""
        return max((case.verdict for case in self.cases), key=_WEIGHT.index)

    @property
    def called(self) -> str:
        """The word for it: its verdict, or that none of it is delivered."""
        words = {called(case) for case in self.cases if case.verdict == self.verdict}
        return words.pop() if len(words) == 1 else self.verdict


_WEIGHT = (
    "not_applicable",
    "not_declared",
    "pass",
    "attested",
    "answered",
    "announced",
    "spec_unclear",
    "needs_review",
    "untested",
    "unconfirmed",
    "harness_error",
    "fail",
)

_OF_THE_CASE = "U-"  # causes that lie in what is asked for, not on the way there
_IN_DOUBT = "P-IN-DOUBT"
_OPEN = frozenset({"untested", "needs_review", "spec_unclear", "harness_error"})
_SETTLED = frozenset({"not_applicable", "not_declared"})
"""What needs no judgement; a cause beside it says why."""


def domain_of(case: CaseModel) -> str:
    """Return the domain a case belongs to."""
    return case.id.split("/")[0]


def domain_name(result: Result, domain: str, lang: Language) -> str:
    """Return what the result's catalogue calls a domain; its key where it has none."""
    names = (s.name for s in result.catalogue if s.domain == domain)
    return next((n.spoken(lang) for n in names), domain)


def executed_by_surface(result: Result) -> Mapping[str, int]:
    """Return how many cases were executed on each surface."""
    return Counter(case.surface for case in executed(result))


def by_verdict(result: Result, surface: str) -> Mapping[str, int]:
    """Return the cases of a surface by the word for them, in the order of `CALLED`."""
    found = Counter(called(c) for c in result.cases if c.surface == surface)
    return {name: found[name] for name in CALLED if found.get(name)}


def of_verdict(result: Result, *verdicts: str) -> tuple[CaseModel, ...]:
    """Return the cases with one of the verdicts."""
    return tuple(case for case in result.cases if case.verdict in verdicts)


def executed(result: Result) -> tuple[CaseModel, ...]:
    """Return the cases that were executed to their end, whatever was found."""
    return of_verdict(result, "pass", *DEVIATES)


def concerned(result: Result) -> tuple[CaseModel, ...]:
    """Return the cases that are asked of the product: they apply, and it is delivered."""
    return tuple(c for c in result.cases if called(c) not in {"not_applicable", NOT_DELIVERED})


def unconfirmed(result: Result) -> tuple[DefectModel, ...]:
    """Return the deviations from what no text supports, grouped like defects."""
    return defects(result.cases, frozenset({"unconfirmed"}))


def waived(result: Result) -> tuple[CaseModel, ...]:
    """Return the cases that run under a waiver."""
    return tuple(case for case in result.cases if case.waiver is not None)


def in_doubt(result: Result) -> tuple[Unjudged, ...]:
    """Return what the mapping of the profile leaves in doubt, the entry most rests on first."""
    return tuple(group for group in _unjudged(result) if group.cause.code == _IN_DOUBT)


def unjudged(result: Result) -> tuple[Unjudged, ...]:
    """Return the other causes for which cases could not be judged, the most frequent first."""
    return tuple(group for group in _unjudged(result) if group.cause.code != _IN_DOUBT)


def not_delivered(result: Result) -> tuple[Unjudged, ...]:
    """Return what the product has not, by why it was left out, the most frequent first."""
    found: dict[tuple[str, str], list[CaseModel]] = {}
    for case in result.cases:
        if called(case) == NOT_DELIVERED and case.cause is not None:
            found.setdefault((case.cause.code, case.cause.text.en), []).append(case)
    groups = [Unjudged(those[0].cause or UNSTATED, tuple(those)) for those in found.values()]
    return tuple(sorted(groups, key=lambda g: (-len(g.cases), g.cause.code, g.cases[0].id)))


def _unjudged(result: Result) -> tuple[Unjudged, ...]:
    """Return the causes for which cases could not be judged, the most frequent first.

    Cases with one code, one text and one remedy stand together: what is asked for of one function
    says nothing of another. What the way to the package did is one, whichever address it names.
    """
    found: dict[tuple[str, str, str], list[CaseModel]] = {}
    for case in result.cases:
        if case.verdict in _OPEN or (case.cause is not None and case.verdict not in _SETTLED):
            cause = case.cause or UNSTATED
            text = cause.text.en if cause.code.startswith(_OF_THE_CASE) else ""
            found.setdefault((cause.code, text, cause.remedy.en), []).append(case)
    groups = [Unjudged(those[0].cause or UNSTATED, tuple(those)) for those in found.values()]
    return tuple(sorted(groups, key=lambda g: (-len(g.cases), g.cause.code, g.cases[0].id)))


def rows(result: Result, *, by_level: bool) -> tuple[GroupRow, ...]:
    """Return the table domain (and level) by verdict, the levels of each domain in one order."""
    counts: dict[tuple[str, str], Counter[str]] = {}
    for case in result.cases:
        place = (domain_of(case), case.level if by_level else "")
        counts.setdefault(place, Counter())[called(case)] += 1
    domains, levels = list(dict.fromkeys(domain for domain, _ in counts)), ["", *LEVELS]
    placed = sorted(counts, key=lambda at: (domains.index(at[0]), levels.index(at[1])))
    return tuple(GroupRow(*place, counts[place]) for place in placed)


def verdicts_met(table: Sequence[GroupRow]) -> tuple[str, ...]:
    """Return the words for cases that occur in a table, in the order of `CALLED`."""
    return tuple(name for name in CALLED if any(row.counts.get(name) for row in table))


def requirements(result: Result) -> Mapping[tuple[str, str], tuple[TriedRequirement, ...]]:
    """Return the requirements by (domain, kind), each with its cases."""
    cases: dict[str, list[CaseModel]] = {}
    for case in result.cases:
        cases.setdefault(case.requirement, []).append(case)
    found: dict[tuple[str, str], list[TriedRequirement]] = {}
    for name, those in cases.items():
        domain, kind, _ = name.split("/", 2)
        found.setdefault((domain, kind), []).append(TriedRequirement(tuple(those)))
    return {place: tuple(those) for place, those in found.items()}


def provenances(result: Result) -> Mapping[str, int]:
    """Return how many of the requirements asked are official, derived and reconstructed."""
    known = {case.requirement: case.provenance for case in concerned(result)}
    return dict(sorted(Counter(known.values()).items()))
