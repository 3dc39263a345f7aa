"""A domain as an editor browses it: each requirement with all that leads to it and from it."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from conformance.catalog.ledger import read_ledger
from conformance.catalog.once import once_per_specification
from conformance.catalog.uses import EntryPlace, uses
from conformance.editors.faults import SownFault, sown_faults
from conformance.planning.generate import requirements
from conformance.planning.manifest import ListedCase, manifest_of
from conformance.report.explain.said import class_said

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conformance.cases.case import RequirementRef
    from conformance.catalog.models.base import OfficialPlace
    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.ledger import LedgerEntry
    from conformance.values.words import Bilingual

FILES = {
    "function": "functions",
    "event": "events",
    "form": "forms",
    "record": "records",
    "linkage": "linkages",
    "api": "apis",
    "rule": "rules",
    "invariant": "invariants",
}
"""The file of each kind of requirement, in the order of the pages."""


@dataclass(frozen=True, slots=True)
class ItemRow:
    """An item of a group or form: what it is, and the cell that states it."""

    key: str
    name_ja: str
    type: str
    size: str
    required: bool
    code_list: str
    cell: str


@dataclass(frozen=True, slots=True)
class TracedRequirement:
    """A requirement with its source (back) and its cases and faults (forth).

    `built_on` are the entries it names, `used_by` those that name it. `read`: the provisions it
    was compared with. `cell`: the place in an official document.
    """

    id: str
    kind: str
    key: str
    title_ja: str
    title_en: str
    level: Bilingual
    provenance: str
    source: str
    place: str
    cell: str
    read: tuple[str, ...]
    built_on: tuple[EntryPlace, ...]
    used_by: tuple[EntryPlace, ...]
    questions: tuple[str, ...]
    items: tuple[ItemRow, ...]
    cases: tuple[ListedCase, ...]
    faults: tuple[SownFault, ...]

    @property
    def executable(self) -> bool:
        """Say whether any case of it can be tried."""
        return any(case.surface != "evidence" for case in self.cases)


@once_per_specification
def entries_of(spec: Specification) -> tuple[TracedRequirement, ...]:
    """Return every requirement of a specification, in the order of its files."""
    cases = _cases(spec)
    forth = uses(spec)
    back: dict[EntryPlace, list[EntryPlace]] = defaultdict(list)
    for place, named in forth.items():
        for one in named:
            back[one].append(place)
    return tuple(_entry(spec, ref, cases, forth, back) for ref in requirements(spec))


def cell_of(place: OfficialPlace | None) -> str:
    """Return an official place on one line; empty where there is none."""
    if place is None:
        return ""
    return f"{place.document} {place.version} {place.sheet}!{place.cell}"


def _entry(
    spec: Specification,
    ref: RequirementRef,
    cases: Mapping[str, tuple[ListedCase, ...]],
    forth: Mapping[EntryPlace, frozenset[EntryPlace]],
    back: Mapping[EntryPlace, list[EntryPlace]],
) -> TracedRequirement:
    file = FILES[ref.kind]
    entry = getattr(spec, file)[ref.key]
    place = EntryPlace(spec.domain, file, ref.key)
    return TracedRequirement(
        id=ref.id,
        kind=ref.kind,
        key=ref.key,
        title_ja=ref.title_ja,
        title_en=ref.title_en or ref.title_ja,
        level=class_said(ref.class_),
        provenance=ref.provenance,
        source=ref.source,
        place=spec.where(file, ref.key),
        cell=cell_of(getattr(entry, "official", None)),
        read=_read(read_ledger(spec).get(ref.key)) if ref.kind == "rule" else (),
        built_on=tuple(sorted(forth.get(place, ()))),
        used_by=tuple(sorted(back.get(place, ()))),
        questions=tuple(
            key for key, asked in spec.questions.items() if ref.id in map(_whole, asked.about)
        ),
        items=tuple(_item(item) for item in getattr(entry, "items", ())),
        cases=cases.get(ref.id, ()),
        faults=sown_faults().get(ref.id, ()),
    )


def _whole(about: str) -> str:
    """Return the requirement that a question is about, by the first three parts of its name."""
    return "/".join(about.split("/")[:3])


def _item(item: object) -> ItemRow:
    length = getattr(item, "len", None)
    most = getattr(item, "max_len", None) or getattr(item, "max", None)
    return ItemRow(
        key=str(getattr(item, "key", "")),
        name_ja=str(getattr(item, "name_ja", "")),
        type=str(getattr(item, "type", "")),
        size=str(length) if length is not None else f"≤{most}" if most is not None else "",
        required=bool(getattr(item, "required", False)),
        code_list=str(getattr(item, "code_list", None) or ""),
        cell=cell_of(getattr(item, "official", None)),
    )


def _read(entry: LedgerEntry | None) -> tuple[str, ...]:
    if entry is None:
        return ()
    laws = (
        f"{one.law} {one.article}{f'({one.paragraph})' if one.paragraph else ''} {one.revision}"
        for one in entry.read
    )
    papers = (f"{one.title} {one.edition} {one.section}" for one in entry.documents)
    return (*dict.fromkeys((*laws, *papers)),)


def _cases(spec: Specification) -> dict[str, tuple[ListedCase, ...]]:
    """Return the cases by requirement: from the list beside the files where that is of them."""
    path = spec.directory / "manifest.json"
    if path.is_file():
        written = json.loads(path.read_bytes())
        if written.get("digest") == spec.digest:
            return {
                one["id"]: tuple(ListedCase(**case) for case in one["cases"])
                for one in written["requirements"]
            }
    return {one.id: one.cases for one in manifest_of(spec).requirements}
