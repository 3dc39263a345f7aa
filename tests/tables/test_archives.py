from __future__ import annotations

import gzip
import os
import struct
import zipfile
from typing import TYPE_CHECKING

import pytest

from conformance.findings import UntestedError
from conformance.surfaces.profile import FilesSurface
from conformance.tables import archives, streams
from conformance.tables.locate import find
from conformance.tables.scan import scan_now

if TYPE_CHECKING:
    from pathlib import Path

    from conformance.catalog.models.records import RecordGroup

HEAD = "number,history_no,latest,name\n"
GOOD = HEAD + "1,1,0,甲\n1,2,1,甲\n2,1,1,乙\n"


def packed(path: Path, members: dict[str, str], method: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return path


def rows(directory: Path, people: RecordGroup) -> int:
    export = find(directory, "town", "people")
    seen = scan_now(export, FilesSurface(), people, {})
    assert not any(seen.tallies.of(subject) for subject in seen.tallies.by_subject)
    return seen.rows


def refused(directory: Path, people: RecordGroup) -> str:
    with pytest.raises(UntestedError) as caught:
        rows(directory, people)
    assert caught.value.cause.code == "U-ARCHIVE"
    assert str(directory) not in caught.value.cause.en
    return caught.value.cause.en


@pytest.mark.parametrize("name", ["all.zip", "people.csv.zip"])
def test_a_member_of_a_zip_is_read_without_unpacking(
    tmp_path: Path, people: RecordGroup, name: str
) -> None:
    packed(tmp_path / name, {"export/town__people.csv": GOOD, "export/readme.txt": "x"})
    assert rows(tmp_path, people) == 3
    assert os.listdir(tmp_path) == [name]  # noqa: PTH208 - names, not paths
    assert find(tmp_path, "town", "people").name == f"{name}/export/town__people.csv"


def test_parts_may_lie_in_several_archives(tmp_path: Path, people: RecordGroup) -> None:
    packed(tmp_path / "a.zip", {"people_002.csv": HEAD + "3,1,1,丙\n"})
    (tmp_path / "people_001.csv.gz").write_bytes(gzip.compress(GOOD.encode()))
    assert rows(tmp_path, people) == 4


def test_a_gzip_of_several_pieces_is_read_whole(tmp_path: Path, people: RecordGroup) -> None:
    pieces = gzip.compress(GOOD.encode()) + gzip.compress("3,1,1,丙\n".encode())
    (tmp_path / "people.csv.gz").write_bytes(pieces)
    assert rows(tmp_path, people) == 4


def test_names_as_japanese_windows_writes_them_are_read(
    tmp_path: Path, people: RecordGroup
) -> None:
    path = packed(tmp_path / "a.zip", {"XXXX.csv": GOOD})
    content = path.read_bytes().replace(b"XXXX", "住民".encode("cp932"))
    path.write_bytes(content)
    surface = FilesSurface(file_name="<group_ja>.csv")
    export = find(tmp_path, "town", "people", surface, "住民")
    assert scan_now(export, surface, people, {}).rows == 3


@pytest.mark.parametrize(
    "name",
    ["../people.csv", "/people.csv", "C:/people.csv", "a/../../people.csv", "..\\people.csv"],
)
def test_names_that_lead_out_are_refused(tmp_path: Path, people: RecordGroup, name: str) -> None:
    packed(tmp_path / "a.zip", {name: GOOD})
    assert "leads out" in refused(tmp_path, people)


def test_archives_in_archives_are_refused(tmp_path: Path, people: RecordGroup) -> None:
    packed(tmp_path / "a.zip", {"people.csv.gz": "x"})
    assert "another archive" in refused(tmp_path, people)


def test_encrypted_members_are_refused(tmp_path: Path, people: RecordGroup) -> None:
    path = packed(tmp_path / "a.zip", {"people.csv": GOOD})
    content = bytearray(path.read_bytes())
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.index(mark) + place
        content[at : at + 2] = struct.pack("<H", 1)
    path.write_bytes(content)
    assert "encrypted" in refused(tmp_path, people)


def test_other_methods_than_deflate_are_refused(tmp_path: Path, people: RecordGroup) -> None:
    packed(tmp_path / "a.zip", {"people.csv": GOOD}, zipfile.ZIP_LZMA)
    assert "Deflate" in refused(tmp_path, people)


def test_too_many_members_are_refused(
    tmp_path: Path, people: RecordGroup, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archives, "MOST_MEMBERS", 2)
    packed(tmp_path / "a.zip", {f"{n}.csv": "" for n in range(3)})
    assert "more than 2 files" in refused(tmp_path, people)


def test_two_members_of_one_name_are_both_named(tmp_path: Path, people: RecordGroup) -> None:
    packed(tmp_path / "a.zip", {"1/people.csv": GOOD, "2/people.csv": GOOD})
    with pytest.raises(UntestedError, match=r"a\.zip/1/people\.csv and a\.zip/2/people\.csv"):
        rows(tmp_path, people)


@pytest.mark.parametrize("kind", ["gz", "zip"])
def test_what_unpacks_to_too_much_is_stopped(
    tmp_path: Path, people: RecordGroup, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    monkeypatch.setattr(streams, "FREE", 100_000)
    bomb = HEAD + "1,1,1,甲\n" * 200_000
    if kind == "gz":
        (tmp_path / "people.csv.gz").write_bytes(gzip.compress(bomb.encode()))
    else:
        packed(tmp_path / "a.zip", {"people.csv": bomb})
    assert "unpacks to more than" in refused(tmp_path, people)


def test_what_is_unpacked_is_bounded_in_size_too(
    tmp_path: Path, people: RecordGroup, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(streams, "MOST_UNPACKED", 20)
    (tmp_path / "people.csv.gz").write_bytes(gzip.compress(GOOD.encode()))
    assert "more than 20 bytes" in refused(tmp_path, people)


@pytest.mark.parametrize("name", ["people.csv.gz", "a.zip"])
def test_broken_archives_are_refused(tmp_path: Path, people: RecordGroup, name: str) -> None:
    (tmp_path / name).write_bytes(b"PK\x03\x04 is not enough")
    assert "broken" in refused(tmp_path, people)


def test_an_archive_cut_short_is_refused(tmp_path: Path, people: RecordGroup) -> None:
    (tmp_path / "people.csv.gz").write_bytes(gzip.compress(GOOD.encode())[:-12])
    assert "cut short" in refused(tmp_path, people)


def test_a_member_that_is_not_what_its_checksum_says_is_refused(
    tmp_path: Path, people: RecordGroup
) -> None:
    path = packed(tmp_path / "a.zip", {"people.csv": GOOD}, zipfile.ZIP_STORED)
    path.write_bytes(path.read_bytes().replace("乙".encode(), "丙".encode()))
    assert "broken" in refused(tmp_path, people)


def test_a_broken_archive_does_not_hide_a_file_beside_it(
    tmp_path: Path, people: RecordGroup
) -> None:
    (tmp_path / "a.zip").write_bytes(b"nothing")
    (tmp_path / "people.csv").write_text(GOOD, encoding="utf-8")
    assert rows(tmp_path, people) == 3
