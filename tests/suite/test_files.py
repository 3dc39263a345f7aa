from __future__ import annotations

import re
import shutil
from datetime import date
from typing import TYPE_CHECKING, cast

import pytest

from conformance.catalog.load import load
from conformance.catalog.locate import data_directory
from conformance.findings import FindingError, UntestedError
from conformance.suite.generate import cases_of, requirements
from conformance.suite.registry import checks
from conformance.suite.trial import Trial
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

EXPORTS = data_directory("fixtures") / "exports"
CONFORMING = EXPORTS / "conforming"
SPECS = {name: load(name) for name in ("child_allowance", "resident_register")}
TESTED = {
    "child_allowance/record/payees": "child_allowance",
    "child_allowance/record/children": "child_allowance",
    "child_allowance/record/payments": "child_allowance",
    "resident_register/record/residents": "resident_register",
}
TABLE = re.compile(r"^\| (\w+) \|.*\| `(\w+)/([\w-]+)` \| ([\w-]+) \|$", re.MULTILINE)
BROKEN = TABLE.findall((EXPORTS / "README.md").read_text(encoding="utf-8"))


def profile_of(surface: FilesSurface) -> Profile:
    return Profile(
        profile=1,
        product=Product(name="見本", vendor="見本社", release="1"),
        municipality=Municipality(type="general_city", code="131016", name="試験市"),
        specifications={"child_allowance": Specified(version="2.0")},
        surfaces=Surfaces(files=surface),
    )


def outcomes(directory: Path | None, **switches: str) -> dict[str, tuple[str, str, object]]:
    """Return (verdict, code, evidence) of every file case of the tested groups, by `group/slug`."""
    profile = profile_of(FilesSurface.model_validate(switches))
    found: dict[str, tuple[str, str, object]] = {}
    for spec in SPECS.values():
        for requirement in requirements(spec):
            if requirement.id not in TESTED:
                continue
            for case in cases_of(spec, requirement):
                if case.surface == "files":
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


def test_conforming_files_raise_no_alarm() -> None:
    found = outcomes(CONFORMING)
    assert failed(found) == {}
    untested = {slug for slug, (said, _, _) in found.items() if said == "untested"}
    assert untested == {"residents/file-references"}  # households are not in the set
    assert len(found) > 75


@pytest.mark.parametrize(("name", "group", "slug", "code"), BROKEN, ids=[b[0] for b in BROKEN])
def test_a_broken_file_is_found_by_exactly_one_case(
    name: str, group: str, slug: str, code: str
) -> None:
    switches = {"bom": "forbid"} if name == "wrong_bom" else {}
    assert failed(outcomes(EXPORTS / "broken" / name, **switches)) == {f"{group}/{slug}": code}


def test_every_broken_set_stands_in_the_table() -> None:
    listed = {name for name, *_ in BROKEN} | {"no_rows"}
    assert listed == {path.name for path in (EXPORTS / "broken").iterdir()}


def test_a_file_without_rows_passes_nothing_about_rows() -> None:
    found = outcomes(EXPORTS / "broken" / "no_rows")
    of_children = {s: v for s, v in found.items() if s.startswith("children/")}
    passed = {slug for slug, (said, _, _) in of_children.items() if said == "pass"}
    assert passed == {"children/file-bytes", "children/file-columns"}
    assert of_children["children/file-item-name"][:2] == ("untested", "U-NO-ROWS")


def test_what_could_not_be_read_stays_untested() -> None:
    found = outcomes(EXPORTS / "broken" / "ragged_row")
    assert found["children/file-item-name"][:2] == ("untested", "U-ROWS-UNREAD")
    assert found["children/file-history"][:2] == ("untested", "U-ROWS-UNREAD")
    cp932 = outcomes(EXPORTS / "broken" / "cp932_bytes")
    assert cp932["children/file-references"][:2] == ("untested", "U-NO-REFERRED-FILE")


def test_an_item_without_column_is_untested() -> None:
    found = outcomes(EXPORTS / "broken" / "missing_column")
    assert found["payees/file-item-address"][:2] == ("untested", "U-NO-COLUMN")
    assert found["payees/file-item-name"][0] == "pass"


def test_cp932_files_pass_where_the_profile_declares_cp932(tmp_path: Path) -> None:
    for path in CONFORMING.iterdir():
        (tmp_path / path.name).write_bytes(path.read_text(encoding="utf-8").encode("cp932"))
    assert failed(outcomes(tmp_path, encoding="cp932")) == {}


def test_a_file_named_by_its_group_alone_is_found(tmp_path: Path) -> None:
    for path in CONFORMING.iterdir():
        shutil.copy(path, tmp_path / path.name.split("__")[1])
    assert failed(outcomes(tmp_path)) == {}


def test_absent_files_and_directories_are_untested(tmp_path: Path) -> None:
    assert {v[:2] for v in outcomes(tmp_path).values()} == {("untested", "U-NO-FILE")}
    assert {v[:2] for v in outcomes(None).values()} == {("untested", "U-NO-DIRECTORY")}


def test_a_reference_to_an_absent_file_is_untested(tmp_path: Path) -> None:
    shutil.copy(CONFORMING / "child_allowance__payees.csv", tmp_path)
    found = outcomes(tmp_path)
    assert found["payees/file-references"][:2] == ("untested", "U-NO-REFERRED-FILE")


def test_no_finding_holds_a_value_of_the_files() -> None:
    kept = re.compile(r"試験|仮名|シケン|ｼｹﾝ|9000000000|桜町|1988|2015|R0600")
    for name, *_ in BROKEN:
        for said, _, evidence in outcomes(EXPORTS / "broken" / name, bom="forbid").values():
            assert said == "pass" or not kept.search(repr(evidence)), name


def test_a_finding_names_item_line_total_shape_and_what_to_do() -> None:
    found = outcomes(EXPORTS / "broken" / "no_such_day")["payees/file-item-birth-date"][2]
    assert getattr(found, "cause", "") == "child_allowance/record/payees/birth_date"
    assert getattr(found, "where", "") == "child_allowance__payees.csv:4"
    assert getattr(found, "found", None) == [
        {
            "file": "child_allowance__payees.csv",
            "code": "V-DATE-CALENDAR",
            "total": 1,
            "expected": "暦に実在する日",
            "rows": [{"line": 4, "value": "「9999-99-99」"}],
        }
    ]
    assert getattr(found, "remedy_ja", "")
    assert getattr(found, "remedy_en", "")
