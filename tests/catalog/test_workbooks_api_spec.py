"""API specifications: calls tied to their sheets, parameters, response trees, error codes."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

from conformance.catalog.workbooks.api_spec import ApiCall, read_api_spec
from conformance.catalog.workbooks.cover import read_cover
from conformance.catalog.workbooks.grid import read_workbook
from conformance.errors import CatalogError, Message

_MAKE = runpy.run_path(str(Path(__file__).parent / "data" / "synthetic.py"))
_REQUEST, _RESPONSE = "リクエスト_API仕様", "レスポンス_API仕様"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return _MAKE["api_workbook"](tmp_path / "api.xlsx")


def _call(path: Path) -> ApiCall:
    return read_api_spec(read_workbook(path), "架空API仕様", "2.0").calls[0]


def _refused(path: Path, sheet: str, **cells: object) -> Message:
    _MAKE["edited"](path, sheet, **cells)
    with pytest.raises(CatalogError) as error:
        _call(path)
    return error.value.messages[0]


def test_a_call_has_its_path_method_kind_and_content_types(path: Path) -> None:
    call = _call(path)
    assert (call.path, call.method, call.operation) == (_MAKE["PATH"], "POST", "Create")
    assert call.request_content_type == "application/json"
    assert call.response_content_type == "application/json;charset=UTF-8"


def test_the_guide_value_of_the_time_out_is_read(path: Path) -> None:
    assert _call(path).timeout_guide_seconds == 30


def test_rows_without_a_number_are_parameters_too(path: Path) -> None:
    assert [(p.no, p.name) for p in _call(path).parameters] == [
        (None, "kubun"),
        (1, "bango"),
        (2, "shimei"),
        (3, "umarebi"),
    ]


def test_parameters_carry_what_their_cells_say(path: Path) -> None:
    kubun, bango, shimei, umarebi = _call(path).parameters
    assert (kubun.required, kubun.values, kubun.default) == (True, {"0": "新規", "1": "既存"}, "0")
    assert (bango.required, bango.examples) == (False, ("001",))
    assert (shimei.type, shimei.examples) == ("N", ("架空　花子", "架空　太郎"))
    assert umarebi.unspecified_date


def test_the_text_of_a_condition_is_not_copied(path: Path) -> None:
    condition = _call(path).parameters[1].condition
    assert condition == "条件付きで必須（条件は公式のDK24）"


def test_fields_become_a_tree_and_closing_brackets_no_field(path: Path) -> None:
    ok = _call(path).responses[0]
    assert [(f.name, [c.name for c in f.fields]) for f in ok.fields] == [
        ("metadata", ["detail"]),
        ("result", ["rireki"]),
    ]


def test_each_status_has_its_own_fields(path: Path) -> None:
    assert [(r.status, [f.name for f in r.fields]) for r in _call(path).responses] == [
        (200, ["metadata", "result"]),
        (400, ["message"]),
    ]


def test_fixed_texts_marks_and_samples_of_fields_are_read(path: Path) -> None:
    metadata, result = _call(path).responses[0].fields
    detail, history = metadata.fields[0], result.fields[0]
    assert (detail.fixed, detail.digits) == ("済みました。", 6)
    assert (history.may_be_null, history.type, history.example) == (True, "9", "1")
    message = _call(path).responses[1].fields[0]
    assert (message.always_present, message.type) == (False, "mixed")


def test_error_codes_keep_the_text_to_send(path: Path) -> None:
    error = _call(path).errors[0]
    assert (error.code, error.message) == ("E0001", "【項目名】がありません。")
    assert error.official is not None
    assert error.official.cell == "E22"


def test_a_request_sheet_of_another_call_is_not_taken(path: Path) -> None:
    message = _refused(path, _REQUEST, P18="app_submit/v10/other_R01")
    assert message.code == "IMP005"
    assert f"{_MAKE['PATH']}_R01" in message.ja


def test_an_id_whose_formula_has_no_result_is_told_apart_from_a_missing_one(path: Path) -> None:
    message = _refused(path, _REQUEST, P18='=API概要!C10&"_R01"')
    assert (message.code, message.where) == ("IMP007", f"{_REQUEST}!P18")


@pytest.mark.parametrize(
    ("sheet", "cell", "value"),
    [
        (_REQUEST, "CV23", "○"),
        (_REQUEST, "CY24", "VARCHAR"),
        (_REQUEST, "E25", "shimei name"),
        (_RESPONSE, "CT12", "null"),
        (_RESPONSE, "E12", "4"),
        (_RESPONSE, "E11", "0"),
    ],
)
def test_a_cell_that_does_not_fit_is_named(path: Path, sheet: str, cell: str, value: str) -> None:
    message = _refused(path, sheet, **{cell: value})
    assert (message.code, message.where) == ("IMP004", f"{sheet}!{cell}")


def test_an_unknown_kind_of_operation_is_refused(path: Path) -> None:
    assert _refused(path, "API概要", V10="Upsert").where == "API概要!V10"


def test_a_request_without_a_method_is_refused(tmp_path: Path) -> None:
    path = _MAKE["api_workbook"](tmp_path / "a.xlsx", method_line="使用方法")
    with pytest.raises(CatalogError) as error:
        _call(path)
    assert "HTTPメソッド" in error.value.messages[0].ja


def test_a_parameter_that_stands_twice_is_refused(path: Path) -> None:
    assert _refused(path, _REQUEST, E25="bango").where == f"{_REQUEST}!E25"


def test_the_cover_gives_title_and_version(path: Path) -> None:
    cover = read_cover(read_workbook(path))
    assert (cover.title, cover.version) == ("架空付番API仕様", "2.0")


def test_an_item_list_names_no_version(tmp_path: Path) -> None:
    book = read_workbook(_MAKE["item_workbook"](tmp_path / "i.xlsx"))
    cover = read_cover(book)
    assert (cover.title, cover.version) == ("項目定義書（架空業務）", None)
