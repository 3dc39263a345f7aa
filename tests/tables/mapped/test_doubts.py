"""What the profile cannot read is in doubt: never a fault of the product, never a pass."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.tables.mapped.conftest import VendorFiles

FIELDS = {"number": "番", "since": "取得", "sex": "性", "name": "氏名"}
DAYS = {"date": {"format": "{yyyy}{mm}{dd}"}}
SEX = {"sex": {"1": "M", "2": "F"}}
HEAD = "番,取得,性,氏名"


def test_a_code_that_no_table_holds_is_named_with_its_place(vendor: VendorFiles) -> None:
    vendor.writes("A.csv", HEAD, "00000001,20250401,M,山", "00000002,20250401,X,川")
    vendor.maps({"file": "A.csv", "fields": FIELDS}, types=DAYS, codes=SEX)
    seen = vendor.scanned()
    assert vendor.wrong() == {}
    assert seen.lacking["sex"].code == "P-NO-CODE"
    assert "A.csv:3 X" in seen.lacking["sex"].en
    assert "groups.d/insured.fields.sex" in seen.lacking["sex"].en
    assert "sex" not in seen.columns
    assert vendor.table().missing(["sex", "name"]) == ("sex",)


def test_a_code_of_the_catalogue_that_the_table_calls_otherwise_is_in_doubt_too(
    vendor: VendorFiles,
) -> None:
    vendor.writes("A.csv", HEAD, "00000001,20250401,1,山")
    vendor.maps({"file": "A.csv", "fields": FIELDS}, types=DAYS, codes=SEX)
    assert vendor.scanned().lacking["sex"].code == "P-NO-CODE"


def test_what_is_wrong_in_other_rows_of_an_item_in_doubt_is_found(vendor: VendorFiles) -> None:
    vendor.writes("A.csv", HEAD, "00000001,20250401,,山", "00000002,20250401,X,川")
    vendor.maps({"file": "A.csv", "fields": FIELDS}, types=DAYS, codes=SEX)
    assert vendor.wrong() == {"sex": ("F-FILE-REQUIRED", 1, [2])}


def test_all_nines_mean_what_the_vendor_says_and_nothing_before(vendor: VendorFiles) -> None:
    vendor.writes("A.csv", HEAD, "00000001,99999999,M,山", "00000002,20250401,F,川")
    vendor.maps({"file": "A.csv", "fields": FIELDS}, types=DAYS, codes=SEX)
    seen = vendor.scanned()
    assert seen.lacking["since"].code == "P-NO-CODE"
    assert not seen.keys
    assert vendor.wrong() == {}


def test_one_day_that_does_not_exist_is_the_products_fault(vendor: VendorFiles) -> None:
    rows = [f"0000000{n},2025040{n},M,山" for n in range(1, 6)]
    vendor.writes("A.csv", HEAD, *rows, "00000009,20250231,M,山", "00000008,2025/04/01,M,山")
    vendor.maps({"file": "A.csv", "fields": FIELDS}, types=DAYS, codes=SEX)
    seen = vendor.scanned()
    assert sorted(line for tally in seen.tallies.of("since") for line in tally.lines) == [7, 8]
    assert "since" not in seen.lacking


def test_a_form_that_most_values_do_not_have_is_the_profiles_fault(vendor: VendorFiles) -> None:
    vendor.writes("A.csv", HEAD, "00000001,2025/04/01,M,山", "00000002,2025/04/02,M,山")
    vendor.maps({"file": "A.csv", "fields": FIELDS}, types=DAYS, codes=SEX)
    assert vendor.wrong() == {}
    assert vendor.scanned().lacking["since"].code == "P-NO-FORM"


def test_a_long_value_is_shown_by_its_shape_only(vendor: VendorFiles) -> None:
    vendor.writes("A.csv", HEAD, "00000001,20250401,山田太郎,山")
    vendor.maps({"file": "A.csv", "fields": FIELDS}, types=DAYS, codes=SEX)
    assert "山田" not in vendor.scanned().lacking["sex"].ja


@pytest.mark.parametrize("rows", [1, 60])
def test_a_value_that_is_withheld_is_not_missed_but_an_empty_one_is(
    vendor: VendorFiles, rows: int
) -> None:
    hidden = [f"{n:08},20250401,M,＊＊＊" for n in range(1, rows + 1)]
    vendor.writes("A.csv", HEAD, *hidden, "00000099,20250401,M,")
    fields = {**FIELDS, "name": {"to": "氏名", "withheld": ["＊＊＊"]}}
    vendor.maps({"file": "A.csv", "fields": fields}, types=DAYS, codes=SEX)
    code, total, lines = vendor.wrong()["name"]
    assert (code, total) == ("F-FILE-REQUIRED", 1)
    assert lines in ([rows + 2], [])


def test_a_value_that_the_profile_says_is_hidden_is_a_fault_and_an_empty_one_is_not(
    vendor: VendorFiles,
) -> None:
    vendor.writes("A.csv", "番,氏名,宛名", "00000001,,a", "00000002,山田,a", "00000003,,b")
    vendor.writes("K.csv", "宛名,支援", "a,1", "b,0")
    hidden = {"from": "kojin", "where": {"支援": "1"}}
    fields = {"number": "番", "name": {"to": "氏名", "hidden": hidden}}
    join = {"kojin": {"file": "K.csv", "on": {"宛名": "宛名"}}}
    vendor.maps({"file": "A.csv", "fields": fields, "join": join})
    found = {tally.code: tally.lines for tally in vendor.scanned().tallies.of("name")}
    assert found == {"F-FILE-NOT-WITHHELD": [3], "F-FILE-REQUIRED": [4]}
    shown = [s.value for tally in vendor.scanned().tallies.of("name") for s in tally.spots]
    assert "「漢漢」" in shown
    assert not any("山田" in value for value in shown)
