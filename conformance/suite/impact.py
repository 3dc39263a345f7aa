"""What a change of a specification reaches: requirements, cases, other domains, vendors."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Final

from conformance.catalog.uses import Place, uses
from conformance.suite.case import FILES
from conformance.suite.manifest import manifest_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from conformance.catalog.diff import Change
    from conformance.catalog.models.domain import Specification

_WORDING: Final = frozenset(
    (
        *("title_ja", "title_en", "name_ja", "summary", "note", "source", "confidence"),
        *("provenance", "official_section", "open_question", "timing"),
    )
)
"""Fields that say nothing to a test: a change of them reaches the entry itself alone."""
_KINDS: Final = {file: kind for kind, file in FILES.items()}


@dataclass(frozen=True, slots=True)
class Affected:
    """A requirement that a change reaches; `through`: the entries on the way, the changed first."""

    requirement: str
    through: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Impact:
    """What a change reaches, in the order of the catalogue.

    `cases_again` were there before and are of an affected requirement. `rules` are the affected
    requirements that are rules, `other_linkages` those that are linkages of other domains.
    """

    requirements: tuple[Affected, ...]
    cases_added: tuple[str, ...]
    cases_removed: tuple[str, ...]
    cases_again: tuple[str, ...]
    rules: tuple[str, ...]
    other_linkages: tuple[str, ...]


def impact_of(
    changes: Sequence[Change],
    before: Specification,
    after: Specification,
    others: Iterable[Specification] = (),
) -> Impact:
    """Return what the changes from `before` to `after` reach, also in `others`."""
    elsewhere = tuple(others)
    ways = _ways(changes, (before, after, *elsewhere))
    affected = tuple(
        Affected(f"{place.domain}/{_KINDS[place.kind]}/{place.key}", tuple(map(str, way)))
        for place, way in ways.items()
        if place.kind in _KINDS
    )
    names = [each.requirement for each in affected]
    old, new = _cases((before, *elsewhere)), _cases((after, *elsewhere))
    stay = chain.from_iterable(new.get(name, {}) for name in names)
    had, has = frozenset(chain(*old.values())), frozenset(chain(*new.values()))
    return Impact(
        affected,
        cases_added=tuple(case for case in chain(*new.values()) if case not in had),
        cases_removed=tuple(case for case in chain(*old.values()) if case not in has),
        cases_again=tuple(case for case in stay if case in had),
        rules=tuple(name for name in names if "/rule/" in name),
        other_linkages=tuple(
            name
            for name in names
            if "/linkage/" in name and not name.startswith(f"{after.domain}/")
        ),
    )


def _ways(
    changes: Sequence[Change], specs: Sequence[Specification]
) -> dict[Place, tuple[Place, ...]]:
    """Return the entries reached, each with the shortest way to it from a changed one."""
    domain = specs[0].domain
    builders = _builders(specs)
    ways: dict[Place, tuple[Place, ...]] = {
        Place(domain, change.kind, change.key): () for change in changes
    }
    waiting = deque(Place(domain, c.kind, c.key) for c in changes if not _only_wording(c))
    while waiting:
        place = waiting.popleft()
        for builder in builders.get(place, ()):
            if builder not in ways:
                ways[builder] = (*ways[place], place)
                waiting.append(builder)
    return ways


def _only_wording(change: Change) -> bool:
    return bool(change.fields) and _WORDING.issuperset(change.fields)


def _builders(specs: Iterable[Specification]) -> Mapping[Place, list[Place]]:
    """Return, for each entry, the entries that are built on it."""
    found: dict[Place, list[Place]] = {}
    for spec in specs:
        for builder, used in uses(spec).items():
            for place in used:
                found.setdefault(place, []).append(builder)
    return found


def _cases(specs: Iterable[Specification]) -> dict[str, tuple[str, ...]]:
    """Return the case ids of every requirement."""
    return {
        one.id: tuple(case.id for case in one.cases)
        for spec in specs
        for one in manifest_of(spec).requirements
    }
