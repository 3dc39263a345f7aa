"""Every filled cell has one use, and what the catalogue does not hold is asked about once."""

from __future__ import annotations

import json
import os
import runpy
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
from openpyxl import load_workbook

from conformance.catalog.workbooks.account import RULES, count, digest
from conformance.catalog.workbooks.importer import ImportOptions, import_workbook
from conformance.cli.main import main
from conformance.cli.schemas import schema_of
from conformance.errors import CatalogError

if TYPE_CHECKING:
    from conformance.catalog.workbooks.report import ImportReport

_MAKE = runpy.run_path(str(Path(__file__).parent / "data" / "synthetic.py"))
_HEAD = runpy.run_path(str(Path(__file__).parent / "test_workbooks_importer.py"))["_HEAD"]
_DATED = ImportOptions("2020-01-01掲載")
_ROOT = Path(os.environ.get("CONFORMANCE_SHARED") or Path(__file__).resolve().parents[3] / "shared")
_BOOKS = sorted((_ROOT / "domain" / "official").glob("*.xlsx"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "catalog" / "kaku" / "1.0"
    place.mkdir(parents=True)
    (place / "domain.yaml").write_text(_HEAD, encoding="utf-8")
    return tmp_path


def _book(folder: Path, **cells: object) -> Path:
    path: Path = _MAKE["item_workbook"](folder / "item.xlsx")
    return _MAKE["edited"](path, _MAKE["ITEM_SHEET"], **cells) if cells else path


def _import(folder: Path, book: Path, *confirmed: str) -> ImportReport:
    options = replace(_DATED, confirmed=frozenset(confirmed))
    return import_workbook(
        book, domain="kaku", version="1.0", target=folder / "catalog", options=options
    )


def test_each_filled_cell_is_counted_once(folder: Path) -> None:
    book = _book(folder)
    report = _import(folder, book)
    opened = load_workbook(book)
    filled = sum(c.value is not None for s in opened for row in s.iter_rows() for c in row)
    empty = sum(c.value == "" for s in opened for row in s.iter_rows() for c in row)
    found = count(report.uses)
    assert found.filled == filled - empty == len({use.place for use in report.uses})
    assert found.filled == found.stored + found.read + found.ignored + found.unread


def test_what_is_ignored_names_its_rule(folder: Path) -> None:
    report = _import(folder, _book(folder))
    for use in report.uses:
        assert (use.rule in RULES) == (use.use == "ignored")


def test_the_class_and_the_section_are_stored(folder: Path) -> None:
    _import(folder, _book(folder, S7="0310002 管理"))
    text = (folder / "catalog" / "kaku" / "1.0" / "records.yaml").read_text(encoding="utf-8")
    assert "class: required" in text
    assert "section: 0310002 管理" in text


def test_nothing_is_written_before_a_question_is_answered_and_then_it_is_remembered(
    folder: Path,
) -> None:
    place = folder / "catalog" / "kaku" / "1.0"
    _import(folder, _book(folder))
    before = {path.name: path.read_bytes() for path in place.iterdir()}
    changed = _book(folder, Q8="新しい定義")
    asked = _import(folder, changed)
    sheet = _MAKE["ITEM_SHEET"]
    assert [(q.code, q.place) for q in asked.open_questions] == [("IMP114", f"{sheet}!Q8")]
    assert {path.name: path.read_bytes() for path in place.iterdir()} == before
    assert _import(folder, changed, f"{sheet}!Q8").open_questions == ()
    assert _import(folder, changed).open_questions == ()


def test_a_doubt_that_lasts_is_asked_once(folder: Path) -> None:
    book = _book(folder)
    opened = load_workbook(book)
    opened[_MAKE["ITEM_SHEET"]].row_dimensions[8].hidden = True
    opened.save(book)
    assert [q.code for q in _import(folder, book).open_questions] == ["IMP102"]
    assert _import(folder, book, "all").written
    assert _import(folder, book).open_questions == ()


def test_an_answer_to_a_change_does_not_hold_for_the_next_change(folder: Path) -> None:
    _import(folder, _book(folder))
    _import(folder, _book(folder, Q8="一つ目"), "all")
    assert [q.code for q in _import(folder, _book(folder, Q8="二つ目")).open_questions] == [
        "IMP114"
    ]


def test_a_broken_record_of_the_last_import_is_an_error(folder: Path) -> None:
    _import(folder, _book(folder))
    place = next((folder / "catalog" / "kaku" / "1.0").glob("import-*.json"))
    place.write_text("{}", encoding="utf-8")
    with pytest.raises(CatalogError) as error:
        _import(folder, _book(folder))
    assert error.value.messages[0].code == "IMP012"


def test_struck_text_inside_a_cell_is_left_out(folder: Path) -> None:
    from openpyxl.cell.rich_text import CellRichText, TextBlock
    from openpyxl.cell.text import InlineFont

    book = _book(folder)
    opened = load_workbook(book)
    text = CellRichText(TextBlock(InlineFont(strike=True), "古い"), "新しい名")
    opened[_MAKE["ITEM_SHEET"]]["D8"] = text
    opened.save(book)
    report = _import(folder, book, "IMP104")
    assert [one.question.code for one in report.questions] == ["IMP104"]
    text = (folder / "catalog" / "kaku" / "1.0" / "records.yaml").read_text(encoding="utf-8")
    assert "name_ja: 新しい名" in text


def test_blanks_and_look_alike_marks_are_no_change() -> None:
    assert digest("○") == digest("〇")
    assert digest("１５") == digest("15 ")
    assert digest("15") != digest("16")


def test_the_report_as_json_follows_its_schema_and_open_questions_exit_with_3(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = folder / "report.json"
    arguments = ["catalog", "import", str(_book(folder, M8=0)), "--into", "kaku", "--dry-run"]
    arguments += ["--spec-version", "1.0", "--document-version", "2020", "--json", str(out)]
    code = main([*arguments, "--catalog", str(folder / "catalog"), "--lang", "en"])
    report: dict[str, Any] = json.loads(out.read_text(encoding="utf-8"))
    jsonschema.validate(report, schema_of("import"))
    assert code == 3
    assert [q["code"] for q in report["questions"]] == ["IMP108"]
    assert "nothing is written" in capsys.readouterr().out


@pytest.mark.skipif(len(_BOOKS) != 2, reason="the official workbooks are not at hand")
def test_every_cell_of_the_official_workbooks_is_accounted_for() -> None:
    for book in _BOOKS:
        report = import_workbook(
            book, domain="common_functions", version="2.1", options=ImportOptions(write=False)
        )
        found = count(report.uses)
        assert found.filled == found.stored + found.read + found.ignored + found.unread
        assert report.open_questions == ()
        items = [use for use in report.uses if use.row.isdigit()]
        assert not [use for use in items if use.use == "unread"]
