"""Official functions, forms and linkages over the entries of a specification."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, TypeVar

from conformance.catalog.drafts import UNDECIDED
from conformance.catalog.workbooks.difference import EntryChange
from conformance.catalog.workbooks.matching import likeness, matched
from conformance.catalog.workbooks.merge import Raw, overlay
from conformance.catalog.workbooks.problems import cell_not_understood
from conformance.catalog.workbooks.questions import many_left
from conformance.catalog.workbooks.sentence import comparison
from conformance.catalog.workbooks.text import squeeze

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from conformance.catalog.models.base import OfficialPlace
    from conformance.catalog.workbooks.linkage_spec import LinkageRow
    from conformance.catalog.workbooks.questions import CellQuestion
    from conformance.catalog.workbooks.requirement_list import RequirementRow

_R = TypeVar("_R", "RequirementRow", "LinkageRow")

_KEPT: Final = frozenset(("key", "note"))
_CHAPTER: Final = 0.8
_FEW: Final = 3


@dataclass(slots=True)
class Merged:
    """The entries of a file as they will stand, those left over, and what is asked."""

    entries: list[Raw]
    left: list[EntryChange] = field(default_factory=list)
    questions: list[CellQuestion] = field(default_factory=list)
    groups: list[Raw] = field(default_factory=list)


def merge_functions(
    existing: Sequence[Raw], found: Sequence[RequirementRow], groups: Sequence[Raw]
) -> Merged:
    """Lay official functions over functions.yaml.

    A function that nobody wrote yet has no operation: it is untested until an editor gives it one.
    """
    chapters = list(groups)
    new_groups: list[Raw] = []

    def made(row: RequirementRow) -> Raw:
        return {
            "key": f"fn-{row.official_id}",
            "group": _chapter(row.chapter, chapters, new_groups),
            "summary": row.text or row.name_ja,
            "observe": "record",
            "touches": [],
            "operation": {"kind": "attest", "evidence": _no_operation(row.place)},
        }

    merged = _merge("functions.yaml", existing, found, made, _of_parts(found))
    merged.groups = new_groups
    return merged


def merge_forms(existing: Sequence[Raw], found: Sequence[RequirementRow]) -> Merged:
    """Lay official forms over forms.yaml; a new one has no items until its layout is imported."""

    def made(row: RequirementRow) -> Raw:
        return {
            "key": f"form-{row.official_id}",
            "audience": "internal" if "内部" in row.audience else "resident",
            "style": [],
            "items": [],
            "suppress_when": [],
        }

    return _merge("forms.yaml", existing, found, made, _of_parts(found))


def merge_linkages(
    existing: Sequence[Raw],
    found: Sequence[LinkageRow],
    parties: Mapping[str, tuple[str, str]],
) -> Merged:
    """Lay official linkages over linkages.yaml; `parties` are provider and consumer by place."""

    def made(row: LinkageRow) -> Raw:
        provider, consumer = parties[row.at]
        return {
            "key": f"link-{row.official_id}",
            "class": "required",
            "provider": provider,
            "consumer": consumer,
            "mode": list(row.mode),
            "timing": row.timing,
            "data": [],
        }

    return _merge("linkages.yaml", existing, found, made, _of_providers(found, parties))


def _merge(
    file: str,
    existing: Sequence[Raw],
    found: Sequence[_R],
    made: Callable[[_R], Raw],
    in_scope: Callable[[Raw], bool],
) -> Merged:
    matches = matched(existing, found)
    merged = Merged(list(existing), questions=list(matches.questions))
    names = Counter(row.name_ja for row in found)
    meant = {id(entry) for entry in matches.entries if entry is not None}
    for row, old in zip(found, matches.entries, strict=True):
        facts = {**_facts(row, alone=names[row.name_ja] == 1), "compared": comparison(old, row)}
        if old is None:
            merged.entries.append(overlay(made(row), facts, _KEPT))
        else:
            at = next(n for n, entry in enumerate(merged.entries) if entry is old)
            merged.entries[at] = overlay(old, facts, _KEPT)
    for at, entry in enumerate(existing):
        if id(entry) not in meant and in_scope(entry):
            merged.entries[at] = _withdrawn(entry)
            merged.left.append(EntryChange(file, str(entry["key"]), "not_in_workbook"))
    if len(merged.left) > max(_FEW, len(existing) // 4):
        merged.questions.append(many_left(found[0].at, file, len(merged.left), len(existing)))
    return merged


def _of_parts(found: Sequence[RequirementRow]) -> Callable[[Raw], bool]:
    """Return whether a list speaks of an entry.

    Not of a part of the specification whose number no ID has, nor of what another document states.
    """
    prefixes = {row.official_id[:3] for row in found}
    document = found[0].place.document if found else ""

    def speaks(entry: Raw) -> bool:
        parts = entry.get("part")
        named = parts if isinstance(parts, list) else [parts] if parts else []
        own = not named or bool(prefixes & {str(part) for part in named})
        return own and not _elsewhere(entry, document)

    return speaks


def _of_providers(
    found: Sequence[LinkageRow], parties: Mapping[str, tuple[str, str]]
) -> Callable[[Raw], bool]:
    """Return whether a specification speaks of a linkage: of its provider's, in no other one."""
    providers = {parties[row.at][0] for row in found}
    document = found[0].place.document if found else ""

    def speaks(entry: Raw) -> bool:
        provider = str(entry.get("provider") or entry.get("linkage")).partition("/")[0]
        return provider in providers and not _elsewhere(entry, document)

    return speaks


