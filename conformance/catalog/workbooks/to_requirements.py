"""Official functions, forms, printed items and linkages over the entries of a specification."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, TypeVar

from conformance.catalog.drafts import UNDECIDED
from conformance.catalog.workbooks.difference import Change
from conformance.catalog.workbooks.matching import likeness, matched
from conformance.catalog.workbooks.merge import Raw, overlay, rows
from conformance.catalog.workbooks.problems import cell_not_understood
from conformance.catalog.workbooks.questions import alike
from conformance.catalog.workbooks.text import squeeze

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from conformance.catalog.models.base import OfficialPlace
    from conformance.catalog.workbooks.form_items import PrintedRow
    from conformance.catalog.workbooks.linkage_spec import LinkageRow
    from conformance.catalog.workbooks.questions import Question
    from conformance.catalog.workbooks.requirement_list import RequirementRow

_R = TypeVar("_R", "RequirementRow", "LinkageRow")

_KEPT: Final = frozenset(("key", "note"))
_CHAPTER: Final = 0.8
_LIKE_ITEM: Final = 0.8


@dataclass(slots=True)
class Merged:
    """The entries of a file as they will stand, those left over, and what is asked."""

    entries: list[Raw]
    left: list[Change] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
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

    merged = _merge("functions.yaml", existing, found, made)
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

    return _merge("forms.yaml", existing, found, made)


def merge_form_items(
    existing: Sequence[Raw], found: Sequence[PrintedRow], items: Mapping[str, Raw]
) -> Merged:
    """Lay printed items over the forms of forms.yaml; `items` are record items by official ID.

    IMP004 for a form that the catalogue does not have: the list of forms comes first.
    """
    merged = Merged(list(existing))
    for form in dict.fromkeys(row.form for row in found):
        own = [row for row in found if row.form == form]
        at = next((n for n, e in enumerate(existing) if e.get("official_id") == form), None)
        if at is None:
            place = own[0].place
            where = f"{place.sheet}!{place.cell.partition(':')[0]}"
            ja = "帳票一覧（機能・帳票要件）で取り込まれた帳票ID"
            raise cell_not_understood(where, form, ja, "the ID of a form imported before")
        merged.entries[at] = _form(merged, existing[at], own, items)
    return merged


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

    return _merge("linkages.yaml", existing, found, made)


def _merge(
    file: str, existing: Sequence[Raw], found: Sequence[_R], made: Callable[[_R], Raw]
) -> Merged:
    matches = matched(existing, found)
    merged = Merged(list(existing), questions=list(matches.questions))
    names = Counter(row.name_ja for row in found)
    meant = {id(entry) for entry in matches.entries if entry is not None}
    for row, old in zip(found, matches.entries, strict=True):
        facts = _facts(row, alone=names[row.name_ja] == 1)
        if old is None:
            merged.entries.append(overlay(made(row), facts, _KEPT))
        else:
            at = next(n for n, entry in enumerate(merged.entries) if entry is old)
            merged.entries[at] = overlay(old, facts, _KEPT)
    prefixes = {row.official_id[:3] for row in found}
    for at, entry in enumerate(merged.entries[: len(existing)]):
        if id(existing[at]) not in meant and _in_scope(entry, prefixes):
            merged.entries[at] = _withdrawn(entry)
            merged.left.append(Change(file, str(entry["key"]), "not_in_workbook"))
    return merged


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


def _in_scope(entry: Raw, prefixes: set[str]) -> bool:
    """Say whether a list speaks of an entry: of its part, where a specification has parts."""
    parts = entry.get("part")
    named = parts if isinstance(parts, list) else [parts] if parts else []
    return not named or bool(prefixes & {str(part) for part in named})


def _withdrawn(entry: Raw) -> Raw:
    """Return an entry that the official list does not have: it stays and is no longer required.

    What is prohibited stays so: that no text asks for a function does not make it lawful.
    """
    facts: Raw = {"official": None, "official_id": None}
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


def _form(merged: Merged, form: Raw, found: Sequence[PrintedRow], items: Mapping[str, Raw]) -> Raw:
    known = rows(form.get("items"))
    new: list[Raw] = []
    olds = _printed(merged, known, found)
    free = [item for item in known if not any(item is old for old in olds)]
    for number, (row, old) in enumerate(zip(found, olds, strict=True), 1):
        if row.level == "prohibited":
            free += [old] if old is not None else []
            continue
        of = items.get(row.item_id or "", {})
        base = old or {
            "key": str(of.get("key") or f"item_{number:03d}"),
            "type": str(of.get("type") or "text"),
            **({"code_list": of["code_list"]} if of.get("code_list") else {}),
        }
        facts: Raw = {"name_ja": row.name_ja, "official": row.place.model_dump()}
        if row.digits is not None:
            facts["max_len"] = row.digits
        if row.item_id is not None:
            facts["official_id"] = row.item_id
        if row.level is not None:
            facts["class"] = "required" if row.level == "required" else "optional"
            facts["required"] = bool(base.get("required")) and row.level == "required"
        new.append(overlay(base, facts, _KEPT))
    key = form["key"]
    merged.left += [Change("forms.yaml", f"{key}/{i['key']}", "not_in_workbook") for i in free]
    gone: Raw = {"required": False, "official": None, "official_id": None, "class": "optional"}
    return {**form, "items": [*new, *(overlay(i, gone, frozenset()) for i in free)]}


def _printed(merged: Merged, known: Sequence[Raw], found: Sequence[PrintedRow]) -> list[Raw | None]:
    """Return for each row the printed item of its name; one only like it is asked about."""
    olds: list[Raw | None] = [None] * len(found)
    free = list(known)
    for least in (1.0, _LIKE_ITEM):
        for at, row in enumerate(found):
            if olds[at] is not None:
                continue
            scored = [(likeness(row.name_ja, str(item.get("name_ja"))), item) for item in free]
            score, item = max(scored, key=lambda pair: pair[0], default=(0.0, {}))
            if score < least:
                continue
            olds[at] = item
            free = [other for other in free if other is not item]
            if score < 1:
                ours = f"{item['key']}「{item.get('name_ja')}」"
                merged.questions.append(alike(row.at, row.name_ja, ours, score))
    return olds
