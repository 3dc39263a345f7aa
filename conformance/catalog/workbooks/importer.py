"""Import an official workbook into a specification: entries turn official, ids stay."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from pydantic import ValidationError

from conformance.catalog.load import KINDS
from conformance.catalog.locate import catalog_directory
from conformance.catalog.workbooks.api_spec import read_api_spec
from conformance.catalog.workbooks.belongs import check_calls, check_items
from conformance.catalog.workbooks.code_list import read_code_lists
from conformance.catalog.workbooks.cover import read_cover
from conformance.catalog.workbooks.difference import differences
from conformance.catalog.workbooks.grid import read_workbook
from conformance.catalog.workbooks.item_list import read_item_list
from conformance.catalog.workbooks.merge import rows
from conformance.catalog.workbooks.problems import entry_invalid, target_missing, version_missing
from conformance.catalog.workbooks.report import ImportReport
from conformance.catalog.workbooks.splice import spliced
from conformance.catalog.workbooks.to_apis import merge_apis
from conformance.catalog.workbooks.to_codes import merge_codes
from conformance.catalog.workbooks.to_records import merge_records
from conformance.catalog.workbooks.version import document_version
from conformance.catalog.workbooks.write import replace_file
from conformance.catalog.yaml import read_yaml

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from conformance.catalog.workbooks.difference import Change
    from conformance.catalog.workbooks.grid import Workbook
    from conformance.catalog.workbooks.merge import Raw

WorkbookKind = Literal["item_list", "api_spec"]
"""基本データリスト or 項目定義書 with its コード一覧; API仕様書."""

_WRITES: Mapping[WorkbookKind, tuple[str, ...]] = {
    "item_list": ("codes", "records"),
    "api_spec": ("apis",),
}
"""The files of a specification that each kind of workbook is imported into."""


@dataclass(slots=True)
class _Result:
    """The files of a specification as they will stand, and what else is to be told."""

    files: dict[str, list[Raw]]
    left: list[Change] = field(default_factory=list)
    unknown_headings: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """What a caller may add.

    `document_version`: for places, where the workbook names no version of its own; without either,
    only a workbook that says just what was imported before is taken.
    `group_keys`: keys for groups that are new, by their official name.
    `write`: without it only the report is made.
    """

    document_version: str | None = None
    group_keys: Mapping[str, str] = field(default_factory=dict)
    write: bool = True


def import_workbook(
    path: Path,
    *,
    kind: WorkbookKind,
    domain: str,
    version: str,
    target: Path | None = None,
    options: ImportOptions | None = None,
) -> ImportReport:
    """Read a workbook into `<target>/<domain>/<version>/` and say what changed.

    Existing entries keep their key and what editors wrote (condition, note, ref, identifier, a
    narrower type); official facts replace theirs. A second import of a workbook changes nothing.
    Each difference between the files before and after is told in the report.

    Args:
        path: The .xlsx file.
        kind: Which sort of workbook it is.
        domain: The domain's key in the catalogue.
        version: The version of the specification to import into.
        target: The catalogue's folder; the bundled catalogue by default.
        options: What else the caller decides.

    Raises:
        CatalogError: IMP001-IMP011; nothing is written then.
    """
    chosen = options or ImportOptions()
    directory = (target or catalog_directory()) / domain / version
    if not (directory / "domain.yaml").is_file():
        raise target_missing(str(directory))
    book = read_workbook(path)
    cover = read_cover(book)
    before = {name: _existing(directory, name) for name in _WRITES[kind]}
    imported = [entry for entries in before.values() for entry in entries]
    stated = document_version(book.path.name, cover, chosen.document_version, imported)
    if kind == "item_list":
        result = _item_list(book, directory, cover.title, stated.text, chosen.group_keys)
    else:
        result = _api_spec(book, directory, cover.title, stated.text)
    changes = [c for n in before for c in differences(f"{n}.yaml", before[n], result.files[n])]
    if changes and stated.cited:
        raise version_missing(book.path.name)
    texts = {name: _text(directory, name, before[name], result.files[name]) for name in before}
    written = [
        f"{name}.yaml"
        for name, text in texts.items()
        if chosen.write and replace_file(directory / f"{name}.yaml", text)
    ]
    return ImportReport(
        document=cover.title,
        document_version=stated.text,
        directory=directory,
        written=tuple(written),
        changes=(*changes, *result.left),
        unknown_headings=tuple(result.unknown_headings),
        warnings=tuple(result.warnings),
    )


def _item_list(
    book: Workbook, directory: Path, title: str, version: str, group_keys: Mapping[str, str]
) -> _Result:
    items = read_item_list(book, title, version)
    check_items(book.path.name, _head(directory), items.items)
    lists = read_code_lists(book, title, version)
    codes = merge_codes(_existing(directory, "codes"), lists.lists)
    code_keys = {str(c["official_id"]): str(c["key"]) for c in codes if "official_id" in c}
    records = merge_records(_existing(directory, "records"), items.items, code_keys, group_keys)
    return _Result(
        files={"codes": codes, "records": records.entries},
        left=records.left,
        unknown_headings=[*items.unknown_headings, *lists.unknown_headings],
        warnings=records.warnings,
    )


def _api_spec(book: Workbook, directory: Path, title: str, version: str) -> _Result:
    spec = read_api_spec(book, title, version)
    check_calls(book.path.name, directory, spec.calls)
    business_id = str(_head(directory).get("business_id") or "000")
    apis = merge_apis(
        _existing(directory, "apis"), spec.calls, business_id, _existing(directory, "records")
    )
    return _Result({"apis": apis}, unknown_headings=list(spec.unknown_headings))


def _head(directory: Path) -> Raw:
    head = read_yaml(directory / "domain.yaml")
    return head if isinstance(head, dict) else {}


def _existing(directory: Path, kind: str) -> list[Raw]:
    path = directory / f"{kind}.yaml"
    data = read_yaml(path) if path.is_file() else {}
    return rows(data.get(kind)) if isinstance(data, dict) else []


def _text(directory: Path, kind: str, before: list[Raw], after: list[Raw]) -> str:
    """Return a file's new text; the entries are valid by their model, or IMP010."""
    path = directory / f"{kind}.yaml"
    for entry in after:
        try:
            KINDS[kind].model_validate_json(json.dumps(entry))
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            at = ".".join(map(str, first["loc"]))
            where = f"{path.name}: {entry.get('key')}"
            raise entry_invalid(where, f"{at}: {first['msg']}") from error
    text = path.read_text(encoding="utf-8") if path.is_file() else ""
    return text if before == after and text else spliced(kind, text, before, after)
