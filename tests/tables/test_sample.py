from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl
import pytest

from conformance.surfaces.profile import FilesSurface
from conformance.tables import bytes as file_bytes
from conformance.tables import parquet
from conformance.tables.locate import ExportFile
from conformance.tables.progress import watched
from conformance.tables.sample import chosen
from conformance.tables.scan import scan_now

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conformance.catalog.models.records import RecordGroup

    Write = Callable[[bytes | str], ExportFile]

HEAD = "number,history_no,latest,name\n"
HALF = FilesSurface(sample=0.5)


@pytest.fixture(autouse=True)
def small_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file_bytes, "BLOCK", 200)
    monkeypatch.setattr(file_bytes, "HEAD", 100)
    monkeypatch.setattr(parquet, "ROWS", 10)


class Watcher:
    def __init__(self) -> None:
        self.size = self.rows = 0

    def read(self, file: str, size: int, rows: int) -> None:
        assert file == "people.csv"
        self.size += size
        self.rows += rows


def rows(count: int, name: str = "甲") -> str:
    return HEAD + "".join(f"{n},1,1,{name}\n" for n in range(count))


def test_the_share_of_blocks_is_judged_and_always_the_first() -> None:
    judged = [chosen(HALF, "people.csv", index) for index in range(1000)]
    assert judged[0]
    assert 400 < sum(judged) < 600
    assert judged == [chosen(HALF, "people.csv", index) for index in range(1000)]
    other = HALF.model_copy(update={"sample_seed": 2})
    assert judged != [chosen(other, "people.csv", index) for index in range(1000)]
    assert all(chosen(FilesSurface(), "people.csv", index) for index in range(100))


def test_faults_of_a_sample_stand_on_their_own_lines(export: Write, people: RecordGroup) -> None:
    file = export(rows(500, "あ" * 11))
    whole = scan_now(file, FilesSurface(evidence_rows=1000), people, {})
    part = scan_now(file, FilesSurface(evidence_rows=1000, sample=0.5), people, {})
    (all_lines,), (lines,) = ([t.lines for t in s.tallies.of("name")] for s in (whole, part))
    assert all_lines == list(range(2, 502))
    assert 0 < part.rows == len(lines) < whole.rows
    assert set(lines) < set(all_lines)


def test_a_row_over_several_lines_is_never_cut(export: Write, people: RecordGroup) -> None:
    value = '"' + "\n".join("甲" * 3 for _ in range(30)) + '"'
    file = export(HEAD + "".join(f"{n},1,1,{value}\n" for n in range(60)))
    for seed in range(5):
        surface = HALF.model_copy(update={"sample_seed": seed, "embedded_newlines": "allow"})
        seen = scan_now(file, surface, people, {})
        assert seen.tallies.of("#bytes") == ()
        assert seen.tallies.of("#columns") == ()


def test_parquet_is_sampled_too(tmp_path: Path, people: RecordGroup) -> None:
    path = tmp_path / "people.parquet"
    columns = {name: ["1"] * 200 for name in HEAD.strip().split(",")}
    pl.DataFrame(columns).write_parquet(path, row_group_size=10)
    state = path.stat()
    file = ExportFile(path, state.st_mtime_ns, state.st_size, "parquet")
    assert scan_now(file, FilesSurface(), people, {}).rows == 200
    assert 0 < scan_now(file, HALF, people, {}).rows < 200


@pytest.mark.parametrize("surface", [FilesSurface(), HALF])
def test_every_byte_is_told_to_who_watches_and_the_rows_judged(
    export: Write, people: RecordGroup, surface: FilesSurface
) -> None:
    file, watcher = export(rows(300)), Watcher()
    with watched(watcher):
        seen = scan_now(file, surface, people, {})
    assert watcher.size == file.size
    assert watcher.rows == seen.rows > 0
