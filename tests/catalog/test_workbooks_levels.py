"""実装区分 in every convention: marks, words, a column a level, a column a kind of city, a day."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from openpyxl import Workbook
from pydantic import TypeAdapter

from conformance.catalog.models.levels import CITY_TYPES, ClassExpression, Situation, decide
from conformance.catalog.workbooks.grid import read_workbook
from conformance.catalog.workbooks.headings import find_table
from conformance.catalog.workbooks.levels import class_of, day_of, level_columns
from conformance.errors import CatalogError

if TYPE_CHECKING:
    from pathlib import Path

    from conformance.catalog.models.levels import CityType


def _class(
    folder: Path, headings: list[str], marks: list[object], above: str = "", day: str = ""
) -> object:
    """Return the class of one row, validated as the catalogue would hold it."""
    book = Workbook()
    sheet = book.active
    sheet.append([above])
    sheet.append(["機能ID", "機能名称", *headings])
    sheet.append(["0010001", "架空", *marks])
    book.save(folder / "levels.xlsx")
    table = find_table(read_workbook(folder / "levels.xlsx").sheets[0], "機能ID", "機能名称")
    found = class_of(table, 3, level_columns(table), day_of(day))
    TypeAdapter(ClassExpression).validate_json(TypeAdapter(object).dump_json(found))
    return found


@pytest.mark.parametrize("text", ["◎", "実装必須機能", "実装必須", "必須", "類型１"])
def test_required_in_each_wording(tmp_path: Path, text: str) -> None:
    assert _class(tmp_path, ["実装区分"], [text]) == "required"


@pytest.mark.parametrize("text", ["○", "〇", "標準オプション", "標準オプション機能", "類型3"])
def test_optional_in_each_wording(tmp_path: Path, text: str) -> None:
    assert _class(tmp_path, ["実装区分"], [text]) == "optional"


@pytest.mark.parametrize("text", ["×", "✕", "実装不可", "類型２"])
def test_prohibited_in_each_wording(tmp_path: Path, text: str) -> None:
    assert _class(tmp_path, ["実装区分"], [text]) == "prohibited"


@pytest.mark.parametrize("text", ["△", "●", "x", None, "－", "要検討"])
def test_anything_else_is_refused_with_its_cell(tmp_path: Path, text: object) -> None:
    with pytest.raises(CatalogError) as error:
        _class(tmp_path, ["実装区分"], [text])
    assert error.value.messages[0].where.endswith("!C3")


def test_a_column_for_each_level_holds_one_circle(tmp_path: Path) -> None:
    columns = ["実装必須", "標準オプション", "実装不可"]
    assert _class(tmp_path, columns, [None, "○", None]) == "optional"
    with pytest.raises(CatalogError):
        _class(tmp_path, columns, ["○", "○", None])
    with pytest.raises(CatalogError):
        _class(tmp_path, columns, [None, None, None])


def test_what_a_sheet_says_of_its_own_marks_holds_for_it(tmp_path: Path) -> None:
    assert _class(tmp_path, ["実装区分"], ["○"], above="凡例　○：実装必須") == "required"


@pytest.mark.parametrize(
    "others", ["一般市区町村", "指定都市以外", "指定都市を除く市区町村", "その他"]
)
@pytest.mark.parametrize("city", CITY_TYPES)
def test_other_than_designated_covers_every_other_kind_of_city(
    tmp_path: Path, city: CityType, others: str
) -> None:
    found = _class(tmp_path, ["指定都市", others], ["◎", "○"])
    clauses = TypeAdapter(ClassExpression).validate_json(TypeAdapter(object).dump_json(found))
    decided = decide(clauses, Situation(city, dt.date(2026, 4, 1), "1.0"))
    assert decided == ("required" if city == "designated_city" else "optional")


def test_towns_and_villages_have_a_column_of_their_own(tmp_path: Path) -> None:
    found = _class(tmp_path, ["一般市", "町村"], ["◎", "○"])
    assert found == [
        {"is": "required", "city": ["general_city"]},
        {"is": "optional", "city": ["town_village"]},
    ]


def test_the_same_level_for_all_is_no_clause(tmp_path: Path) -> None:
    assert _class(tmp_path, ["指定都市", "一般市区町村"], ["◎", "◎"]) == "required"


def test_a_kind_of_city_that_is_left_out_is_in_no_clause(tmp_path: Path) -> None:
    found = _class(tmp_path, ["指定都市", "一般市区町村"], ["◎", "－"])
    assert found == [{"is": "required", "city": ["designated_city"]}]


def test_what_is_required_from_a_day_on_is_free_before(tmp_path: Path) -> None:
    found = _class(tmp_path, ["実装区分"], ["◎"], day="令和8年4月1日")
    assert found == [{"is": "required", "from": "2026-04-01"}, {"is": "optional"}]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("令和元年5月1日", dt.date(2019, 5, 1)),
        ("２０２６年４月１日", dt.date(2026, 4, 1)),
        ("2026-04-01", dt.date(2026, 4, 1)),
        ("2026/2/30", None),
        ("未定", None),
    ],
)
def test_days_in_either_calendar(text: str, day: dt.date | None) -> None:
    assert day_of(text) == day
