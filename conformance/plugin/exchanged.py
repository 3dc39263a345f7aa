"""Failures that look as if the mapping exchanged values or fields: their sentence says so first.

The verdict stays, for it cannot be told from outside whose doing it is.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from conformance.catalog.yaml import line_of
from conformance.planning.rehearsal.places import field_place, place_text
from conformance.planning.rehearsal.tables import codes_of, differing_items, scopes_of
from conformance.surfaces.mapping.vocabulary import Vocabulary
from conformance.values.words import Bilingual

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from conformance.planning.rehearsal.model import Place
    from conformance.planning.rehearsal.tables import ItemDifference
    from conformance.plugin.prepare import Prepared
    from conformance.results.model import CaseModel

_MANY = 2  # items: one alone may well be the product's doing


@dataclass(frozen=True, slots=True)
class _SeenDifference:
    """A difference of a failing case; `place`: the table it lies within, if it does."""

    case: CaseModel
    differs: ItemDifference
    place: Place
    within: bool


def with_doubt(cases: Sequence[CaseModel], prepared: Prepared) -> list[CaseModel]:
    """Return the cases; where a mapping may be at fault, the finding begins with its line."""
    api = prepared.profile.profile.surfaces.api
    if api is None or api.mapping is None:
        return list(cases)
    vocabulary = Vocabulary(api.mapping, prepared.specs)
    seen = [one for case in cases for one in _seen(case, vocabulary)]
    places: dict[str, Place] = {}
    for one, other in _crossed(seen):
        scopes = scopes_of(vocabulary, one.case.requirement)
        domain = one.case.requirement.partition("/")[0]
        at = field_place(api, (*scopes, domain), one.differs.item)
        places |= {one.case.id: at, other.case.id: at}
    for place, ones in _by_table(seen).items():
        if _inverted(ones):
            places |= {one.case.id: place for one in ones}
    file = prepared.options.profile
    return [_told(c, places[c.id], file) if c.id in places else c for c in cases]


def _seen(case: CaseModel, vocabulary: Vocabulary) -> Iterator[_SeenDifference]:
    finding = case.finding
    if finding is None or case.surface != "api":
        return
    for one in differing_items(finding):
        table = codes_of(vocabulary, case.requirement, one.item)
        within = table is not None and one.within(table)
        yield _SeenDifference(case, one, table.place if table else (), within)


def _by_table(seen: Iterable[_SeenDifference]) -> dict[Place, list[_SeenDifference]]:
    found: dict[Place, list[_SeenDifference]] = defaultdict(list)
    for one in seen:
        if one.place:
            found[one.place].append(one)
    return found


def _inverted(ones: Sequence[_SeenDifference]) -> bool:
    """Say whether all differences lie within the table, both ways or in several items."""
    pairs = {(str(one.differs.expected), str(one.differs.found)) for one in ones}
    both = any((found, wanted) in pairs for wanted, found in pairs)
    return all(one.within for one in ones) and (
        both or len({one.differs.item for one in ones}) >= _MANY
    )


def _crossed(seen: Iterable[_SeenDifference]) -> Iterator[tuple[_SeenDifference, _SeenDifference]]:
    """Yield differences of two items of a requirement of which each has the other's values."""
    of: dict[tuple[str, str], list[_SeenDifference]] = defaultdict(list)
    for one in seen:
        if not one.within and not isinstance(one.differs.expected, bool):
            of[one.case.requirement, one.differs.item].append(one)
    for (mine, these), (theirs, those) in combinations(of.items(), 2):
        if mine[0] == theirs[0] and _pairs(these) == {(w, f) for f, w in _pairs(those)}:
            yield from ((one, other) for one in these for other in those)


def _pairs(ones: Iterable[_SeenDifference]) -> set[tuple[str, str]]:
    return {(str(one.differs.expected), str(one.differs.found)) for one in ones}


def _told(case: CaseModel, place: Place, file: Path) -> CaseModel:
    if case.finding is None:
        return case
    at = f"{file.name}:{line_of(file, place)} {place_text(place)}"
    text = Bilingual(
        ja=f"対応づけが取り違えている可能性があります（{at}）。{case.finding.text.ja}",
        en=f"the mapping may have exchanged these ({at}); {case.finding.text.en}",
    )
    return case.model_copy(update={"finding": case.finding.model_copy(update={"text": text})})
