from __future__ import annotations

import os
import unicodedata
from typing import TYPE_CHECKING

import pytest

from conformance.findings import UntestedError
from conformance.surfaces.profile import FilesSurface
from conformance.tables import locate
from conformance.tables.locate import find

if TYPE_CHECKING:
    from pathlib import Path


def refused(directory: Path | None, group: str = "people", **switches: str) -> str:
    return cause(directory, group, **switches)[0]


def cause(directory: Path | None, group: str = "people", **switches: str) -> tuple[str, str]:
    with pytest.raises(UntestedError) as caught:
        find(directory, "town", group, FilesSurface.model_validate(switches), "住民（人）")
    why = caught.value.cause
    assert str(directory) not in f"{why.ja}{why.en}"
    assert why.remedy_ja
    assert why.remedy_en
    return why.code, why.en


def found(directory: Path, **switches: str) -> list[str]:
    surface = FilesSurface.model_validate(switches)
    return [part.name for part in find(directory, "town", "people", surface, "住民（人）").parts]


def put(directory: Path, *names: str) -> Path:
    for name in names:
        (directory / name).touch()
    return directory


def test_the_file_with_the_domain_in_its_name_goes_first(tmp_path: Path) -> None:
    put(tmp_path, "people.csv")
    assert find(tmp_path, "town", "people").name == "people.csv"
    put(tmp_path, "town__people.csv")
    assert find(tmp_path, "town", "people").name == "town__people.csv"


def test_what_is_not_there_is_said(tmp_path: Path) -> None:
    assert refused(tmp_path) == "U-NO-FILE"
    assert refused(tmp_path / "absent") == "U-NO-DIRECTORY"
    assert refused(None) == "U-NO-DIRECTORY"


def test_a_link_out_of_the_directory_is_not_followed(tmp_path: Path) -> None:
    outside, inside = tmp_path / "outside.csv", tmp_path / "in"
    outside.touch()
    inside.mkdir()
    (inside / "people.csv").symlink_to(outside)
    assert refused(inside) == "U-FILE-OUTSIDE"


def test_a_link_within_the_directory_is_followed(tmp_path: Path) -> None:
    put(tmp_path, "real.csv")
    (tmp_path / "people.csv").symlink_to(tmp_path / "real.csv")
    assert find(tmp_path, "town", "people").size == 0


def test_a_name_cannot_lead_out_of_the_directory(tmp_path: Path) -> None:
    put(tmp_path, "secret.csv")
    inside = tmp_path / "in"
    (inside / "town__..").mkdir(parents=True)
    assert refused(inside, "../secret") == "U-NO-FILE"


def test_pipes_directories_loops_and_giants_are_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    (tmp_path / "folder.csv").mkdir()
    (tmp_path / "loop.csv").symlink_to(tmp_path / "loop.csv")
    (tmp_path / "giant.csv").write_bytes(b"12345")
    monkeypatch.setattr(locate, "MOST_BYTES", 4)
    for group, code in (
        ("pipe", "U-FILE-KIND"),
        ("folder", "U-FILE-KIND"),
        ("loop", "U-FILE-UNREADABLE"),
        ("giant", "U-FILE-TOO-LARGE"),
    ):
        assert refused(tmp_path, group) == code


def test_a_device_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "people.csv").symlink_to("/dev/zero")
    assert refused(tmp_path) == "U-FILE-OUTSIDE"


def test_a_file_that_may_not_be_read_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, "people.csv")
    monkeypatch.setattr(os, "access", lambda *_: False)  # whoever runs the tests may read all
    assert cause(tmp_path) == ("U-FILE-UNREADABLE", "the file people.csv may not be read")


@pytest.mark.parametrize(
    ("template", "name"),
    [
        ("<domain>__<group>.csv", "town__people.csv"),
        ("<group_ja>_<date>.csv", "住民（人）_20260401.csv"),
        ("<group_ja>_<date>.csv", "住民（人）_2026-04-01.csv"),
        ("<domain>-<group>-<date><time>.txt", "town-people-20260401120000.txt"),
        ("<group>.csv", "people.csv.gz"),
        ("<group>.csv", "people.parquet"),
    ],
)
def test_the_profile_says_how_files_are_called(tmp_path: Path, template: str, name: str) -> None:
    put(tmp_path, name, "other.csv")
    assert found(tmp_path, file_name=template) == [name]


def test_a_japanese_name_is_found_however_its_signs_are_composed(tmp_path: Path) -> None:
    put(tmp_path, unicodedata.normalize("NFD", "がん検診.csv"))
    surface = FilesSurface(file_name="<group_ja>.csv")
    assert find(tmp_path, "town", "people", surface, "がん検診").size == 0


def test_the_name_wanted_is_said_with_its_places_filled(tmp_path: Path) -> None:
    code, en = cause(tmp_path, file_name="<group_ja>_<date>_<part>.csv")
    assert (code, en) == ("U-NO-FILE", "there is no file 住民（人）_YYYYMMDD_001.csv")


def test_two_files_for_one_group_are_both_named(tmp_path: Path) -> None:
    put(tmp_path, "people_20260401.csv", "people_20260402.csv")
    code, en = cause(tmp_path, file_name="<group>_<date>.csv")
    assert code == "U-FILE-TWICE"
    assert "people_20260401.csv and people_20260402.csv" in en


@pytest.mark.parametrize("other", ["people.csv.gz", "people.parquet", "people_001.csv"])
def test_the_same_file_in_two_forms_is_two_files(tmp_path: Path, other: str) -> None:
    put(tmp_path, "people.csv", other)
    assert refused(tmp_path) == "U-FILE-TWICE"


def test_parts_are_read_in_the_order_of_their_numbers(tmp_path: Path) -> None:
    put(tmp_path, "town__people_002.csv", "town__people_001.csv", "town__people_003.csv.gz")
    assert found(tmp_path) == [
        "town__people_001.csv",
        "town__people_002.csv",
        "town__people_003.csv.gz",
    ]


@pytest.mark.parametrize(("names", "gap"), [(("002", "003"), 1), (("001", "003"), 2)])
def test_a_missing_part_is_named(tmp_path: Path, names: tuple[str, ...], gap: int) -> None:
    put(tmp_path, *(f"people_{name}.csv" for name in names))
    code, en = cause(tmp_path)
    assert code == "U-FILE-PART-MISSING"
    assert en.startswith(f"part {gap} of")


def test_a_name_in_another_case_is_told_or_taken_as_the_profile_says(tmp_path: Path) -> None:
    put(tmp_path, "TOWN__People.CSV")
    code, en = cause(tmp_path)
    assert code == "U-FILE-NAME-CASE"
    assert "expected town__people.csv, found TOWN__People.CSV" in en
    assert found(tmp_path, file_name_case="any") == ["TOWN__People.CSV"]


def test_a_file_that_is_put_there_later_is_found(tmp_path: Path) -> None:
    old = 1_600_000_000
    os.utime(tmp_path, (old, old))
    assert refused(tmp_path) == "U-NO-FILE"
    put(tmp_path, "people.csv")
    assert found(tmp_path) == ["people.csv"]
