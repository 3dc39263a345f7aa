from __future__ import annotations

import csv
from datetime import date
from typing import TYPE_CHECKING

from conformance.catalog.load import load
from conformance.reference.catalogue import LoadedCatalogue
from conformance.reference.export_files import SANDBOX, settle, write_exports
from conformance.reference.package import SamplePackage
from conformance.worlds.town.town import PERSONS, Town

if TYPE_CHECKING:
    from pathlib import Path

    from conformance.catalog.models.domain import Specification

DAY = date(2025, 10, 1)


def _read(path: Path) -> list[dict[str, str]]:
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_every_reference_resolves_and_every_key_is_unique(spec: Specification) -> None:
    rows = Town(LoadedCatalogue([spec]), 1, DAY).rows()
    people = [p.row for p in rows if p.group == "people"]
    claims = [p.row for p in rows if p.group == "claims"]
    assert len(claims) == PERSONS
    assert {c["number"] for c in claims} == {p["number"] for p in people}
    assert len({(p["number"], p["no"]) for p in people}) == len(people)


def test_some_people_have_a_past_and_one_latest_row_each(spec: Specification) -> None:
    rows = [p.row for p in Town(LoadedCatalogue([spec]), 1, DAY).rows() if p.group == "people"]
    earlier = [row for row in rows if not row["latest"]]
    assert len(rows) == PERSONS + len(earlier)
    assert {row["until"] for row in earlier} == {"2025-10-01"}
    assert {row["no"] for row in earlier} == {1}


def test_the_same_seed_gives_the_same_files_and_another_seed_others(
    spec: Specification, tmp_path: Path
) -> None:
    content = []
    for name, seed in (("a", 1), ("b", 1), ("c", 2)):
        paths = write_exports(tmp_path / name, [spec], seed, DAY)
        content.append({path.name: path.read_bytes() for path in paths})
    assert content[0] == content[1]
    assert content[0] != content[2]


def test_files_are_utf8_without_bom_with_crlf_and_item_keys(
    spec: Specification, tmp_path: Path
) -> None:
    paths = write_exports(tmp_path, [spec], 1, DAY)
    assert [path.name for path in paths] == [f"sample__{group}.csv" for group in spec.records]
    content = paths[0].read_bytes()
    assert content.startswith(b"number,no,latest,until,name,kana,home,sex\r\n")
    assert content.count(b"\n") == content.count(b"\r\n")


def test_the_sandbox_holds_the_rows_of_the_files(spec: Specification, tmp_path: Path) -> None:
    package = SamplePackage(LoadedCatalogue([spec]))
    settle(package, 1, DAY)
    write_exports(tmp_path, [spec], 1, DAY)
    stored = package.sandboxes.get(SANDBOX).table("sample", spec.records["people"]).rows
    written = _read(tmp_path / "sample__people.csv")
    assert sorted((r["number"], str(r["no"])) for r in stored) == sorted(
        (r["number"], r["no"]) for r in written
    )


def test_numbers_in_keys_stay_within_the_bounds_of_their_items() -> None:
    spec = load("health_management")
    rows = [
        p.row for p in Town(LoadedCatalogue([spec]), 1, DAY).rows() if p.group == "immunizations"
    ]

    assert len(rows) == PERSONS > max(row["dose_no"] for row in rows) == 9
    assert min(row["dose_no"] for row in rows) >= 1
