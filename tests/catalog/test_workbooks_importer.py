"""Importing into a catalogue: entries turn official, ids and hand-written words stay."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from conformance.catalog.load import _load, load
from conformance.catalog.workbooks.importer import ImportOptions, import_workbook
from conformance.errors import CatalogError

if TYPE_CHECKING:
    from conformance.catalog.workbooks.kinds import WorkbookKind
    from conformance.catalog.workbooks.report import ImportReport

_MAKE = runpy.run_path(str(Path(__file__).parent / "data" / "synthetic.py"))
_HEAD = """domain: kaku
name_ja: 架空業務
name_en: Made-up
ministry_ja: 架空省
business_id: '031'
spec_title_ja: 架空仕様書
version: '1.0'
laws: []
versions: []
function_groups: []
"""
_RECORDS = """# 手書きの注記
records:
- key: people
  name_ja: 架空宛名
  primary_key: [number]
  note: 編集者の注
  items:
  - {key: number, name_ja: 架空番号, type: digits, len: 15, identifier: atena_no}
  - {key: name, name_ja: 古い名, romaji: kakumei, type: text, condition: 名がわかるとき}
  - {key: extra, name_ja: 昔の項目, type: text}
"""
_DATED = ImportOptions(document_version="2020-01-01掲載")
_KEYS = ImportOptions(document_version="2020-01-01掲載", group_keys={"架空宛名": "people"})


@pytest.fixture
def catalog(tmp_path: Path) -> Path:
    directory = tmp_path / "catalog" / "kaku" / "1.0"
    directory.mkdir(parents=True)
    (directory / "domain.yaml").write_text(_HEAD, encoding="utf-8")
    return tmp_path / "catalog"


def _import(
    catalog: Path, kind: WorkbookKind = "item_list", options: ImportOptions = _KEYS
) -> ImportReport:
    make = _MAKE["item_workbook" if kind == "item_list" else "api_workbook"]
    path = make(catalog.parent / f"{kind}.xlsx")
    _load.cache_clear()
    return import_workbook(
        path, kind=kind, domain="kaku", version="1.0", target=catalog, options=options
    )


def _write(catalog: Path, name: str, text: str) -> Path:
    path = catalog / "kaku" / "1.0" / name
    path.write_text(text, encoding="utf-8")
    return path


def test_an_import_into_an_empty_specification_loads_as_a_catalogue(catalog: Path) -> None:
    report = _import(catalog)
    spec = load("kaku", root=catalog)
    group = spec.records["people"]
    assert report.written == ("codes.yaml", "records.yaml")
    assert group.primary_key == ("kakubango",)
    assert [item.type for item in group.items] == [
        "alnum",
        "text",
        "code",
        "code",
        "code",
        "date",
        "decimal",
    ]
    assert group.item("kakuhata").code_list == "code_002"
    assert spec.codes["code_999"].open_values
    assert (group.item("kakuritsu").max_len, group.item("kakuritsu").fraction) == (3, 2)
    assert group.item("kakubi").max_len is None


def test_a_second_import_changes_no_byte(catalog: Path) -> None:
    for kind in ("item_list", "api_spec"):
        _import(catalog, kind)
    before = {p.name: p.read_bytes() for p in (catalog / "kaku" / "1.0").iterdir()}
    reports = [_import(catalog, kind) for kind in ("item_list", "api_spec")]
    assert [(r.written, r.changes) for r in reports] == [((), ()), ((), ())]
    assert {p.name: p.read_bytes() for p in (catalog / "kaku" / "1.0").iterdir()} == before


def test_existing_entries_turn_official_and_keep_their_ids(catalog: Path) -> None:
    _write(catalog, "records.yaml", _RECORDS)
    report = _import(catalog)
    group = load("kaku", root=catalog).records["people"]
    number, name = group.items[:2]
    assert {c.key for c in report.of("turned_official")} == {"people/number", "people/name"}
    assert (number.key, number.official_id, number.romaji) == ("number", "03100001", "kakubango")
    assert (name.key, name.name_ja) == ("name", "架空名")
    assert group.primary_key == ("number",)


def test_a_code_list_without_an_id_is_known_by_its_name_and_keeps_its_key(catalog: Path) -> None:
    text = "codes:\n- {key: kind, name_ja: 架空区分, values: {}, note: 編集者の注}\n"
    _write(catalog, "codes.yaml", text)
    _import(catalog)
    spec = load("kaku", root=catalog)
    assert (spec.codes["kind"].official_id, spec.codes["kind"].note) == ("001", "編集者の注")
    assert "code_001" not in spec.codes
    assert spec.records["people"].item("kakukubun").code_list == "kind"


def test_a_file_with_nothing_new_keeps_the_layout_its_editor_gave_it(catalog: Path) -> None:
    _import(catalog)
    path = catalog / "kaku" / "1.0" / "codes.yaml"
    text = path.read_text(encoding="utf-8").replace("codes:\n", "codes:\n\n# 区切り\n\n")
    path.write_text(text, encoding="utf-8")
    assert _import(catalog).written == ()
    assert path.read_text(encoding="utf-8") == text


def test_what_editors_wrote_is_kept(catalog: Path) -> None:
    path = _write(catalog, "records.yaml", _RECORDS)
    _import(catalog)
    group = load("kaku", root=catalog).records["people"]
    assert (group.item("number").type, group.item("number").len) == ("digits", 15)
    assert group.item("number").identifier == "atena_no"
    assert group.item("name").condition == "名がわかるとき"
    assert group.note == "編集者の注"
    assert path.read_text(encoding="utf-8").startswith("# 手書きの注記\n")


def test_entries_that_the_workbook_lacks_stay_and_are_reported(catalog: Path) -> None:
    _write(catalog, "records.yaml", _RECORDS)
    report = _import(catalog)
    assert [c.key for c in report.of("not_in_workbook")] == ["people/extra"]
    assert load("kaku", root=catalog).records["people"].items[-1].key == "extra"


def test_a_changed_official_fact_is_reported_with_both_values(catalog: Path) -> None:
    _import(catalog)
    path = catalog / "kaku" / "1.0" / "records.yaml"
    text = path.read_text(encoding="utf-8").replace("max_len: 100", "max_len: 18")
    path.write_text(text, encoding="utf-8")
    changed = _import(catalog).of("changed")
    assert [(c.key, c.fields) for c in changed] == [("people/kakumei", ("max_len: 18 → 100",))]


def test_a_type_that_does_not_fit_the_official_one_gives_way(catalog: Path) -> None:
    _write(catalog, "records.yaml", _RECORDS.replace("type: digits, len: 15", "type: date"))
    _import(catalog)
    assert load("kaku", root=catalog).records["people"].item("number").type == "alnum"


def test_a_dry_run_writes_nothing(catalog: Path) -> None:
    report = _import(catalog, options=ImportOptions(document_version="2020-01-01掲載", write=False))
    assert report.of("added")
    assert report.written == ()
    assert not (catalog / "kaku" / "1.0" / "records.yaml").exists()


def test_the_documents_version_stands_in_each_place(catalog: Path) -> None:
    _import(catalog, options=ImportOptions(document_version="2020-01-01掲載"))
    item = load("kaku", root=catalog).records["group_031_01"].items[0]
    assert item.official is not None
    assert item.official.version == "2020-01-01掲載"


def test_an_api_gets_its_scope_from_the_domains_business_id(catalog: Path) -> None:
    _import(catalog, "api_spec")
    api = load("kaku", root=catalog).apis["kaku"]
    assert api.scope == f"031:{_MAKE['PATH']}:Create"
    assert (api.provenance, api.official and api.official.version) == ("official", "2.0")
    assert api.response(200).fields[0].fields[0].fixed == "済みました。"


def test_hand_written_conditions_of_parameters_are_kept_and_items_are_tied(catalog: Path) -> None:
    _write(catalog, "records.yaml", _RECORDS.replace("key: name,", "key: shimei,"))
    _import(catalog, "api_spec")
    path = catalog / "kaku" / "1.0" / "apis.yaml"
    text = path.read_text(encoding="utf-8")
    text = text.replace("条件付きで必須（条件は公式のDK24）", "区分が1のとき")
    text = text.replace("  method: POST\n", "  method: POST\n  record: people\n")
    path.write_text(text, encoding="utf-8")
    _import(catalog, "api_spec")
    api = load("kaku", root=catalog).apis["kaku"]
    assert api.parameter("bango").condition == "区分が1のとき"
    assert (api.parameter("shimei").item, api.parameter("bango").item) == ("shimei", None)


def test_a_folder_without_a_domain_is_no_target(tmp_path: Path) -> None:
    with pytest.raises(CatalogError) as error:
        _import(tmp_path / "nowhere")
    assert error.value.messages[0].code == "IMP008"


def test_a_result_that_is_no_valid_entry_is_not_written(catalog: Path) -> None:
    path = _write(catalog, "records.yaml", _RECORDS.replace("note: 編集者の注", "memo: 誤り"))
    before = path.read_bytes()
    with pytest.raises(CatalogError) as error:
        _import(catalog)
    assert error.value.messages[0].code == "IMP010"
    said = error.value.messages[0].text("ja")
    assert "の期待は" in said
    assert "should" not in said
    assert "Field" not in said
    assert path.read_bytes() == before
    assert not (catalog / "kaku" / "1.0" / "codes.yaml").exists()


def test_images_are_left_out_with_a_warning(catalog: Path) -> None:
    path = _MAKE["item_workbook"](catalog.parent / "i.xlsx")
    _MAKE["edited"](path, _MAKE["ITEM_SHEET"], L13="BLOB")
    report = import_workbook(
        path,
        kind="item_list",
        domain="kaku",
        version="1.0",
        target=catalog,
        options=_DATED,
    )
    assert report.warnings == ("03100007 架空率: BLOB は取り込めません",)


def test_a_group_without_a_marked_key_keeps_the_editors_and_warns(catalog: Path) -> None:
    _write(catalog, "records.yaml", _RECORDS)
    path = _MAKE["item_workbook"](catalog.parent / "i.xlsx")
    _MAKE["edited"](path, _MAKE["ITEM_SHEET"], G7=None)
    report = import_workbook(
        path,
        kind="item_list",
        domain="kaku",
        version="1.0",
        target=catalog,
        options=_DATED,
    )
    _load.cache_clear()
    assert load("kaku", root=catalog).records["people"].primary_key == ("number",)
    assert "主キー" in report.warnings[0]


def test_a_code_whose_list_is_elsewhere_is_warned_about(catalog: Path) -> None:
    path = _MAKE["item_workbook"](catalog.parent / "i.xlsx")
    _MAKE["edited"](path, _MAKE["ITEM_SHEET"], N9="住民基本台帳012")
    report = import_workbook(
        path,
        kind="item_list",
        domain="kaku",
        version="1.0",
        target=catalog,
        options=_DATED,
    )
    assert "住民基本台帳012" in report.warnings[0]


def test_the_report_reads_in_both_languages(catalog: Path) -> None:
    report = _import(catalog)
    assert "追加: 11" in report.text("ja")
    assert "added: 11" in report.text("en")
    assert "people/kakubango" in report.text("en")
