"""`conformance catalog characters`: the published list becomes a set a profile can name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl

from conformance.cli.main import main
from conformance.values.repertoire import repertoire

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

HEADS = (
    "MJ文字図形名",
    "対応するUCS",
    "実装したUCS",
    "実装したMoji_JohoコレクションIVS",
    "実装したSVS",
)


def written(path: Path, *rows: tuple[str, ...]) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (("一覧",), HEADS, *rows):
        sheet.append(row)
    book.save(path)
    return path


def make(source: Path, out: Path, *more: str) -> int:
    versions = ("--list-version", "006.99", "--version", "2030-01-01")
    return main(["catalog", "characters", str(source), *versions, "--out", str(out), *more])


def test_points_and_sequences_of_the_list_stand_in_the_set(tmp_path: Path) -> None:
    rows = (("MJ1", "U+845B", "U+845B", "845B_E0101;845B_E0103", ""), ("MJ2", "U+9FFF", "", "", ""))
    source = written(tmp_path / "mji.xlsx", *rows)
    out = tmp_path / "own.yaml"
    assert make(source, out, "--added", "100000-100001") == 0
    made = repertoire(str(out))
    assert made.sequences == {0xE0101: ((0x845B, 0x845B),), 0xE0103: ((0x845B, 0x845B),)}
    points = {p for a, b in made.code_points for p in range(a, b + 1)}
    assert {0x845B, 0x100000, 0x100001, ord("亜"), ord("ア")} <= points
    assert 0x9FFF not in points
    assert made.parts[0].sha256 is not None


def test_another_workbook_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book = openpyxl.Workbook()
    book.save(tmp_path / "other.xlsx")
    assert make(tmp_path / "other.xlsx", tmp_path / "own.yaml") == 2
    assert "CAT070" in capsys.readouterr().err


def test_added_characters_stand_in_plane_16(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = written(tmp_path / "mji.xlsx")
    for wrong in ("E000-E001", "x"):
        assert make(source, tmp_path / "own.yaml", "--added", wrong) == 2
        assert "USE011" in capsys.readouterr().err
