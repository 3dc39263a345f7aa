"""Damages of function and form lists, layouts, linkages and code lists: none is silent."""

from __future__ import annotations

import runpy
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from openpyxl import load_workbook

from conformance.catalog.load import load
from conformance.catalog.locate import catalog_directory
from conformance.catalog.workbooks.importer import ImportOptions, import_workbook
from conformance.errors import CatalogError

if TYPE_CHECKING:
    from conformance.catalog.workbooks.report import ImportReport

_DATA = Path(__file__).parent / "data"
_LISTS: dict[str, Any] = runpy.run_path(str(_DATA / "list_damages.py"))
_SET: dict[str, Any] = runpy.run_path(str(_DATA / "full_set.py"))
_GRID = runpy.run_path(str(_DATA / "damages.py"))["grid"]
_DAMAGES = _LISTS["LIST_DAMAGES"]
_SURE = ImportOptions("2025-04-01掲載", confirmed=frozenset(("all",)))
_TRY = ImportOptions("2025-04-01掲載", write=False)


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Return the workbooks of a domain, and a catalogue they were imported into undamaged."""
    root = tmp_path_factory.mktemp("lists") / "catalog"
    root.mkdir()
    for place in catalog_directory().iterdir():
        if place.name == "child_allowance":
            shutil.copytree(place, root / place.name)
            _shortened(root / place.name / "2.0")
        else:
            (root / place.name).symlink_to(place)
    spec = load("child_allowance", root=root)
    found = _SET["full_set"](root.parent / "books", spec, "ministry")
    for path in (found.requirements, found.items, found.form_items, found.linkages):
        _import(path, root, _SURE)
    return found, root


def _shortened(folder: Path) -> None:
    """Leave only the first entries of each file: reading them again and again takes time."""
    for kind in ("functions", "forms", "records", "codes", "linkages"):
        path = folder / f"{kind}.yaml"
        entries = yaml.safe_load(path.read_text(encoding="utf-8"))[kind][:6]
        text = yaml.safe_dump({kind: entries}, allow_unicode=True, sort_keys=False)
        path.write_text(text, encoding="utf-8")


def _import(path: Path, root: Path, options: ImportOptions) -> ImportReport:
    return import_workbook(
        path, domain="child_allowance", version="2.0", target=root, options=options
    )


def test_forty_and_more_kinds_are_tried() -> None:
    assert len(_DAMAGES) >= 40


@pytest.mark.parametrize("name", _DAMAGES)
def test_a_damaged_list_is_never_imported_silently(books: Any, tmp_path: Path, name: str) -> None:
    found, root = books
    table, change, expected = _DAMAGES[name]
    workbook, *headings = _LISTS["TABLES"][table]
    book = load_workbook(getattr(found, workbook))
    change(_GRID(book, *headings))
    book.save(tmp_path / "damaged.xlsx")
    assert _outcome(tmp_path / "damaged.xlsx", root) == expected


def _outcome(path: Path, root: Path) -> str:
    try:
        report = _import(path, root, _TRY)
    except CatalogError as error:
        return "refused" if all(message.where for message in error.messages) else "unplaced"
    if report.open_questions:
        return "asked" if all("!" in q.place for q in report.open_questions) else "unplaced"
    listed = [change for change in report.changes if change.what != "not_in_workbook"]
    return "told" if listed else "same"
