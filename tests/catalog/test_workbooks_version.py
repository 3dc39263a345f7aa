"""A place names a version that somebody stated: cover, caller, or what was imported before."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest

from conformance.catalog.workbooks.cover import CoverSheet, read_cover
from conformance.catalog.workbooks.grid import read_workbook
from conformance.catalog.workbooks.version import DocumentVersion, document_version
from conformance.errors import CatalogError

if TYPE_CHECKING:
    from pathlib import Path

_UNNAMED = CoverSheet("項目定義書（架空業務）", None)


def _cites(*versions: str) -> list[dict[str, object]]:
    places = [{"document": _UNNAMED.title, "version": version} for version in versions]
    return [{"key": "g", "items": [{"key": "a", "official": place}]} for place in places]


def test_the_version_on_the_cover_wins_over_the_callers() -> None:
    found = document_version("b.xlsx", CoverSheet("仕様", "2.0"), "9.9", [])
    assert found == DocumentVersion("2.0")


def test_the_caller_names_the_version_where_the_cover_does_not() -> None:
    assert document_version("b.xlsx", _UNNAMED, "3.0", _cites("2.0")) == DocumentVersion("3.0")


def test_without_either_the_version_that_entries_cite_already_is_kept_as_cited() -> None:
    found = document_version("b.xlsx", _UNNAMED, None, _cites("2023-09-29掲載", "2023-09-29掲載"))
    assert found == DocumentVersion("2023-09-29掲載", cited=True)


@pytest.mark.parametrize("cited", [(), ("1.0", "2.0")])
def test_nobody_or_several_is_refused(cited: tuple[str, ...]) -> None:
    with pytest.raises(CatalogError) as error:
        document_version("b.xlsx", _UNNAMED, None, _cites(*cited))
    assert error.value.messages[0].code == "IMP006"


@pytest.mark.parametrize("sheet", ["表紙", "一覧"])
@pytest.mark.parametrize(
    ("line", "version"),
    [
        ("第2.0版", "2.0"),
        ("第2.0版（令和5年3月31日）", "2.0"),
        ("第 2.1 版 令和6年8月", "2.1"),
        ("機能要件の一覧", None),
    ],
)
def test_a_version_is_read_with_its_day_beside_it(
    tmp_path: Path, sheet: str, line: str, version: str | None
) -> None:
    book = openpyxl.Workbook()
    book.active.title = sheet
    book.active.append(["印鑑登録システム標準仕様書"])
    book.active.append([line])
    book.save(tmp_path / "b.xlsx")
    assert read_cover(read_workbook(tmp_path / "b.xlsx")).version == version


def test_of_two_versions_above_a_table_neither_is_taken(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["第1.0版からの改定一覧"])
    book.active.append(["第2.0版"])
    book.save(tmp_path / "b.xlsx")
    assert read_cover(read_workbook(tmp_path / "b.xlsx")).version is None
