"""138 kinds of damage to workbooks of the official shape: each is taken rightly, refused or asked.

The made-up workbooks bear all of them; the official ones too, where they are at hand.
"""

from __future__ import annotations

import os
import runpy
import shutil
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook

from conformance.catalog.locate import catalog_directory
from conformance.catalog.workbooks.grid import read_workbook
from conformance.catalog.workbooks.importer import ImportOptions, import_workbook
from conformance.errors import CatalogError

if TYPE_CHECKING:
    from collections.abc import Callable

    from conformance.catalog.workbooks.grid import SheetGrid
    from conformance.catalog.workbooks.report import ImportReport

_DATA = Path(__file__).parent / "data"
_MAKE = runpy.run_path(str(_DATA / "synthetic.py"))
_GRID = runpy.run_path(str(_DATA / "damages.py"))["grid"]
_ITEMS: dict[str, Any] = runpy.run_path(str(_DATA / "item_damages.py"))["ITEM_DAMAGES"]
_APIS: dict[str, Any] = runpy.run_path(str(_DATA / "api_damages.py"))["API_DAMAGES"]
_HEAD = runpy.run_path(str(Path(__file__).parent / "test_workbooks_importer.py"))["_HEAD"]
_DATED = ImportOptions(document_version="2020-01-01掲載", write=False)
_AS_PUBLISHED = replace(_DATED, document_version="2023-09-29掲載")
_ROOT = Path(os.environ.get("CONFORMANCE_SHARED") or Path(__file__).resolve().parents[3] / "shared")
_OFFICIAL = _ROOT / "domain" / "official"
_BOOKS = {"items": "031_item_definition.xlsx", "api": "031_atenabango_fuban_api_v2.0.xlsx"}

official = pytest.mark.skipif(
    not all((_OFFICIAL / name).is_file() for name in _BOOKS.values()),
    reason="the official workbooks are not at hand (set CONFORMANCE_SHARED)",
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a catalogue into which the made-up workbooks were imported undamaged."""
    root = tmp_path_factory.mktemp("damage")
    place = root / "catalog" / "kaku" / "1.0"
    place.mkdir(parents=True)
    (place / "domain.yaml").write_text(_HEAD, encoding="utf-8")
    for kind in ("item", "api"):
        book = _MAKE[f"{kind}_workbook"](root / f"{kind}.xlsx")
        report = _import(book, root / "catalog", "kaku", ImportOptions("2020-01-01掲載"))
        assert report.open_questions == ()
    return root


def _import(book: Path, catalog: Path, domain: str, options: ImportOptions) -> ImportReport:
    version = "1.0" if domain == "kaku" else "2.1"
    return import_workbook(book, domain=domain, version=version, target=catalog, options=options)


def _outcome(book: Path, catalog: Path, domain: str = "kaku") -> str:
    """Return what became of a damaged workbook; each error and question names a place."""
    try:
        report = _import(book, catalog, domain, _DATED if domain == "kaku" else _AS_PUBLISHED)
    except CatalogError as error:
        return "refused" if all(message.where for message in error.messages) else "unplaced"
    if report.open_questions:
        return "asked" if all("!" in q.place for q in report.open_questions) else "unplaced"
    return "told" if report.changes else "same"


def _damaged(path: Path, change: Callable[[Any], None], part: str, to: Path) -> Path:
    book = load_workbook(path)
    tables = {"items": ("データ項目ID", "データ型"), "parameters": ("パラメータ名", "データ型")}
    change(book if part == "book" else _GRID(book, *tables[part]))
    book.save(to)
    return to


def _nothing(_: object) -> None:
    """Leave a workbook as it is."""


def _sheets(path: Path) -> tuple[SheetGrid, ...]:
    book = read_workbook(path)
    return book.sheets + book.hidden


def test_there_are_as_many_kinds_of_damage_as_were_found() -> None:
    assert len(_ITEMS) + len(_APIS) >= 138


@pytest.mark.parametrize("name", _ITEMS)
def test_a_damaged_item_list_is_never_imported_silently(
    folder: Path, tmp_path: Path, name: str
) -> None:
    change, expected = _ITEMS[name]
    book = _damaged(folder / "item.xlsx", change, "items", tmp_path / "item.xlsx")
    assert _outcome(book, folder / "catalog") == expected


@pytest.mark.parametrize("name", _APIS)
def test_a_damaged_api_specification_is_never_imported_silently(
    folder: Path, tmp_path: Path, name: str
) -> None:
    (part, change), expected = _APIS[name]
    book = _damaged(folder / "api.xlsx", change, part, tmp_path / "api.xlsx")
    assert _outcome(book, folder / "catalog") == expected


@official
@pytest.mark.parametrize("kind", ["items", "api"])
def test_the_official_workbooks_bear_the_same_damages(tmp_path: Path, kind: str) -> None:
    """Each damage is found in them too, except those that say the same in another way.

    What leaves such a workbook as it was is no damage there: 任意 where 任意 stands already. One in
    ten unless CONFORMANCE_ALL_DAMAGES is set: these workbooks are large.
    """
    shutil.copytree(catalog_directory() / "common_functions", tmp_path / "common_functions")
    damages = _ITEMS if kind == "items" else _APIS
    silent = []
    before = _sheets(_damaged(_OFFICIAL / _BOOKS[kind], _nothing, "book", tmp_path / "plain.xlsx"))
    step = 1 if os.environ.get("CONFORMANCE_ALL_DAMAGES") else 10
    for name, (change, expected) in list(damages.items())[::step]:
        part, apply = ("items", change) if kind == "items" else change
        book = _damaged(_OFFICIAL / _BOOKS[kind], apply, part, tmp_path / "damaged.xlsx")
        damaged = expected != "same" and _sheets(book) != before
        if damaged and _outcome(book, tmp_path, "common_functions") == "same":
            silent.append(name)
    assert silent == []
