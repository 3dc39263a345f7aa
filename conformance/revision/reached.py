"""What a revision reaches beside the cases: requirements, linkages, faults of the sample."""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from conformance.cases.case import FILES
from conformance.reference.mutants import all_mutants
from conformance.revision.model import TouchedLinkage, TouchedMutant

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from conformance.catalog.models.requirements import Linkage
    from conformance.revision.cases import Looked
    from conformance.revision.model import TouchedCase

_WILD = frozenset("*?[")
_KINDS = {file: kind for kind, file in FILES.items()}


def requirements(looked: Looked, cases: Sequence[TouchedCase]) -> tuple[str, ...]:
    """Return the requirements that changed in more than words, and those of touched cases."""
    changed = (
        f"{one.domain}/{_KINDS[one.part]}/{one.key}"
        for one in looked.changes
        if one.part in _KINDS and one.severity != "text"
    )
    return tuple(dict.fromkeys((*changed, *(case.requirement for case in cases))))


def of_kind(names: Sequence[str], kind: str) -> tuple[str, ...]:
    """Return the requirements of a kind."""
    return tuple(name for name in names if name.split("/")[1] == kind)


def linkages(looked: Looked, names: Sequence[str]) -> Iterator[TouchedLinkage]:
    """Yield the linkages among them and those whose data changed, each with both parties."""
    wanted = set(of_kind(names, "linkage"))
    changed = {
        (one.domain, one.key) for one in looked.changes if one.part == "records" and one.asks
    }
    for domain in looked.domains:
        for key, one in _linkages(looked, domain).items():
            name = f"{domain}/linkage/{key}"
            if name in wanted or any((domain, group) in changed for group in one.data):
                yield TouchedLinkage(name, one.provider, one.consumer)


def _linkages(looked: Looked, domain: str) -> dict[str, Linkage]:
    """Return the linkages of a domain as they are now; those that are gone as they were."""
    specs = (side.get(domain) for side in (looked.sides.before, looked.sides.after))
    return {key: one for spec in specs if spec is not None for key, one in spec.linkages.items()}


def mutants(looked: Looked, names: Sequence[str]) -> Iterator[TouchedMutant]:
    """Yield the faults that break one of the requirements or sit in one."""
    wanted, every = set(names), _every(looked)
    for one in all_mutants().values():
        place = one.at or one.requirement
        domain = one.requirement.split("/")[0]
        gone = domain in looked.domains and one.requirement not in every
        if gone or one.requirement in wanted or _sits_in(place, wanted):
            yield TouchedMutant(one.key, one.requirement, gone)


def _sits_in(place: str, wanted: set[str]) -> bool:
    if not _WILD.isdisjoint(place):
        return any(fnmatchcase(name, place) for name in wanted)
    return place in wanted


def _every(looked: Looked) -> set[str]:
    found = ((name, looked.after.spec(name)) for name in looked.domains)
    return {
        f"{name}/{kind}/{key}"
        for name, spec in found
        if spec is not None
        for kind, file in FILES.items()
        for key in getattr(spec, file)
    }
