from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING

import polars as pl
import pytest

from conformance.findings import UntestedError
from conformance.surfaces.profile import FilesSurface
from conformance.tables import parquet
from conformance.tables.locate import find
from conformance.tables.parquet import parquet_frames
from conformance.tables.scan import Scanned, scan_now

if TYPE_CHECKING:
    from pathlib import Path

    from conformance.catalog.models.records import RecordGroup
    from conformance.tables.export import ExportFile

GOOD = pl.DataFrame(
    {"number": ["1", "1", "2"], "history_no": [1, 2, 1], "latest": [False, True, True], "name": ""}
)


def written(folder: Path, frame: pl.DataFrame, **how: int) -> ExportFile:
    frame.write_parquet(folder / "people.parquet", **how)
    return find(folder, "town", "people")


def scanned(export: ExportFile, group: RecordGroup, **switches: str) -> Scanned:
    return scan_now(export, FilesSurface.model_validate(switches), group, {})


def faults(seen: Scanned) -> dict[str, tuple[int, list[int]]]:
    kept = (tally for subject in seen.tallies.by_subject for tally in seen.tallies.of(subject))
    return {tally.code: (tally.total, tally.lines) for tally in kept}


def test_typed_columns_are_judged_like_texts(tmp_path: Path, people: RecordGroup) -> None:
    seen = scanned(written(tmp_path, GOOD), people)
    assert (faults(seen), seen.rows) == ({}, 3)


def test_a_fault_is_placed_by_the_number_of_its_row(tmp_path: Path, people: RecordGroup) -> None:
    broken = GOOD.with_columns(name=pl.Series(["", "x" * 11, ""]), number=pl.Series(["1", "1", ""]))
    seen = scanned(written(tmp_path, broken), people)
    assert faults(seen) == {"V-LEN": (1, [2]), "F-FILE-REQUIRED": (1, [3])}


def test_every_type_has_one_form_as_text(tmp_path: Path) -> None:
    zone = dt.timezone(dt.timedelta(hours=9))
    frame = pl.DataFrame(
        {
            "day": [dt.date(2026, 4, 1)],
            "time": [dt.time(9, 5)],
            "at": [dt.datetime(2026, 4, 1, 9, 5)],
            "zoned": pl.Series([dt.datetime(2026, 4, 1, 9, 5, tzinfo=zone)]).dt.convert_time_zone(
                "Asia/Tokyo"
            ),
            "flag": [True],
            "amount": [Decimal("12.30")],
            "kind": pl.Series(["a"], dtype=pl.Categorical),
            "none": pl.Series([None], dtype=pl.Int64),
        }
    )
    places = {name: place for place, name in enumerate(frame.columns)}
    (found,) = parquet_frames(written(tmp_path, frame), FilesSurface(), places, 1, pl.UInt32)
    assert found.row(0) == (
        1,
        "2026-04-01",
        "09:05:00",
        "2026-04-01T09:05:00",
        "2026-04-01T09:05:00+09:00",
        "1",
        "12.30",
        "a",
        None,
    )


def test_columns_that_are_no_texts_are_named_and_not_judged(
    tmp_path: Path, people: RecordGroup
) -> None:
    nested = GOOD.with_columns(name=pl.Series([[1], [2], [3]]))
    seen = scanned(written(tmp_path, nested), people)
    assert faults(seen) == {"F-FILE-COLUMN-TYPE": (1, [1])}
    assert "name" not in seen.columns


def test_columns_missing_and_unknown_are_found_under_the_declared_names(
    tmp_path: Path, people: RecordGroup
) -> None:
    export = written(tmp_path, GOOD.rename({"name": "memo"}))
    assert faults(scanned(export, people)).keys() == {
        "F-FILE-COLUMN-MISSING",
        "F-FILE-COLUMN-UNKNOWN",
    }
    renamed = GOOD.rename({item.key: item.name_ja for item in people.items})
    assert faults(scanned(written(tmp_path, renamed), people, header="name_ja")) == {}


def test_rows_are_read_in_order_a_group_at_a_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parquet, "ROWS", 300)
    frame = pl.DataFrame({"number": [str(n) for n in range(5_000)]})
    export = written(tmp_path, frame, row_group_size=1_000)
    blocks = list(parquet_frames(export, FilesSurface(), {"number": 0}, 1, pl.UInt32))
    assert len(blocks) > 4
    whole = pl.concat(blocks)
    assert whole["#line"].to_list() == list(range(1, 5_001))
    assert whole["number"].to_list() == frame["number"].to_list()


@pytest.mark.parametrize("keep", [0, 10, 200])
def test_a_file_cut_short_cannot_be_read(tmp_path: Path, people: RecordGroup, keep: int) -> None:
    export = written(tmp_path, GOOD)
    export.path.write_bytes(export.path.read_bytes()[:keep])
    with pytest.raises(UntestedError, match="cannot be read as Parquet"):
        scanned(find(tmp_path, "town", "people"), people)


def test_a_file_that_is_damaged_inside_does_not_repeat_what_it_holds(
    tmp_path: Path, people: RecordGroup
) -> None:
    export = written(tmp_path, GOOD)
    content = bytearray(export.path.read_bytes())
    content[4:60] = b"\xff" * 56
    export.path.write_bytes(content)
    with pytest.raises(UntestedError, match="U-FILE-NO-PARQUET"):
        scanned(find(tmp_path, "town", "people"), people)


def test_a_file_with_too_many_rows_is_not_read(
    tmp_path: Path, people: RecordGroup, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parquet, "MOST_ROWS", 2)
    with pytest.raises(UntestedError, match="more than 2 rows"):
        scanned(written(tmp_path, GOOD), people)
