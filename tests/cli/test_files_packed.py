"""`conformance files` over a directory with a ZIP archive and a group in two parts."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

from conformance.cli.main import main

CONFORMING = Path(__file__).parents[2] / "fixtures" / "exports" / "conforming"
NAME = "child_allowance__payees"


def packed(folder: Path) -> list[str]:
    """Put all but the payees into an archive, and return the lines of the payees."""
    with zipfile.ZipFile(folder / "all.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(CONFORMING.glob("*.csv")):
            if path.stem != NAME:
                archive.write(path, f"export/{path.name}")
    return (CONFORMING / f"{NAME}.csv").read_bytes().decode().splitlines(keepends=True)


def put(folder: Path, part: int, lines: list[str]) -> None:
    (folder / f"{NAME}_{part:03}.csv").write_bytes("".join(lines).encode())


def judged(folder: Path, out: Path) -> int:
    case = ("--case", "child_allowance/record/payees/file-[brck]*")
    return main(["files", "export_only", str(folder), "--out", str(out), "--lang", "en", *case])


def test_packed_and_divided_files_are_judged_as_one_table(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    header, first, *rest = packed(folder)
    put(folder, 1, [header, first])
    put(folder, 2, [header, *rest])
    assert judged(folder, tmp_path / "out") == 0


def test_a_key_of_another_part_is_named_by_part_and_line(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    header, first, *rest = packed(folder)
    put(folder, 1, [header, first])
    put(folder, 2, [header, *rest, first])
    assert judged(folder, tmp_path / "out") == 3  # the key is no official one
    found = json.loads((tmp_path / "out" / "findings.json").read_text(encoding="utf-8"))
    (row,) = next(one["rows"] for one in found["findings"] if one["code"] == "F-FILE-KEY-TWICE")
    assert (row["file"], row["row"]) == (f"{NAME}_002.csv", len(rest) + 2)
