from __future__ import annotations

import shutil
from datetime import date
from typing import TYPE_CHECKING, cast

from conformance.cases.registry import checks
from conformance.cases.trial import Trial
from conformance.catalog.load import load
from conformance.catalog.locate import data_directory
from conformance.findings import Finding, FindingError, UntestedError
from conformance.planning.generate import cases_of, requirements
from conformance.surfaces.profile import (
    FilesSurface,
    Municipality,
    Product,
    Profile,
    Specified,
    Surfaces,
)

if TYPE_CHECKING:
    from pathlib import Path

    from conformance.surfaces.interface import Interface

CONFORMING = data_directory("fixtures") / "exports" / "conforming"
SPECS = {name: load(name) for name in ("child_allowance", "resident_register")}
TESTED = {
    "child_allowance/record/payees": "child_allowance",
    "child_allowance/record/children": "child_allowance",
    "resident_register/record/residents": "resident_register",
}
PAYEES = "child_allowance__payees.csv"


def profile_of(surface: FilesSurface) -> Profile:
    return Profile(
        profile=1,
        product=Product(name="見本", vendor="見本社", release="1"),
        municipality=Municipality(type="general_city", code="131016", name="試験市"),
        specifications={"child_allowance": Specified(version="2.0")},
        surfaces=Surfaces(files=surface),
    )


def outcomes(directory: Path | None, **switches: object) -> dict[str, tuple[str, str, object]]:
    """Return (verdict, code, evidence) of every file case of the tested groups, by `group/slug`."""
    profile = profile_of(FilesSurface.model_validate(switches))
    found: dict[str, tuple[str, str, object]] = {}
    for spec in SPECS.values():
        for requirement in requirements(spec):
            if requirement.id not in TESTED:
                continue
            for case in cases_of(spec, requirement):
                if case.surface == "files" and case.check != "files/differential":
                    trial = Trial(
                        case,
                        spec,
                        SPECS.get,
                        cast("Interface", None),
                        profile,
                        date(2026, 4, 1),
                        1,
                        directory,
                    )
                    slug = case.id.removeprefix(f"{spec.domain}/record/")
                    found[slug] = verdict(trial)
    return found


def verdict(trial: Trial) -> tuple[str, str, object]:
    try:
        checks()[trial.case.check].function(trial)
    except FindingError as error:
        return "fail", error.finding.code, error.finding
    except UntestedError as error:
        return "untested", error.cause.code, error.cause
    return "pass", "", None


def failed(found: dict[str, tuple[str, str, object]]) -> dict[str, str]:
    return {slug: code for slug, (said, code, _) in found.items() if said == "fail"}


def with_wrong_code(directory: Path) -> None:
    """Copy the conforming files; a code of a payee is none of its list."""
    for path in CONFORMING.iterdir():
        shutil.copy(path, directory)
    header, row, *rest = (directory / PAYEES).read_bytes().decode().split("\r\n")
    cells = row.split(",")
    cells[header.split(",").index("payee_type")] = "77"
    text = "\r\n".join([header, ",".join(cells), *rest])
    (directory / PAYEES).write_text(text, encoding="utf-8", newline="")


def test_cp932_files_pass_where_the_profile_declares_cp932(tmp_path: Path) -> None:
    for path in CONFORMING.iterdir():
        (tmp_path / path.name).write_bytes(path.read_text(encoding="utf-8").encode("cp932"))
    assert {said for said, *_ in outcomes(tmp_path, encoding="cp932").values()} == {"pass"}


def test_a_file_named_by_its_group_alone_is_found(tmp_path: Path) -> None:
    for path in CONFORMING.glob("child_allowance__*"):
        shutil.copy(path, tmp_path / path.name.split("__")[1])
    found = outcomes(tmp_path)
    assert failed(found) == {}
    assert found["payees/file-bytes"][0] == "pass"


def test_absent_files_and_directories_are_untested(tmp_path: Path) -> None:
    assert {v[:2] for v in outcomes(tmp_path).values()} == {("untested", "U-NO-FILE")}
    assert {v[:2] for v in outcomes(None).values()} == {("untested", "U-NO-DIRECTORY")}


def test_of_a_file_without_a_byte_nothing_passes(tmp_path: Path) -> None:
    shutil.copytree(CONFORMING, tmp_path, dirs_exist_ok=True)
    (tmp_path / PAYEES).write_bytes(b"")
    found = outcomes(tmp_path)
    assert found["payees/file-bytes"][:2] == ("untested", "U-NO-ROWS")
    assert found["payees/file-columns"][0] == "fail"
    own = {key: said[0] for key, said in found.items() if key.startswith("payees/")}
    assert "pass" not in own.values(), own


def test_a_reference_to_an_absent_file_is_untested(tmp_path: Path) -> None:
    shutil.copy(CONFORMING / PAYEES, tmp_path)
    found = outcomes(tmp_path)
    assert found["payees/file-references"][:2] == ("untested", "U-NO-REFERRED-FILE")


def test_of_two_references_that_lead_nowhere_both_are_told(tmp_path: Path) -> None:
    shutil.copytree(CONFORMING, tmp_path, dirs_exist_ok=True)
    path = tmp_path / "child_allowance__children.csv"
    header, row, *rest = path.read_bytes().decode().split("\r\n")
    cells, names = row.split(","), header.split(",")
    wrong = ("payee_atena", "child_atena")
    for name in wrong:
        cells[names.index(name)] = "9" * len(cells[names.index(name)])
    path.write_text("\r\n".join([header, ",".join(cells), *rest]), "utf-8", newline="")
    said, _, found = outcomes(tmp_path)["children/file-references"]
    assert said == "fail"
    assert isinstance(found, Finding)
    assert {part.items for part in found.parts} == {(name,) for name in wrong}
    assert isinstance(found.found, list)
    told = [row["column"] for fault in found.found for row in fault["rows"]]
    assert sorted(told) == sorted(wrong)
    assert sorted(cell.column for cell in found.cells) == sorted(wrong)


def test_a_finding_names_item_line_total_shape_and_what_to_do(tmp_path: Path) -> None:
    with_wrong_code(tmp_path)
    found = outcomes(tmp_path)["payees/file-item-payee-type"][2]
    assert getattr(found, "cause", "") == "child_allowance/record/payees/payee_type"
    assert getattr(found, "where", "") == f"{PAYEES}:2"
    (told,) = getattr(found, "found", [])
    assert (told["file"], told["code"], told["total"]) == (PAYEES, "F-FILE-CODE", 1)
    assert told["rows"] == [{"line": 2, "value": "「99」"}]
    assert getattr(found, "remedy_ja", "")
    assert getattr(found, "remedy_en", "")


def test_of_a_sample_what_is_wrong_fails_and_nothing_passes(tmp_path: Path) -> None:
    with_wrong_code(tmp_path)
    found = outcomes(tmp_path, sample=0.1)
    assert failed(found) == {"payees/file-item-payee-type": "F-FILE-CODE"}
    rest = {v[:2] for slug, v in found.items() if slug != "payees/file-item-payee-type"}
    assert rest == {("untested", "U-SAMPLED")}
