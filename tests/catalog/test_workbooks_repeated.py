"""An import says all that it writes, writes nothing twice, and takes only what belongs."""

from __future__ import annotations

import runpy
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

from conformance.catalog.workbooks.importer import ImportOptions, import_workbook
from conformance.errors import CatalogError

if TYPE_CHECKING:
    from conformance.catalog.workbooks.kinds import WorkbookKind
    from conformance.catalog.workbooks.report import ImportReport

_MAKE = runpy.run_path(str(Path(__file__).parent / "data" / "synthetic.py"))
_ITEMS, _CODES, _ANSWER = _MAKE["ITEM_SHEET"], _MAKE["CODE_SHEET"], "レスポンス_API仕様"
_HEAD = (
    "domain: kaku\nname_ja: 架空業務\nname_en: Made-up\nministry_ja: 架空省\n"
    "business_id: '031'\nspec_title_ja: 架空仕様書\nversion: '1.0'\n"
    "laws: []\nversions: []\nfunction_groups: []\n"
)
_DATED = ImportOptions(document_version="2020-01-01掲載")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return the folder of a specification into which both workbooks were imported."""
    made = tmp_path / "catalog" / "kaku" / "1.0"
    made.mkdir(parents=True)
    (made / "domain.yaml").write_text(_HEAD, encoding="utf-8")
    for kind in ("item_list", "api_spec"):
        _import(made, _book(made, kind), kind, _DATED)
    return made


def _book(folder: Path, kind: WorkbookKind, sheet: str = "", **cells: object) -> Path:
    make = _MAKE["item_workbook" if kind == "item_list" else "api_workbook"]
    path: Path = make(folder.parent.parent / f"{kind}.xlsx")
    if sheet:
        _MAKE["edited"](path, sheet, **cells)
    return path


def _import(
    folder: Path, book: Path, kind: WorkbookKind, options: ImportOptions | None = None
) -> ImportReport:
    return import_workbook(
        book,
        kind=kind,
        domain=folder.parent.name,
        version="1.0",
        target=folder.parent.parent,
        options=options,
    )


def _bytes(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.parametrize("kind", ["item_list", "api_spec"])
def test_the_same_workbook_again_needs_no_version_and_changes_no_byte(
    folder: Path, kind: WorkbookKind
) -> None:
    before = _bytes(folder)
    report = _import(folder, _book(folder, kind), kind)
    assert (report.changes, report.written) == ((), ())
    assert _bytes(folder) == before


def test_a_changed_workbook_that_names_no_version_is_not_given_one(folder: Path) -> None:
    before = _bytes(folder)
    with pytest.raises(CatalogError) as error:
        _import(folder, _book(folder, "item_list", _ITEMS, M8=120), "item_list")
    assert error.value.messages[0].code == "IMP006"
    assert _bytes(folder) == before


def test_the_version_of_the_specification_never_stands_for_the_documents(folder: Path) -> None:
    _import(folder, _book(folder, "item_list", _ITEMS, M8=120), "item_list", _DATED)
    assert "version: '1.0'" not in (folder / "records.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("kind", "sheet", "cells"),
    [
        ("item_list", _ITEMS, {"M8": 120}),
        ("item_list", _ITEMS, {"P9": "必須"}),
        ("item_list", _ITEMS, {"D9": "新しい名"}),
        ("item_list", _CODES, {"D7": "丙"}),
        ("item_list", _CODES, {"B6": "架空の区分"}),
        ("api_spec", "エラー", {}),
    ],
)
def test_whatever_is_written_is_told(
    folder: Path, kind: WorkbookKind, sheet: str, cells: dict[str, object]
) -> None:
    before = _bytes(folder)
    book = _book(folder, kind, sheet if cells else "", **cells)
    if not cells:
        _say_otherwise(book)
    report = _import(folder, book, kind, replace(_DATED, confirmed=frozenset(("IMP114",))))
    assert _bytes(folder) != before
    assert report.changes
    assert all(change.fields or change.what != "changed" for change in report.changes)


def _say_otherwise(book: Path) -> None:
    """Change a fixed text of an answer, wherever the sheet holds it."""
    from openpyxl import load_workbook

    opened = load_workbook(book)
    for row in opened[_ANSWER].iter_rows():
        for cell in row:
            if isinstance(cell.value, str) and "済みました。" in cell.value:
                cell.value = cell.value.replace("済みました。", "終わりました。")
    opened.save(book)


def test_the_lines_of_entries_that_stay_are_not_laid_out_anew(folder: Path) -> None:
    path = folder / "codes.yaml"
    foreign = "# 手で並べた一覧\n- {key: own,   name_ja: 自前,\n   values: {'1': 甲,   '2': 乙}}\n"
    path.write_text(path.read_text(encoding="utf-8") + "\n" + foreign, encoding="utf-8")
    _import(folder, _book(folder, "item_list", _CODES, D7="丙"), "item_list", _DATED)
    text = path.read_text(encoding="utf-8")
    assert foreign in text
    assert "丙" in text
    assert yaml.safe_load(text)["codes"][-1]["key"] == "own"


def test_an_item_list_of_another_domain_is_refused_and_nothing_is_written(folder: Path) -> None:
    head = folder / "domain.yaml"
    head.write_text(_HEAD.replace("'031'", "'002'"), encoding="utf-8")
    before = _bytes(folder)
    with pytest.raises(CatalogError) as error:
        _import(folder, _book(folder, "item_list"), "item_list", _DATED)
    message = error.value.messages[0]
    assert message.code == "IMP011"
    assert f"{_ITEMS}!" in message.where
    assert _bytes(folder) == before


def test_numbers_that_lost_their_zeros_are_refused(folder: Path) -> None:
    book = _book(folder, "item_list", _ITEMS, **{f"B{row}": 31 for row in range(7, 14)})
    with pytest.raises(CatalogError):
        _import(folder, book, "item_list", _DATED)


def test_a_call_that_another_domain_describes_is_refused(folder: Path) -> None:
    other = folder.parent.parent / "other" / "1.0"
    other.mkdir(parents=True)
    (other / "domain.yaml").write_text(_HEAD.replace("kaku", "other"), encoding="utf-8")
    with pytest.raises(CatalogError) as error:
        _import(other, _book(folder, "api_spec"), "api_spec", _DATED)
    assert error.value.messages[0].code == "IMP011"
    assert not (other / "apis.yaml").exists()