def _elsewhere(entry: Raw, document: str) -> bool:
    place = entry.get("official")
    return isinstance(place, dict) and place.get("document") != document


def _facts(row: RequirementRow | LinkageRow, *, alone: bool) -> Raw:
    place = row.place
    facts: Raw = {
        "title_ja": row.name_ja if alone else f"{row.name_ja}（{row.official_id}）",
        "source": f"{place.document} 第{place.version}版",
        "confidence": "high",
        "provenance": "official",
        "official_id": row.official_id,
        "official": place.model_dump(),
    }
    level = getattr(row, "class_", None) or getattr(row, "level", None)
    if level is not None:
        facts["class"] = level
    if getattr(row, "timing", ""):
        facts["timing"] = getattr(row, "timing", "")
    return facts


def _withdrawn(entry: Raw) -> Raw:
    """Return an entry that the official list does not have: it stays and is no longer required.

    What is prohibited stays so: that no text asks for a function does not make it lawful.
    """
    facts: Raw = {"official": None, "official_id": None, "compared": None}
    if entry.get("provenance") == "official":
        facts["provenance"] = "reconstructed"
    if entry.get("class") != "prohibited":
        facts["class"] = "optional"
    return overlay(entry, facts, frozenset())


def _no_operation(place: OfficialPlace) -> str:
    return f"{UNDECIDED}: {place.sheet}!{place.cell.partition(':')[0]} の要件を試す操作"


def _chapter(title: str, known: list[Raw], new: list[Raw]) -> str:
    """Return the ID of the chapter with a title; one that is new is added to both lists."""
    scored = [(likeness(title, str(group.get("title_ja"))), group) for group in known]
    best = max(scored, key=lambda pair: pair[0], default=(0.0, {}))
    if best[0] >= _CHAPTER or (not title and known):
        return str(best[1]["id"])
    ids = [int(str(group["id"])) for group in known if str(group["id"]).isdigit()]
    group: Raw = {"id": str(max(ids, default=0) + 1), "title_ja": title or "その他"}
    known.append(group)
    new.append(group)
    return str(group["id"])


def parties_of(row: LinkageRow, domains: Mapping[str, str]) -> tuple[str, str]:
    """Return provider and consumer of a linkage; IMP004 for a name that nobody has."""
    return _domain(row.provider, row, domains), _domain(row.consumer, row, domains)


def _domain(name: str, row: LinkageRow, domains: Mapping[str, str]) -> str:
    if (found := domains.get(squeeze(name))) is not None:
        return found
    raise cell_not_understood(row.at, name, "業務の名か業務ID", "the name or ID of a business")
