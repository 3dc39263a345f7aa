"""A vendor's own layout is read as rows of the group, with the vendor's own lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from conformance.catalog.models.records import Item
from conformance.findings import UntestedError
from conformance.tables import bytes as file_bytes

if TYPE_CHECKING:
    from tests.tables.mapped.conftest import VendorFiles

HEAD = "被保番号,取得,喪失,性,姓,名,額,率,区分"
FIELDS = {
    "number": {"to": "被保番号", "fill": 8},
    "since": "取得",
    "until": "喪失",
    "sex": "性",
    "name": {"split": ["姓", "名"]},
    "amount": {"to": "額", "pad": 7},
    "rate": {"to": "率", "decimals": 2},
    "city": {"constant": "131016"},
}
DAYS = {"date": {"format": "{yyyy}{mm}{dd}", "values": {"null": "99999999"}}}
SEX = {"sex": {"1": "M", "2": ["F", "W"]}}
ROWS = (
    HEAD,
    "12,20250401,99999999,M,山,太郎,0001200,125,1",
    "13,20250402,20250501,W,川,,0000000,5,9",
    "14,20250403,,F,,花,12,,1",
)


def test_columns_become_items_in_the_writing_of_the_catalogue(vendor: VendorFiles) -> None:
    vendor.writes("HIHO.csv", *ROWS)
    vendor.maps({"file": "HIHO.csv", "fields": FIELDS}, types=DAYS, codes=SEX)
    assert vendor.rows("number", "since", "until", "sex", "name", "amount", "rate", "city") == [
        (2, "00000012", "2025-04-01", None, "1", "山　太郎", "1200", "1.25", "131016"),
        (3, "00000013", "2025-04-02", "2025-05-01", "2", "川", "0", "0.05", "131016"),
        (4, "00000014", "2025-04-03", None, "2", "花", "12", None, "131016"),
    ]
    assert vendor.wrong() == {}


@pytest.mark.parametrize("block", [64, 90, 1000])
def test_lines_do_not_depend_on_blocks_and_only_rows_that_count_are_read(
    vendor: VendorFiles, monkeypatch: pytest.MonkeyPatch, block: int
) -> None:
    monkeypatch.setattr(file_bytes, "BLOCK", block)
    vendor.writes("HIHO.csv", *ROWS)
    where = {"区分": {"not": ["9"]}}
    vendor.maps({"file": "HIHO.csv", "where": where, "fields": FIELDS}, types=DAYS, codes=SEX)
    assert [row[0] for row in vendor.rows("number")] == [2, 4]


@pytest.mark.parametrize(
    ("where", "lines"),
    [
        ({"区分": "1"}, [2, 4]),
        ({"区分": ["1", "9"], "性": "M"}, [2]),
        ({"名": {"filled": False}}, [3]),
        ({"喪失": {"filled": True}}, [2, 3]),
    ],
)
def test_rows_are_kept_by_the_values_of_columns(
    vendor: VendorFiles, where: dict[str, object], lines: list[int]
) -> None:
    vendor.writes("HIHO.csv", *ROWS)
    vendor.maps({"file": "HIHO.csv", "where": where, "fields": FIELDS}, types=DAYS, codes=SEX)
    assert [row[0] for row in vendor.rows("number")] == lines


def test_dates_of_the_japanese_calendar_and_flags_in_words_are_read(vendor: VendorFiles) -> None:
    vendor.writes("A.csv", "番,取得,有", "1,R07.04.01,有効", "2,H31.04.30,")
    types = {
        "date": {"wareki": "{G}{yy}.{mm}.{dd}"},
        "flag": {"values": {"true": "有効", "false": ["", "無効"]}},
    }
    fields = {"number": "番", "since": "取得", "valid": "有"}
    vendor.maps({"file": "A.csv", "fields": fields}, types=types)
    assert vendor.rows("since", "valid") == [(2, "2025-04-01", "1"), (3, "2019-04-30", "0")]


def test_parts_of_columns_and_the_first_that_is_filled(vendor: VendorFiles) -> None:
    vendor.writes("A.csv", "鍵,通称,氏名", "20250401-00000012,,山　太郎", "20250402-00000013,川,李")
    fields = {
        "number": {"to": "鍵", "start": 10},
        "since": {"to": "鍵", "length": 8, "format": "{yyyy}{mm}{dd}"},
        "name": {"first_of": ["通称", "氏名"]},
    }
    vendor.maps({"file": "A.csv", "fields": fields})
    assert vendor.rows("number", "since", "name") == [
        (2, "00000012", "2025-04-01", "山　太郎"),
        (3, "00000013", "2025-04-02", "川"),
    ]


def test_several_registers_are_one_group_and_a_place_names_its_own_file(
    vendor: VendorFiles,
) -> None:
    vendor.writes("A_1.csv", "番", "1", "2")
    vendor.writes("A_2.csv", "番", "3")
    vendor.writes("B.csv", "余,号", ",4")
    vendor.maps(
        {"file": "A_*.csv", "fields": {"number": "番"}},
        {"file": "B.csv", "fields": {"number": "号"}},
    )
    assert [row[1] for row in vendor.rows("number")] == ["1", "2", "3", "4"]
    names = [part.name for part in vendor.table().export.parts]
    assert names == ["A_1.csv", "A_2.csv", "B.csv"]
    tally = vendor.scanned().tallies.of("number")[0]
    assert [(line >> 32, line & 0xFFFFFFFF) for line in tally.lines] == [
        (0, 2), (0, 3), (1, 2), (2, 2)
    ]  # fmt: skip


def test_a_file_that_the_profile_misspells_is_its_own_fault(vendor: VendorFiles) -> None:
    vendor.writes("HIHO.csv", *ROWS)
    vendor.maps({"file": "HIHOU.csv", "fields": FIELDS}, types=DAYS)
    with pytest.raises(UntestedError) as error:
        vendor.table()
    assert error.value.cause.code == "P-NO-FILE"
    assert "HIHO.csv" in error.value.cause.remedy_en


def test_a_misspelt_heading_costs_its_own_item_only(vendor: VendorFiles) -> None:
    vendor.writes("HIHO.csv", *ROWS)
    fields = {**FIELDS, "amount": "額額"}
    vendor.maps({"file": "HIHO.csv", "fields": fields}, types=DAYS, codes=SEX)
    seen = vendor.scanned()
    assert vendor.wrong() == {}
    assert seen.lacking["amount"].code == "P-NO-HEADING"
    assert seen.lacking["valid"].code == "P-NO-COLUMN"
    assert {"number", "since", "rate"} <= seen.columns
    assert seen.keys


def test_a_heading_that_decides_which_rows_count_must_be_there(vendor: VendorFiles) -> None:
    vendor.writes("HIHO.csv", *ROWS)
    vendor.maps({"file": "HIHO.csv", "where": {"区分コード": "1"}, "fields": FIELDS}, types=DAYS)
    with pytest.raises(UntestedError) as error:
        vendor.scanned()
    assert error.value.cause.code == "P-NO-HEADING"


def test_files_of_one_export_have_encodings_of_their_own(vendor: VendorFiles) -> None:
    (vendor.folder / "A.csv").write_text("被保番号,名\n12,髙\n", encoding="cp932")
    vendor.writes("B.csv", "被保番号,性", "12,1")
    joined = {"b": {"file": "B.csv", "on": {"被保番号": "被保番号"}}}
    sex = {"from": "b", "to": "性"}
    source = {"file": "A.csv", "join": joined, "fields": {"name": "名", "sex": sex}}
    vendor.maps(source, files={"A*": {"encoding": "cp932"}})
    assert vendor.rows("name", "sex") == [(2, "髙", "1")]


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ({"wareki": "{era}{nen}年{m}月{d}日"}, "令和7年8月31日"),
        ({"format": "{yyyy}{mm}{dd}"}, "20250831"),
    ],
)
def test_a_month_is_read_from_a_day(
    vendor: VendorFiles, form: dict[str, object], text: str
) -> None:
    month = Item(key="month", name_ja="月", type="year_month")
    vendor.group = vendor.group.model_copy(update={"items": (*vendor.group.items, month)})
    vendor.writes("A.csv", "被保番号,月", f"12,{text}")
    vendor.maps({"file": "A.csv", "fields": {"month": {"to": "月", **form}}})
    assert vendor.rows("month") == [(2, "2025-08")]


def test_a_total_that_stands_in_parts_is_their_sum(vendor: VendorFiles) -> None:
    vendor.writes("A.csv", "番,甲,乙", '1,"1,200",030', "2,,5", "3,,", "4,x,5")
    fields = {"number": {"to": "番", "fill": 8}, "amount": {"sum": ["甲", "乙"], "remove": ","}}
    vendor.maps({"file": "A.csv", "fields": fields})
    found = [(line, amount) for line, amount in vendor.rows("amount")]
    assert found == [(2, "1230"), (3, "5"), (4, None), (5, "x+5")]


def test_one_file_may_be_written_unlike_the_others(vendor: VendorFiles) -> None:
    (vendor.folder / "A.csv").write_bytes("番,名\n1,花\n".encode("cp932"))
    (vendor.folder / "B_1.csv").write_bytes("番\t名\n1\t山\n".encode("utf-8-sig"))
    source = {"file": "A.csv", "join": {"b": {"file": "B_*.csv", "on": {"番": "番"}}}}
    fields = {"number": {"to": "番", "fill": 8}, "name": {"from": "b", "to": "名"}}
    files = {"B*": {"encoding": "utf-8", "delimiter": "tab"}}
    vendor.switches = {"encoding": "cp932"}
    vendor.maps({**source, "fields": fields}, files=files)
    assert vendor.rows("number", "name") == [(2, "00000001", "山")]
