"""`conformance files` on a vendor's own layout: judged as the item list is, told in its words."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING

import pytest
import yaml

from conformance.cli.main import main
from conformance.surfaces.files_mapping.models import FilesMapping
from conformance.surfaces.profile import load_profile
from tests.broken_exports import EXPORTS, broken
from tests.vendor_layout import as_vendor, profile_of

if TYPE_CHECKING:
    from pathlib import Path

DOMAIN, VERSION = "health_management", "2.0"
PERSONS = ("--case", f"{DOMAIN}/record/persons/file-*", "--as-of", "2026-04-01")


def laid_out(source: Path, folder: Path) -> dict[str, object]:
    return as_vendor(source, folder / "vendor", DOMAIN, VERSION)


def judged(mapping: dict[str, object], folder: Path, *options: str) -> int:
    profile = profile_of(mapping, folder, DOMAIN, VERSION)
    given = (str(profile), str(folder / "vendor"), "--out", str(folder), "--lang", "en")
    return main(["files", *given, *(options or PERSONS)])


def cases(folder: Path) -> dict[str, dict[str, object]]:
    found = json.loads((folder / "result.json").read_text(encoding="utf-8"))["cases"]
    return {one["id"].rpartition("/")[2]: one for one in found if one["surface"] == "files"}


def causes(folder: Path) -> dict[str, str]:
    return {name: one["cause"]["code"] for name, one in cases(folder).items() if one.get("cause")}


def test_a_conforming_export_in_another_layout_has_no_finding(tmp_path: Path) -> None:
    judged(laid_out(EXPORTS / "conforming", tmp_path), tmp_path)
    verdicts = {one["verdict"] for one in cases(tmp_path).values()}
    assert verdicts <= {"pass", "untested", "not_applicable"}
    assert set(causes(tmp_path).values()) <= {"N-DIFFERENTIAL", "U-NO-REFERRED-FILE"}


def test_a_finding_names_the_vendors_file_heading_line_and_value(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert judged(laid_out(broken("check_digit", tmp_path), tmp_path), tmp_path) == 1
    (finding,) = json.loads((tmp_path / "findings.json").read_text("utf-8"))["findings"]
    assert finding["file"] == "個人健康管理_20260401.csv"
    assert finding["requirement"] == "health_management/record/persons"
    (row,) = finding["rows"]
    assert (row["row"], row["column"], row["heading"]) == (4, "individual_number", "個人番号")
    assert "row 4  個人番号 (individual_number)" in capsys.readouterr().out
    with (tmp_path / "findings.csv").open(encoding="utf-8-sig", newline="") as file:
        (line,) = csv.DictReader(file)
    assert line["heading"] == "個人番号"
    assert "個人番号" in (tmp_path / "report.html").read_text(encoding="utf-8")


def test_a_value_written_otherwise_is_shown_in_the_vendors_writing(tmp_path: Path) -> None:
    mapping = laid_out(EXPORTS / "conforming", tmp_path)
    path = tmp_path / "vendor" / "個人健康管理_20260401.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    born = lines[0].split(",").index("送付先開始年月日")
    cells = lines[1].split(",")
    cells[born] = "20250231"
    more = [",".join(cells), *lines[2:]]
    path.write_text("\r\n".join([lines[0], *more]) + "\r\n", encoding="utf-8")
    judged(mapping, tmp_path)
    found = json.loads((tmp_path / "findings.json").read_text("utf-8"))["findings"]
    (row,) = next(one["rows"] for one in found if one["case"].endswith("send-to-from"))
    assert (row["row"], row["heading"]) == (2, "送付先開始年月日")
    assert (row["value"], row["raw"]) == ("「9999-99-99」", "「99999999」")


def test_what_is_not_mapped_costs_its_own_checks_and_is_told_in_the_plan(tmp_path: Path) -> None:
    mapping = laid_out(EXPORTS / "conforming", tmp_path)
    mapping["groups"][f"{DOMAIN}/persons"]["fields"]["person_kind"] = None
    del mapping["groups"][f"{DOMAIN}/pregnancies"]
    judged(mapping, tmp_path)
    lost = {name for name, code in causes(tmp_path).items() if code == "P-NO-COLUMN"}
    assert lost == {"file-item-person-kind", "file-columns"}
    out = tmp_path / "plan.json"
    profile = str(tmp_path / "vendor.yaml")
    assert main(["plan", profile, "--json", str(out), "--as-of", "2026-04-01"]) in (0, 3)
    told = out.read_text(encoding="utf-8")
    assert "P-NO-COLUMN" in told
    assert "P-GROUP-UNMAPPED" in told
    assert "vendor.yaml:" in told


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda group: group["fields"].update(phoen="氏名"), "PRO024"),
        (
            lambda group: group["fields"].update(send_to_from={"to": "生", "format": "{jjjj}"}),
            "PRO022",
        ),
        (lambda group: group["fields"].update(phone={"to": "電話番号", "from": "kojin"}), "PRO024"),
        (lambda group: group["fields"].update(phone={"to": "電話番号", "constant": "x"}), "PRO003"),
        (lambda group: group.update(file="../x.csv"), "PRO003"),
        (lambda group: group.update(wher={"a": "1"}), "PRO002"),
    ],
)
def test_a_wrong_name_in_the_mapping_is_an_error_of_the_profile_with_its_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], change: object, code: str
) -> None:
    mapping = laid_out(EXPORTS / "conforming", tmp_path)
    change(mapping["groups"][f"{DOMAIN}/persons"])
    exit_code = judged(mapping, tmp_path)
    said = capsys.readouterr()
    assert exit_code == 2
    assert code in said.err + said.out
    assert "vendor.yaml:" in said.err + said.out


def test_the_doctor_names_groups_strays_and_headings_that_are_not_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mapping = laid_out(EXPORTS / "conforming", tmp_path)
    fields = mapping["groups"][f"{DOMAIN}/persons"]["fields"]
    fields["phone"] = "電話番号々"
    del mapping["groups"][f"{DOMAIN}/pregnancies"]
    path = profile_of(mapping, tmp_path, DOMAIN, VERSION)
    main(["doctor", str(path), "--lang", "en"])
    said = capsys.readouterr().out
    assert "✓ health_management/persons" in said
    assert "P-NO-HEADING" in said
    assert "did you mean 電話番号?" in said
    assert "no mapping uses" in said
    assert "妊娠" in said.split("no mapping uses", 1)[1].split("\n", 1)[0]
    assert "個人健康管理_20260401.csv: headings not used: 「電話番号」" in said


def test_a_draft_from_the_files_loads_and_finds_the_groups(tmp_path: Path) -> None:
    laid_out(EXPORTS / "conforming", tmp_path)
    out = tmp_path / "draft.yaml"
    directory = str(tmp_path / "vendor")
    assert main(
        ["profile", "new", "--files", directory, "--domain", DOMAIN, "--out", str(out)]
    ) in (
        0,
        None,
    )
    profile = load_profile(out).profile
    files = profile.surfaces.files
    assert files is not None
    assert isinstance(files.mapping, FilesMapping)
    persons = files.mapping.sources(DOMAIN, "persons")[0]
    assert persons.files == ("個人健康管理_*.csv",)
    assert persons.fields["atena_number"] == "宛名番号"
    born = persons.fields["send_to_from"]
    assert born is not None
    assert not isinstance(born, str)
    assert (born.to, born.format) == ("送付先開始年月日", "{yyyy}{mm}{dd}")


def test_a_profile_with_a_mapping_is_hashed_by_what_it_maps() -> None:
    text = yaml.safe_load("groups: {a/b: {file: x.csv, fields: {k: 見出し}}}")
    one, other = (FilesMapping.model_validate(text) for _ in range(2))
    assert one == other
    assert hash(one) == hash(other)
