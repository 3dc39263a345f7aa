"""From a result to the sheet, from the sheet to the profile: the plan then knows the statement."""

from pathlib import Path

import openpyxl
import pytest

from conformance.cli.main import main
from conformance.plugin.options import options_of
from conformance.plugin.prepare import prepare
from conformance.plugin.record import begin
from conformance.results.build import build, judge_case
from conformance.results.store import write_result

PROFILE = """profile: 1
product: {name: 見本, vendor: 見本社, release: "1"}
municipality: {type: general_city, code: "139998", name: 見本市}
specifications: {seal_registration: {version: "2.0"}}
surfaces: {}
"""
CASE = "seal_registration/function/manage-official-seal/attested"
STATED = ("架空花子", "課長", "2026/11/1", "画面で確かめた", "proof.txt")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a profile, a result of which nothing ran, and a sheet filled in."""
    folder = tmp_path_factory.mktemp("evidence")
    (folder / "my.yaml").write_text(PROFILE, encoding="utf-8")
    (folder / "proof.txt").write_text("proof", encoding="utf-8")
    ready = prepare(options_of({"profile": str(folder / "my.yaml")}))
    judged = [judge_case(ready.run, planned, None) for planned in ready.plan]
    write_result(build(ready.run, judged, begin(ready)), folder / "result.json")
    sheet = str(folder / "sheet.xlsx")
    assert main(["report", str(folder / "result.json"), "--xlsx", sheet, "--lang", "ja"]) == 0
    book = openpyxl.load_workbook(sheet)
    rows = book["未試験と理由"].iter_rows()
    row = next(row for row in rows if any(cell.value == CASE for cell in row))
    for cell, text in zip(row[-6:-1], STATED, strict=True):
        cell.value = text
    book.save(sheet)
    return folder


def call(folder: Path, profile: str = "my.yaml", *more: str) -> int:
    path = str(folder / profile)
    return main(["evidence", "import", str(folder / "sheet.xlsx"), "--profile", path, *more])


def test_what_was_filled_in_and_added_to_the_profile_is_a_statement_of_its_plan(
    folder: Path,
) -> None:
    result = ("--result", str(folder / "result.json"))
    assert call(folder, "my.yaml", *result, "--out", str(folder / "more.yaml")) == 0
    text = PROFILE + (folder / "more.yaml").read_text(encoding="utf-8")
    (folder / "stated.yaml").write_text(text, encoding="utf-8")
    ready = prepare(options_of({"profile": str(folder / "stated.yaml")}))
    (planned,) = (one for one in ready.plan if one.case.id == CASE)
    assert planned.verdict == "attested"
    assert planned.attestation is not None
    assert planned.attestation.by == "架空花子"
    assert call(folder, "stated.yaml") == 0  # it is there already, and nothing is new


def test_a_workbook_of_another_product_is_refused(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = PROFILE.replace('release: "1"', 'release: "2"')
    (folder / "other.yaml").write_text(other, encoding="utf-8")
    assert call(folder, "other.yaml", "--lang", "ja") == 2
    told = capsys.readouterr().err
    assert "IMP031" in told
    assert "「識別」!B" in told


def test_all_that_another_catalogue_changes_is_told_once_with_its_number(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = openpyxl.load_workbook(folder / "sheet.xlsx")
    for row in book["識別"].iter_rows():
        if str(row[0].value).startswith("catalogue:"):
            row[1].value = "0.9 0000"
    for name in ("catalogue:a", "catalogue:b"):
        book["識別"].append([name, "1.0 0000"])
    book.save(folder / "older.xlsx")
    path = str(folder / "my.yaml")
    call = ["evidence", "import", str(folder / "older.xlsx"), "--profile", path, "--lang", "en"]
    assert main(call) == 2
    told = capsys.readouterr().err
    assert told.count("IMP031") == 1
    assert "(catalogue:seal_registration and 2 more)" in told


def test_the_plan_is_written_as_test_items(folder: Path) -> None:
    path = folder / "items.xlsx"
    assert main(["plan", str(folder / "my.yaml"), "--xlsx", str(path), "--lang", "ja"]) == 5
    sheet = openpyxl.load_workbook(path, read_only=True)["試験項目書"]
    rows = list(sheet.iter_rows(min_row=3, values_only=True))
    heads = list(rows[0])
    assert heads[-4:] == ["実施日", "実施者", "結果", "備考"]
    ready = prepare(options_of({"profile": str(folder / "my.yaml")}))
    assert [row[3] for row in rows[1:]] == [planned.case.id for planned in ready.plan]
    at = heads.index("入力")
    changes = next(row for row in rows if "manage-old-surname" in str(row[3]))
    assert "旧氏" in str(changes[at])
