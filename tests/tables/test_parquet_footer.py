"""A Parquet file says how large its columns become; one that would fill the memory is not read."""

from __future__ import annotations

import contextlib
import json
import random
from typing import TYPE_CHECKING

import polars as pl
import pytest

from conformance.cli.main import main
from conformance.tables.parquet_footer import Chunk, FooterError, chunks_of

if TYPE_CHECKING:
    from pathlib import Path

PROFILE = """profile: 1
product: {name: a, vendor: b, release: "1"}
municipality: {type: general_city, code: "139998", name: 見本市}
specifications: {health_management: {version: "2.0"}}
surfaces: {files: {directory: ., file_name: <domain>__<group>.csv, business_date: 2026-04-01}}
"""


def test_the_footer_gives_the_sizes_of_every_column_in_every_row_group(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    table = pl.DataFrame({"a": ["x" * 100] * 50, "b": range(50), "c": [True] * 50})
    table.write_parquet(path, row_group_size=10, compression="uncompressed")
    chunks = chunks_of(path)
    assert len(chunks) == 15
    assert all(chunk.packed == chunk.unpacked for chunk in chunks)
    large = tmp_path / "b.parquet"
    pl.DataFrame({"a": ["x" * 3_000_000]}).write_parquet(large, compression="zstd")
    (chunk,) = chunks_of(large)
    assert chunk.unpacked > 3_000_000
    assert chunk.packed < 3_000


@pytest.mark.parametrize("seed", range(40))
def test_a_damaged_footer_is_told_or_read_but_never_breaks_the_reader(
    tmp_path: Path, seed: int
) -> None:
    path = tmp_path / "a.parquet"
    pl.DataFrame({"a": ["x"] * 9, "b": range(9)}).write_parquet(path)
    content = bytearray(path.read_bytes())
    draw = random.Random(seed)  # noqa: S311 - no secret
    for _ in range(3):
        content[-draw.randrange(1, min(len(content), 300))] = draw.randrange(256)
    path.write_bytes(content)
    with contextlib.suppress(FooterError):
        assert all(isinstance(chunk, Chunk) for chunk in chunks_of(path))


def test_a_small_file_with_a_huge_value_is_untested_with_the_limit_and_not_unpacked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "health_management__persons.parquet"
    pl.DataFrame({"atena_number": ["9" * 80_000_000]}).write_parquet(path)
    assert path.stat().st_size < 10_000
    (tmp_path / "p.yaml").write_text(PROFILE, encoding="utf-8")
    out = tmp_path / "out"
    case = ("--case", "health_management/record/persons/file-item-atena*")
    given = [str(tmp_path / "p.yaml"), str(tmp_path), *case, "--out", str(out), "--lang", "en"]
    assert main(["files", *given]) == 3
    causes = [c["cause"] for c in json.loads((out / "result.json").read_bytes())["cases"]]
    assert {cause["code"] for cause in causes} == {"U-FILE-TOO-LARGE"}
    assert "300 times above 64 MiB" in causes[0]["text"]["en"]
    assert "row groups" in capsys.readouterr().out
