"""What a first hour calls things: the catalogue's titles, in both languages."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from conformance.cases.stories.said import day_said, name_of
from conformance.values.words import Bilingual

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.requirements import Requirement
    from conformance.findings import Json
    from conformance.population.rows import PlacedRow

_FACTS = 4  # of an event, in a sentence


def title(entry: Requirement) -> Bilingual:
    """Return the title of a function, form or event."""
    return Bilingual(entry.title_ja, entry.title_en or entry.key.replace("-", " "))


def word_list(words: Iterable[Bilingual]) -> Bilingual:
    """Return words one after another."""
    known = list(words)
    return Bilingual("、".join(w.ja for w in known), "; ".join(w.en for w in known))


def rows_said(
    rows: Iterable[PlacedRow], specification: Callable[[str], Specification | None]
) -> Bilingual:
    """Return of which groups rows stand, and how many."""
    many = Counter((one.domain, one.group) for one in rows)
    return word_list(_group(specification(domain), key, n) for (domain, key), n in many.items())


def _group(spec: Specification | None, key: str, many: int) -> Bilingual:
    found = spec.records.get(key) if spec else None
    ja = found.name_ja if found else key
    en = (found.name_en if found else None) or key.replace("_", " ")
    return Bilingual(f"{ja} {many}件", f"{many} of {en}")


def facts_said(
    spec: Specification, group: str, facts: Iterable[str], sent: Mapping[str, Json]
) -> Bilingual:
    """Return the days that an event was entered with, by the names of their items."""
    known = [(name_of(spec, k, group), day_said(str(sent[k]))) for k in facts if sent.get(k)]
    return word_list(Bilingual(f"{n.ja} {v.ja}", f"{n.en} {v.en}") for n, v in known[:_FACTS])
