"""What a domain covers, what its entries rest on, and which laws and documents lead to them."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from conformance.catalog.provisions import article_order, article_text, references
from conformance.catalog.workbooks.memory import read_memory
from conformance.editors.entries import FILES, entries_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.catalog.models.base import OfficialPlace
    from conformance.catalog.models.domain import Specification
    from conformance.editors.entries import TracedRequirement


@dataclass(frozen=True, slots=True)
class KindCoverage:
    """How many requirements of a kind there are, and what is tried of them.

    `tried`: with a case that can be tried; `stated`: with evidence only; `bare`: with neither.
    `sown`: with at least one sown fault.
    """

    kind: str
    requirements: int
    tried: int
    stated: int
    bare: int
    cases: int
    sown: int


@dataclass(frozen=True, slots=True)
class Provision:
    """An article and the requirements that name it."""

    law: str
    article: str
    entries: tuple[TracedRequirement, ...]


@dataclass(frozen=True, slots=True)
class CountedCell:
    """A cell of an official document and what it states."""

    place: str
    states: str


@dataclass(frozen=True, slots=True)
class ImportedDocument:
    """An official document that was imported.

    `remembered`: its filled cells as the last import saw them; `cells`: those that entries cite.
    """

    title: str
    remembered: int
    cells: tuple[CountedCell, ...]


def coverage(spec: Specification) -> tuple[KindCoverage, ...]:
    """Return what is covered of each kind of requirement that the domain has."""
    by_kind: dict[str, list[TracedRequirement]] = defaultdict(list)
    for entry in entries_of(spec):
        by_kind[entry.kind].append(entry)
    return tuple(_covered(kind, by_kind[kind]) for kind in FILES if kind in by_kind)


def grounds(spec: Specification) -> Counter[str]:
    """Return how many requirements rest on a document, on law, on nobody's text."""
    return Counter(entry.provenance for entry in entries_of(spec))


def provisions(spec: Specification) -> tuple[Provision, ...]:
    """Return the articles that rules and events name, by law and number, each with those."""
    found: dict[tuple[str, str], list[TracedRequirement]] = defaultdict(list)
    for entry in entries_of(spec):
        for place in dict.fromkeys(_articles(spec, entry)):
            found[place].append(entry)
    ordered = sorted(found, key=lambda place: (place[0], article_order(place[1])))
    return tuple(Provision(law, article, tuple(found[law, article])) for law, article in ordered)


def documents(spec: Specification) -> tuple[ImportedDocument, ...]:
    """Return the official documents that entries cite or that were imported."""
    cited: dict[str, list[CountedCell]] = defaultdict(list)
    for document, place, states in _cited(spec):
        cited[document].append(CountedCell(place, states))
    remembered: Counter[str] = Counter()
    for path in sorted(spec.directory.glob("import-*.json")):
        memory = read_memory(path)
        if memory is not None:
            rows = sum(len(row) for row in memory.rows.values())
            remembered[memory.document] += rows + len(memory.outside)
    titles = dict.fromkeys((*cited, *remembered))
    return tuple(ImportedDocument(t, remembered[t], tuple(cited.get(t, ()))) for t in titles)


def _covered(kind: str, entries: list[TracedRequirement]) -> KindCoverage:
    tried = sum(entry.executable for entry in entries)
    stated = sum(bool(entry.cases) and not entry.executable for entry in entries)
    return KindCoverage(
        kind=kind,
        requirements=len(entries),
        tried=tried,
        stated=stated,
        bare=len(entries) - tried - stated,
        cases=sum(len(entry.cases) for entry in entries),
        sown=sum(bool(entry.faults) for entry in entries),
    )


def _articles(spec: Specification, entry: TracedRequirement) -> Iterator[tuple[str, str]]:
    whole = getattr(spec, FILES[entry.kind])[entry.key]
    yield from ((one.title, article_text(one)) for one in references(whole))


def _cited(spec: Specification) -> Iterator[tuple[str, str, str]]:
    """Yield document, place and what it states, of every entry, item and code list."""
    for kind, file in FILES.items():
        for key, entry in getattr(spec, file).items():
            name = f"{spec.domain}/{kind}/{key}"
            for states, one in ((name, entry), *_inner(name, entry)):
                place: OfficialPlace | None = getattr(one, "official", None)
                if place is not None:
                    yield place.document, f"{place.version} {place.sheet}!{place.cell}", states
    for key, codes in spec.codes.items():
        if (at := codes.official) is not None:
            yield at.document, f"{at.version} {at.sheet}!{at.cell}", f"{spec.domain}/codes/{key}"


def _inner(name: str, entry: object) -> Iterator[tuple[str, object]]:
    for item in getattr(entry, "items", ()):
        yield f"{name}/{item.key}", item
