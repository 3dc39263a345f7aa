"""The kinds of workbooks: how each is recognised, what it is read into, and by whom."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final, Literal, Protocol

from conformance.catalog.workbooks.api_spec import read_api_spec
from conformance.catalog.workbooks.belongs import (
    check_calls,
    check_ids,
    check_items,
    check_linkages,
    domain_names,
)
from conformance.catalog.workbooks.code_list import read_code_lists
from conformance.catalog.workbooks.form_items import WORDS as PRINTED
from conformance.catalog.workbooks.form_items import read_form_items
from conformance.catalog.workbooks.gone import gone_lists
from conformance.catalog.workbooks.item_list import read_item_list
from conformance.catalog.workbooks.linkage_spec import WORDS as LINKAGE
from conformance.catalog.workbooks.linkage_spec import read_linkages
from conformance.catalog.workbooks.merge import rows
from conformance.catalog.workbooks.parts import WorkbookContents
from conformance.catalog.workbooks.problems import heading_missing, kind_unknown
from conformance.catalog.workbooks.requirement_list import FORM, FUNCTION, read_requirements
from conformance.catalog.workbooks.text import squeeze
from conformance.catalog.workbooks.to_apis import differing_calls, merge_apis
from conformance.catalog.workbooks.to_codes import lost_zeros, merge_codes
from conformance.catalog.workbooks.to_form_items import merge_form_items
from conformance.catalog.workbooks.to_records import merge_records
from conformance.catalog.workbooks.to_requirements import (
    merge_forms,
    merge_functions,
    merge_linkages,
    parties_of,
)
from conformance.catalog.yaml import read_yaml

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from conformance.catalog.workbooks.difference import EntryChange
    from conformance.catalog.workbooks.grid import SheetGrid, Workbook
    from conformance.catalog.workbooks.merge import Raw
    from conformance.catalog.workbooks.questions import CellQuestion
    from conformance.catalog.workbooks.to_requirements import Merged

WorkbookKind = Literal[
    "item_list", "api_spec", "code_list", "requirement_list", "form_items", "linkage_spec"
]
"""基本データリスト or 項目定義書 with its コード一覧; API仕様書; コード一覧 alone;
機能・帳票要件; 帳票詳細要件; 機能別連携仕様."""

WRITES: Final[Mapping[WorkbookKind, tuple[str, ...]]] = {
    "item_list": ("codes", "records"),
    "api_spec": ("apis",),
    "code_list": ("codes",),
    "requirement_list": ("functions", "forms"),
    "form_items": ("forms",),
    "linkage_spec": ("linkages",),
}
"""The files of a specification that each kind of workbook is imported into."""

_Sign = tuple[str, ...]
_SIGNS: Final[tuple[tuple[WorkbookKind, tuple[_Sign, ...]], ...]] = (
    ("api_spec", (("APIコール名",), ("操作種類",))),
    (
        "item_list",
        (("データ項目ID",), ("データ型",), ("データ出力条件",), ("データ項目（ローマ字）",)),
    ),
    ("linkage_spec", (LINKAGE["連携ID"], LINKAGE["連携名"], LINKAGE["提供側"], LINKAGE["方式"])),
    ("form_items", (PRINTED["印字項目"], PRINTED["文字数"])),
    ("requirement_list", (FUNCTION["ID"], FUNCTION["名称"], FUNCTION["要件"])),
    ("requirement_list", (FORM["ID"], FORM["名称"])),
    ("code_list", (("コードID",), ("コード値",))),
)
"""The headings that tell a kind, each in any of its wordings; the first of which a row has all."""

_TOP_ROWS = 60


@dataclass(frozen=True, slots=True)
class ImportSource:
    """The document that entries are imported from."""

    title: str
    version: str


@dataclass(slots=True)
class ImportOutcome:
    """The files of a specification as they will stand, what was read, and what else is told."""

    files: dict[str, list[Raw]]
    taken: WorkbookContents = field(default_factory=WorkbookContents)
    left: list[EntryChange] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    questions: list[CellQuestion] = field(default_factory=list)
    groups: list[Raw] = field(default_factory=list)
    """Chapters 機能の大項目 that domain.yaml does not have yet."""


class WorkbookReader(Protocol):
    """Reads a workbook of one kind over the files of a specification; writes nothing."""

    def __call__(
        self, book: Workbook, directory: Path, source: ImportSource, keys: Mapping[str, str]
    ) -> ImportOutcome:
        """Return the outcome; `CatalogError` where a cell is wrong."""


def kind_of(book: Workbook) -> WorkbookKind:
    """Return the kind of a workbook, told by its headings; IMP013 when it is of none.

    IMP003 where a row has most of the headings of a kind and lacks one: a damaged list is not
    taken for one of another kind that its workbook also holds.
    """
    doubtful: _Heads | None = None
    for kind, signs in _SIGNS:
        nearest = max((_heads(sheet, signs) for sheet in book.sheets), key=lambda h: len(h.found))
        if len(nearest.found) == len(signs):
            if doubtful is None or nearest.place == doubtful.place:
                return kind
            break
        if doubtful is None and len(nearest.found) * 2 >= len(signs):
            missing = next(words[0] for n, words in enumerate(signs) if n not in nearest.found)
            doubtful = replace(nearest, missing=missing)
    if doubtful is not None:
        raise heading_missing(doubtful.place, doubtful.missing, doubtful.texts)
    raise kind_unknown(book.path.name, [sheet.name for sheet in book.sheets])


@dataclass(frozen=True, slots=True)
class _Heads:
    """The row of a sheet that has most of the headings looked for."""

    place: str
    found: frozenset[int]
    texts: tuple[str, ...]
    missing: str = ""


def _heads(sheet: SheetGrid, signs: Sequence[_Sign]) -> _Heads:
    best = _Heads(sheet.place(1, 1), frozenset(), ())
    if "凡例" in sheet.name:
        return best
    for row in range(1, min(sheet.height, _TOP_ROWS) + 1):
        texts = tuple(squeeze(text) for _, text in sheet.row(row))
        found = frozenset(n for n, words in enumerate(signs) if {*map(squeeze, words)} & {*texts})
        if len(found) > len(best.found):
            best = _Heads(sheet.place(row, 1), found, texts)
    return best


def existing(directory: Path, kind: str) -> list[Raw]:
    """Return the entries of a file of a specification; none when there is no such file."""
    path = directory / f"{kind}.yaml"
    data = read_yaml(path) if path.is_file() else {}
    return rows(data.get(kind)) if isinstance(data, dict) else []


def head_of(directory: Path) -> Raw:
    """Return the head of a specification as its file holds it."""
    head = read_yaml(directory / "domain.yaml")
    return head if isinstance(head, dict) else {}


def _item_list(
    book: Workbook, directory: Path, source: ImportSource, keys: Mapping[str, str]
) -> ImportOutcome:
    items = read_item_list(book, source.title, source.version)
    check_items(book.path.name, head_of(directory), items.items)
    before = existing(directory, "codes")
    alone = not any("コード一覧" in s.name for s in book.sheets)
    needed = {i.code[1] for i in items.items if i.code is not None and i.code[0] is None}
    if alone and needed <= {str(entry.get("official_id")) for entry in before}:
        outcome = ImportOutcome({"codes": before})
    else:
        outcome = _code_list(book, directory, source, keys)
    codes = outcome.files["codes"]
    code_keys = {str(c["official_id"]): str(c["key"]) for c in codes if "official_id" in c}
    records = merge_records(existing(directory, "records"), items.items, code_keys, keys)
    outcome.files["records"] = records.entries
    outcome.taken.parts[:0] = items.parts
    outcome.left += records.left
    outcome.warnings += records.warnings
    outcome.questions[:0] = [*items.questions, *records.questions]
    return outcome


def _code_list(
    book: Workbook, directory: Path, source: ImportSource, keys: Mapping[str, str]
) -> ImportOutcome:
    del keys
    lists = read_code_lists(book, source.title, source.version)
    before = existing(directory, "codes")
    kept, left, gone = gone_lists(before, lists.lists)
    merged = merge_codes(kept, lists.lists)
    questions = [*lists.questions, *lost_zeros(before, lists.lists), *gone]
    return ImportOutcome(
        {"codes": merged}, WorkbookContents(list(lists.parts)), left=left, questions=questions
    )


def _api_spec(
    book: Workbook, directory: Path, source: ImportSource, keys: Mapping[str, str]
) -> ImportOutcome:
    del keys
    spec = read_api_spec(book, source.title, source.version)
    check_calls(book.path.name, directory, spec.calls)
    business_id = str(head_of(directory).get("business_id") or "000")
    before = existing(directory, "apis")
    apis = merge_apis(before, spec.calls, business_id, existing(directory, "records"))
    return ImportOutcome(
        {"apis": apis}, spec.taken, questions=list(differing_calls(before, spec.calls))
    )


def _requirements(
    book: Workbook, directory: Path, source: ImportSource, keys: Mapping[str, str]
) -> ImportOutcome:
    del keys
    found = read_requirements(book, source)
    head = head_of(directory)
    check_ids(head, ((row.official_id, row.at) for row in (*found.functions, *found.forms)))
    groups = rows(head.get("function_groups"))
    functions, forms = existing(directory, "functions"), existing(directory, "forms")
    outcome = ImportOutcome(
        {"functions": functions, "forms": forms}, WorkbookContents(list(found.parts))
    )
    outcome.questions += found.questions
    if found.functions:
        _add(outcome, "functions", merge_functions(functions, found.functions, groups))
    if found.forms:
        _add(outcome, "forms", merge_forms(forms, found.forms))
    return outcome


def _form_items(
    book: Workbook, directory: Path, source: ImportSource, keys: Mapping[str, str]
) -> ImportOutcome:
    del keys
    found, taken = read_form_items(book, source)
    groups = existing(directory, "records")
    items = {
        str(item["official_id"]): item
        for group in groups
        for item in rows(group.get("items"))
        if item.get("official_id")
    }
    forms = existing(directory, "forms")
    outcome = ImportOutcome({"forms": forms}, taken)
    _add(outcome, "forms", merge_form_items(forms, found, items))
    return outcome


def _linkages(
    book: Workbook, directory: Path, source: ImportSource, keys: Mapping[str, str]
) -> ImportOutcome:
    del keys
    found, taken = read_linkages(book, source)
    known = existing(directory, "linkages")
    outcome = ImportOutcome({"linkages": known}, taken)
    names = domain_names(directory)
    parties = {row.at: parties_of(row, names) for row in found}
    check_linkages(head_of(directory), parties)
    _add(outcome, "linkages", merge_linkages(known, found, parties))
    return outcome


def _add(outcome: ImportOutcome, file: str, merged: Merged) -> None:
    outcome.files[file] = merged.entries
    outcome.left += merged.left
    outcome.questions += merged.questions
    outcome.groups += merged.groups


READERS: Final[Mapping[WorkbookKind, WorkbookReader]] = {
    "item_list": _item_list,
    "api_spec": _api_spec,
    "code_list": _code_list,
    "requirement_list": _requirements,
    "form_items": _form_items,
    "linkage_spec": _linkages,
}
"""Who reads each kind."""
