"""Import an official workbook into a specification: entries turn official, ids stay."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from pydantic import ValidationError

from conformance.catalog.load import KINDS
from conformance.catalog.locate import catalog_directory
from conformance.catalog.workbooks.api_spec import read_api_spec
from conformance.catalog.workbooks.code_list import read_code_lists
from conformance.catalog.workbooks.cover import read_cover, stated_version
from conformance.catalog.workbooks.grid import read_workbook
from conformance.catalog.workbooks.item_list import read_item_list
from conformance.catalog.workbooks.merge import rows
from conformance.catalog.workbooks.problems import entry_invalid, target_missing
from conformance.catalog.workbooks.report import ImportReport
from conformance.catalog.workbooks.to_apis import merge_apis
from conformance.catalog.workbooks.to_codes import merge_codes
from conformance.catalog.workbooks.to_records import merge_records
from conformance.catalog.workbooks.write import leading_comment, render, replace_file
from conformance.catalog.yaml import read_yaml

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from conformance.catalog.workbooks.grid import Workbook
    from conformance.catalog.workbooks.merge import Change, Raw

WorkbookKind = Literal["item_list", "api_spec"]
"""基本データリスト or 項目定義書 with its コード一覧; API仕様書."""


@dataclass(slots=True)
class _Result:
    """The files of a specification as they will stand, and what is to be told."""

    files: dict[str, list[Raw]]
    changes: list[Change] = field(default_factory=list)
    unknown_headings: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """What a caller may add.

    `document_version`: for places, where the workbook names no version of its own.
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

    Args:
        path: The .xlsx file.
        kind: Which sort of workbook it is.
        domain: The domain's key in the catalogue.
        version: The version of the specification to import into; it also stands for the
            document's version when neither the workbook nor `options` names one.
        target: The catalogue's folder; the bundled catalogue by default.
        options: What else the caller decides.

    Raises:
        CatalogError: IMP001-IMP010; nothing is written then.
    """
    chosen = options or ImportOptions()
    directory = (target or catalog_directory()) / domain / version
    if not (directory / "domain.yaml").is_file():
        raise target_missing(str(directory))
    book = read_workbook(path)
    cover = read_cover(book)
    stated = stated_version(book, cover, chosen.document_version or version)
    if kind == "item_list":
        result = _item_list(book, directory, cover.title, stated, chosen.group_keys)
    else:
        result = _api_spec(book, directory, cover.title, stated)
    texts = {name: _text(directory / name, entries) for name, entries in result.files.items()}
    written = [
        name
        for name, text in texts.items()
        if chosen.write and replace_file(directory / name, text)
    ]
    return ImportReport(
        document=cover.title,
        document_version=stated,
        directory=directory,
        written=tuple(written),
        changes=tuple(result.changes),
        unknown_headings=tuple(result.unknown_headings),
        warnings=tuple(result.warnings),
    )


def _item_list(
    book: Workbook, directory: Path, title: str, version: str, group_keys: Mapping[str, str]
) -> _Result:
    items = read_item_list(book, title, version)
    lists = read_code_lists(book, title, version)
    codes, code_changes = merge_codes(_existing(directory, "codes"), lists.lists)
    code_keys = {str(c["official_id"]): str(c["key"]) for c in codes if "official_id" in c}
    records = merge_records(_existing(directory, "records"), items.items, code_keys, group_keys)
    return _Result(
        files={"codes.yaml": codes, "records.yaml": records.entries},
        changes=[*code_changes, *records.changes],
        unknown_headings=[*items.unknown_headings, *lists.unknown_headings],
        warnings=records.warnings,
    )


def _api_spec(book: Workbook, directory: Path, title: str, version: str) -> _Result:
    spec = read_api_spec(book, title, version)
    head = read_yaml(directory / "domain.yaml")
    business_id = str(head.get("business_id") or "000") if isinstance(head, dict) else "000"
    apis, changes = merge_apis(
        _existing(directory, "apis"), spec.calls, business_id, _existing(directory, "records")
    )
    return _Result({"apis.yaml": apis}, changes, list(spec.unknown_headings))


def _existing(directory: Path, kind: str) -> list[Raw]:
    path = directory / f"{kind}.yaml"
    data = read_yaml(path) if path.is_file() else {}
    return rows(data.get(kind)) if isinstance(data, dict) else []


def _text(path: Path, entries: list[Raw]) -> str:
    """Return a file's new text; the entries are valid by their model, or IMP010."""
    kind = path.stem
    for entry in entries:
        try:
            KINDS[kind].model_validate_json(json.dumps(entry))
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            at = ".".join(map(str, first["loc"]))
            where = f"{path.name}: {entry.get('key')}"
            raise entry_invalid(where, f"{at}: {first['msg']}") from error
    before = path.read_text(encoding="utf-8") if path.is_file() else ""
    if entries == _existing(path.parent, kind):
        return before  # nothing new: the editor's layout stays
    return render(kind, entries, leading_comment(before))
