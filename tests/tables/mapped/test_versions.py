"""Rows that a newer version supersedes do not count; real doubles do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.tables.judges import judge_rows
from conformance.tables.periods import Periods

if TYPE_CHECKING:
    from tests.tables.mapped.conftest import VendorFiles

HEAD = "番,取得,喪失,版,取消"
FIELDS = {"number": "番", "since": "取得", "until": "喪失"}
LATEST = {"by": ["番", "取得"], "order": "版"}


def overlaps(vendor: VendorFiles) -> list[int]:
    periods = Periods(vendor.group, vendor.group.periods[0])
    judged = judge_rows(vendor.table().export, vendor.surface, vendor.group, [periods])
    return [line for tally in judged.tallies.of(periods.subject) for line in tally.lines]


def test_superseded_versions_are_neither_doubles_nor_overlaps(vendor: VendorFiles) -> None:
    rows = ("00000001,2025-04-01,,9,0", "00000001,2025-04-01,2025-05-01,10,0")
    vendor.writes("A.csv", HEAD, *rows, "00000001,2025-05-01,,1,0")
    vendor.maps({"file": "A.csv", "fields": FIELDS})
    assert "#keys" in vendor.wrong()
    vendor.maps({"file": "A.csv", "fields": FIELDS, "latest": LATEST})
    assert [row[0] for row in vendor.rows("number")] == [3, 4]
    assert "#keys" not in vendor.wrong()
    assert overlaps(vendor) == []


def test_two_rows_of_one_version_are_a_double(vendor: VendorFiles) -> None:
    vendor.writes("A.csv", HEAD, "00000001,2025-04-01,,2,0", "00000001,2025-04-01,,2,0")
    vendor.maps({"file": "A.csv", "fields": FIELDS, "latest": LATEST})
    assert vendor.wrong()["#keys"] == ("F-FILE-KEY-TWICE", 1, [3])


def test_a_row_whose_newest_version_is_cancelled_is_gone(vendor: VendorFiles) -> None:
    rows = ("00000001,2025-04-01,,1,0", "00000001,2025-04-01,,2,1", "00000002,2025-04-01,,1,0")
    vendor.writes("A.csv", HEAD, *rows)
    source = {"file": "A.csv", "fields": FIELDS, "latest": LATEST, "where": {"取消": "0"}}
    vendor.maps(source)
    assert [row[0] for row in vendor.rows("number")] == [4]


def test_versions_are_told_across_the_files_of_a_source(vendor: VendorFiles) -> None:
    vendor.writes("A_1.csv", HEAD, "00000001,2025-04-01,,1,0", "00000002,2025-04-01,,1,0")
    vendor.writes("A_2.csv", HEAD, "00000001,2025-04-01,,2,0")
    vendor.maps({"file": "A_*.csv", "fields": FIELDS, "latest": LATEST})
    assert sorted(row[1] for row in vendor.rows("number")) == ["00000001", "00000002"]
