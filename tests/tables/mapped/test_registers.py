"""Columns of another register stand in the row that names its key."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.tables.mapped.conftest import VendorFiles

FIELDS = {"number": "番", "name": {"from": "kojin", "to": "氏名"}}
JOIN = {"file": "KOJIN.csv", "on": {"宛名": "宛名番号"}}


def source(**join: object) -> dict[str, object]:
    return {"file": "A.csv", "fields": FIELDS, "join": {"kojin": {**JOIN, **join}}}


@pytest.fixture(autouse=True)
def files(vendor: VendorFiles) -> None:
    vendor.writes("A.csv", "番,宛名", "1,b", "2,a", "3,", "4,z")
    vendor.writes("KOJIN.csv", "宛名番号,氏名,現", "a,山,1", "b,川,1", "b,旧,0")


def test_rows_keep_their_order_and_lines(vendor: VendorFiles) -> None:
    vendor.maps(source(where={"現": "1"}, partner="optional"))
    assert vendor.rows("number", "name") == [
        (2, "1", "川"),
        (3, "2", "山"),
        (4, "3", None),
        (5, "4", None),
    ]


def test_a_row_that_must_have_a_partner_and_has_none_is_in_doubt(vendor: VendorFiles) -> None:
    vendor.maps(source(where={"現": "1"}))
    cause = vendor.scanned().lacking["name"]
    assert cause.code == "P-NO-PARTNER"
    assert "A.csv:5" in cause.en
    assert "A.csv:4" not in cause.en


def test_a_row_with_several_partners_is_in_doubt(vendor: VendorFiles) -> None:
    vendor.maps(source(partner="optional"))
    cause = vendor.scanned().lacking["name"]
    assert cause.code == "P-NO-PARTNER"
    assert "A.csv:2" in cause.en


def test_rows_without_a_partner_can_be_left_out(vendor: VendorFiles) -> None:
    vendor.maps(source(where={"現": "1"}, partner="drop"))
    assert [row[0] for row in vendor.rows("number")] == [2, 3]


def test_the_newest_version_of_a_partner_is_taken(vendor: VendorFiles) -> None:
    vendor.maps(source(latest={"by": ["宛名番号"], "order": "現"}, partner="optional"))
    assert vendor.rows("name")[0] == (2, "川")


def test_a_heading_missing_in_the_register_costs_the_item_only(vendor: VendorFiles) -> None:
    vendor.maps({**source(partner="optional", where={"現": "1"})})
    vendor.writes("KOJIN.csv", "宛名番号,名,現", "a,山,1")
    seen = vendor.scanned()
    assert seen.lacking["name"].code == "P-NO-HEADING"
    assert "number" in seen.columns
