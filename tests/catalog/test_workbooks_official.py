"""The real workbooks of 031 against independently extracted facts, where they are at hand."""

from __future__ import annotations

import csv
import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from conformance.catalog.load import load
from conformance.catalog.locate import catalog_directory
from conformance.catalog.workbooks.api_spec import read_api_spec
from conformance.catalog.workbooks.grid import read_workbook
from conformance.catalog.workbooks.importer import import_workbook
from conformance.catalog.workbooks.item_list import read_item_list

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.catalog.models.api import ResponseField

_ROOT = Path(os.environ.get("CONFORMANCE_SHARED") or Path(__file__).resolve().parents[3] / "shared")
_BOOKS, _DATA = _ROOT / "domain" / "official", _ROOT / "domain" / "data"
_ITEM_BOOK = _BOOKS / "031_item_definition.xlsx"
_API_BOOK = _BOOKS / "031_atenabango_fuban_api_v2.0.xlsx"
_OUTPUT = {"必須": "required", "条件付き必須": "conditional", "任意": "optional"}

official = pytest.mark.skipif(
    not (_ITEM_BOOK.is_file() and _API_BOOK.is_file()),
    reason="the official workbooks are not at hand (set CONFORMANCE_SHARED)",
)


def _facts(name: str) -> list[dict[str, str]]:
    with (_DATA / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def _text(value: object) -> str:
    return "" if value is None else str(value)


@official
def test_all_items_agree_with_the_facts_extracted_by_other_hands() -> None:
    items = read_item_list(read_workbook(_ITEM_BOOK), "d", "v").items
    assert [
        {
            "data_item_id": i.official_id,
            "name": i.name_ja,
            "romaji_field": i.romaji,
            "group": i.group,
            "primary_key": str(int(i.primary_key)),
            "foreign_key": str(int(i.foreign_key)),
            "type": i.type,
            "digits": _text(i.digits),
            "code_id": i.code[1] if i.code else "",
            "max_repeat": _text(i.max_repeat),
            "output_condition": _OUTPUT[i.output],
            "implementation_required": str(int(i.must_be_output)),
        }
        for i in items
    ] == [_only(row, _ITEM_COLUMNS) for row in _facts("031_item_definition.csv")]
    assert len(items) == 29


_ITEM_COLUMNS = (
    "data_item_id",
    "name",
    "romaji_field",
    "group",
    "primary_key",
    "foreign_key",
    "type",
    "digits",
    "code_id",
    "max_repeat",
    "output_condition",
    "implementation_required",
)


def _only(row: dict[str, str], names: tuple[str, ...]) -> dict[str, str]:
    return {name: row[name] for name in names}


@official
def test_all_parameters_agree_with_the_facts_extracted_by_other_hands() -> None:
    call = read_api_spec(read_workbook(_API_BOOK), "d", "v").calls[0]
    found = [
        [_text(p.no), p.name, p.name_ja, str(int(p.required)), p.type, _text(p.digits)]
        for p in call.parameters
    ]
    assert found == [list(row.values()) for row in _facts("031_api_fuban_request.csv")]
    assert len(found) == 40


@official
def test_all_rows_of_the_response_trees_agree() -> None:
    call = read_api_spec(read_workbook(_API_BOOK), "d", "v").calls[0]
    found = [
        [str(response.status), *row]
        for response in call.responses
        for row in _rows(response.fields)
    ]
    expected = [list(row.values()) for row in _facts("031_api_fuban_response.csv")]
    assert found == [row for row in expected if row[1] != "1"]
    assert len(found) == 31


_KIND = {"object": "構造化", "array": "配列構造化", "mixed": "X,N混在"}


def _rows(fields: tuple[ResponseField, ...]) -> Iterator[list[str]]:
    for field in fields:
        yield [
            str(field.level),
            field.name,
            field.name_ja,
            str(int(field.always_present)),
            str(int(field.may_be_null)),
            _KIND.get(field.type, field.type),
            _text(field.digits) or "-",
        ]
        yield from _rows(field.fields)


@official
def test_importing_again_leaves_the_committed_catalogue_as_it_is(tmp_path: Path) -> None:
    shutil.copytree(catalog_directory() / "common_functions", tmp_path / "common_functions")
    place = tmp_path / "common_functions" / "2.1"
    before = {path.name: path.read_bytes() for path in place.iterdir()}
    for path, kind in ((_ITEM_BOOK, "item_list"), (_API_BOOK, "api_spec")):
        report = import_workbook(
            path,
            kind=kind,  # type: ignore[arg-type]  # the two kinds as text
            domain="common_functions",
            version="2.1",
            target=tmp_path,
        )
        assert (report.changes, report.unknown_headings, report.warnings) == ((), (), ())
    assert {path.name: path.read_bytes() for path in place.iterdir()} == before


@official
@pytest.mark.parametrize(("book", "unread"), [(_ITEM_BOOK, 2), (_API_BOOK, 25)])
def test_what_nobody_reads_is_listed_and_asked_about_once_it_changes(
    tmp_path: Path, book: Path, unread: int
) -> None:
    """Only prose outside the tables is unread; each cell of it that changes is a question."""
    shutil.copytree(catalog_directory() / "common_functions", tmp_path / "common_functions")
    at = {"domain": "common_functions", "version": "2.1", "target": tmp_path}
    cells = import_workbook(book, **at).unread()  # type: ignore[arg-type]  # names as text
    assert len(cells) == unread
    assert not [use for use in cells if use.row]
    changed = load_workbook(book, data_only=True)  # as shown: what is saved anew has no results
    for use in cells:
        changed[use.sheet][use.cell].value = f"{use.text}ただし、この限りでない。"
    changed.save(tmp_path / book.name)
    asked = import_workbook(tmp_path / book.name, **at).open_questions  # type: ignore[arg-type]  # as above
    assert {question.code for question in asked} == {"IMP114"}
    assert {question.place.split("!")[0] for question in asked} == {use.sheet for use in cells}


def test_the_committed_call_is_official_down_to_each_parameter_and_field() -> None:
    api = load("common_functions", "2.1").apis["issue-atena-number"]
    assert len(api.parameters) == 40
    assert all(parameter.official for parameter in api.parameters)
    assert [r.status for r in api.responses] == [200, 400, 401, 503]
    assert [e.code for e in api.errors] == ["E0001", "E0002", "E0003", "E0004"]


def test_every_conditional_parameter_has_its_condition_in_our_own_words() -> None:
    api = load("common_functions", "2.1").apis["issue-atena-number"]
    conditions = [p.condition for p in api.parameters if p.condition]
    assert len(conditions) == 10
    assert not [text for text in conditions if "公式の" in text or "※" in text]


def test_every_parameter_but_the_kind_of_processing_is_stored_in_the_register() -> None:
    spec = load("common_functions", "2.1")
    api = spec.apis["issue-atena-number"]
    assert api.record is not None
    known = {item.key for item in spec.records[api.record].items}
    assert {p.name for p in api.parameters} - known == {"shorikubun"}


def test_each_contradiction_cites_two_places_and_offers_its_default() -> None:
    questions = load("common_functions", "2.1").questions.values()
    contradictions = [question for question in questions if question.status == "spec_unclear"]
    cited = [question for question in contradictions if question.citations]
    assert len(cited) >= 14
    for question in cited:
        assert len({citation.place for citation in question.citations}) > 1
        assert question.switch is None or question.default in question.readings
