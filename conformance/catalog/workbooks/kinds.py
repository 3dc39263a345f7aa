"""The kinds of workbooks: how each is recognised, what it is read into, and by whom."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal, Protocol

from conformance.catalog.workbooks.api_spec import read_api_spec
from conformance.catalog.workbooks.belongs import check_calls, check_items
from conformance.catalog.workbooks.code_list import read_code_lists
from conformance.catalog.workbooks.item_list import read_item_list
from conformance.catalog.workbooks.merge import rows
from conformance.catalog.workbooks.parts import Taken
from conformance.catalog.workbooks.problems import heading_missing, kind_unknown
from conformance.catalog.workbooks.text import squeeze
from conformance.catalog.workbooks.to_apis import differing, merge_apis
from conformance.catalog.workbooks.to_codes import lost_zeros, merge_codes
from conformance.catalog.workbooks.to_records import merge_records
from conformance.catalog.yaml import read_yaml

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from conformance.catalog.workbooks.difference import Change
    from conformance.catalog.workbooks.grid import Sheet, Workbook
    from conformance.catalog.workbooks.merge import Raw
    from conformance.catalog.workbooks.questions import Question

WorkbookKind = Literal["item_list", "api_spec", "code_list"]
"""基本データリスト or 項目定義書 with its コード一覧; API仕様書; コード一覧 alone."""

WRITES: Final[Mapping[WorkbookKind, tuple[str, ...]]] = {
    "item_list": ("codes", "records"),
    "api_spec": ("apis",),
    "code_list": ("codes",),
}
"""The files of a specification that each kind of workbook is imported into."""

_SIGNS: Final[tuple[tuple[WorkbookKind, tuple[str, ...]], ...]] = (
    ("api_spec", ("APIコール名", "操作種類")),
    ("item_list", ("データ項目ID", "データ型", "データ出力条件", "データ項目（ローマ字）")),
    ("code_list", ("コードID", "コード値")),
)
"""The headings that tell a kind, the first of which a row has all; looked for in the top rows."""

_TOP_ROWS = 60


@dataclass(frozen=True, slots=True)
class Source:
    """The document that entries are imported from."""

    title: str
    version: str


@dataclass(slots=True)
class Outcome:
    """The files of a specification as they will stand, what was read, and what else is told."""

    files: dict[str, list[Raw]]
    taken: Taken = field(default_factory=Taken)
    left: list[Change] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)


class Reader(Protocol):
    """Reads a workbook of one kind over the files of a specification; writes nothing."""

    def __call__(
        self, book: Workbook, directory: Path, source: Source, keys: Mapping[str, str]
    ) -> Outcome:
        """Return the outcome; `CatalogError` where a cell is wrong."""


def kind_of(book: Workbook) -> WorkbookKind:
    """Return the kind of a workbook, told by its headings; IMP013 when it is of none.

    IMP003 where a row has most of the headings of a kind and lacks one: a damaged list is not
    taken for one of another kind that its workbook also holds.
    """
    for kind, signs in _SIGNS:
        nearest = max((_heads(sheet, signs) for sheet in book.sheets), key=lambda h: len(h.found))
        if len(nearest.found) == len(signs):
            return kind
        if len(nearest.found) * 2 >= len(signs):
            missing = next(name for name in signs if name not in nearest.found)
            raise heading_missing(nearest.place, missing, nearest.texts)
    raise kind_unknown(book.path.name, [sheet.name for sheet in book.sheets])


@dataclass(frozen=True, slots=True)
class _Heads:
    """The row of a sheet that has most of the headings looked for."""

    place: str
    found: frozenset[str]
    texts: tuple[str, ...]


def _heads(sheet: Sheet, signs: Sequence[str]) -> _Heads:
    best = _Heads(sheet.place(1, 1), frozenset(), ())
    if "凡例" in sheet.name:
        return best
    for row in range(1, min(sheet.height, _TOP_ROWS) + 1):
        texts = tuple(squeeze(text) for _, text in sheet.row(row))
        found = frozenset(name for name in signs if squeeze(name) in texts)
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


def _item_list(book: Workbook, directory: Path, source: Source, keys: Mapping[str, str]) -> Outcome:
    items = read_item_list(book, source.title, source.version)
    check_items(book.path.name, head_of(directory), items.items)
    before = existing(directory, "codes")
    alone = not any("コード一覧" in s.name for s in book.sheets)
    needed = {i.code[1] for i in items.items if i.code is not None and i.code[0] is None}
    if alone and needed <= {str(entry.get("official_id")) for entry in before}:
        outcome = Outcome({"codes": before})
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


def _code_list(book: Workbook, directory: Path, source: Source, keys: Mapping[str, str]) -> Outcome:
    del keys
    lists = read_code_lists(book, source.title, source.version)
    before = existing(directory, "codes")
    merged = merge_codes(before, lists.lists)
    questions = [*lists.questions, *lost_zeros(before, lists.lists)]
    return Outcome({"codes": merged}, Taken(list(lists.parts)), questions=questions)


def _api_spec(book: Workbook, directory: Path, source: Source, keys: Mapping[str, str]) -> Outcome:
    del keys
    spec = read_api_spec(book, source.title, source.version)
    check_calls(book.path.name, directory, spec.calls)
    business_id = str(head_of(directory).get("business_id") or "000")
    before = existing(directory, "apis")
    apis = merge_apis(before, spec.calls, business_id, existing(directory, "records"))
    return Outcome({"apis": apis}, spec.taken, questions=list(differing(before, spec.calls)))


READERS: Final[Mapping[WorkbookKind, Reader]] = {
    "item_list": _item_list,
    "api_spec": _api_spec,
    "code_list": _code_list,
}
"""Who reads each kind."""
