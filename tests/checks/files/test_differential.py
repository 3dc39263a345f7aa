"""Differentials of a conforming export, and six that are broken: what is found, and where."""

from __future__ import annotations

import json
import shutil
from datetime import date
from typing import TYPE_CHECKING, cast

import pytest
import yaml
from pydantic import ValidationError

from conformance.cases.trial import Trial
from conformance.catalog.load import load
from conformance.checks.files.differential import file_differential
from conformance.findings import FindingError, UntestedError
from conformance.planning.generate import cases_of, requirements
from conformance.planning.plan import make_plan
from conformance.surfaces.differential_section import Differential
from conformance.surfaces.files_mapping.models import FilesMapping
from conformance.surfaces.profile import (
    FilesSurface,
    Municipality,
    Product,
    Profile,
    Specified,
    Surfaces,
)
from tests.broken_exports import MAKE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from conformance.surfaces.interface import Interface

    Edits = Sequence[dict]
    Judge = Callable[..., list[tuple[str, str, int, str]]]

SPEC = load("child_allowance")
NAME = "child_allowance__payees.csv"
KEY = ", ".join(SPEC.records["payees"].primary_key)
DAY = date(2026, 4, 1)
PLACES = {"before": "old", "directory": "changes"}
[CASE] = [
    case
    for requirement in requirements(SPEC)
    if requirement.id == "child_allowance/record/payees"
    for case in cases_of(SPEC, requirement)
    if case.check == "files/differential"
]
CHANGED = {"residence_status": "2"}
DIFFERENTIAL = [{"drop": {"file": NAME, "line": 4, "to": 25}}]  # the first two rows
NOTHING = [{"drop": {"file": NAME, "line": 2, "to": 25}}]


def profile_of(surface: FilesSurface | None) -> Profile:
    return Profile(
        profile=1,
        product=Product(name="見本", vendor="見本社", release="1"),
        municipality=Municipality(type="general_city", code="131016", name="試験市"),
        specifications={"child_allowance": Specified(version="2.0")},
        surfaces=Surfaces(files=surface),
    )


def judged(folder: Path, **switches: str) -> list[tuple[str, str, int, str]]:
    """Return code, file, line and column of what is found in the exports of a folder."""
    section = Differential.model_validate({**PLACES, **switches})
    trial = Trial(
        CASE,
        SPEC,
        {"child_allowance": SPEC}.get,
        cast("Interface", None),
        profile_of(FilesSurface(differential=section)),
        DAY,
        1,
        folder / "new",
        folder=folder,
    )
    return told(trial, str(folder))


def told(trial: Trial, folder: str = "") -> list[tuple[str, str, int, str]]:
    try:
        file_differential(trial)
    except FindingError as error:
        finding = error.finding
    else:
        return []
    assert not folder or folder not in repr(finding)
    assert "試験値" not in repr(finding)
    tallies = cast("list[dict]", finding.found)
    rows = [(t, r) for t in tallies for r in t["rows"]]
    return [(t["code"], r.get("file", t["file"]), r["line"], r["column"]) for t, r in rows]


@pytest.fixture
def judge(tmp_path: Path) -> Judge:
    """Judge three exports made of the conforming one by edits; what is told is cut from the new."""

    def found(
        old: Edits, told: Edits, new: Edits = (), **switches: str
    ) -> list[tuple[str, str, int, str]]:
        for place, edits in (("new", new), ("old", old), ("changes", (*new, *told))):
            (tmp_path / place).mkdir()
            shutil.copy(MAKE.CONFORMING / NAME, tmp_path / place)
            MAKE.make(edits, tmp_path / place)
        return judged(tmp_path, **switches)

    return found


def put(line: int, **cells: str) -> dict:
    return {"put": {"file": NAME, "line": line, **cells}}


def drop(line: int, to: int = 0) -> dict:
    return {"drop": {"file": NAME, "line": line, "to": to}}


def test_what_changed_and_was_added_is_told(judge: Judge) -> None:
    assert judge([put(2, **CHANGED), drop(3)], DIFFERENTIAL) == []


def test_a_changed_row_that_is_not_told_is_found_in_the_newer_export(judge: Judge) -> None:
    found = judge([put(2, **CHANGED), put(9, name="試験値")], DIFFERENTIAL)
    assert found == [("F-DIFF-LACKING", NAME, 9, "name")]


def test_an_added_row_that_is_not_told_is_found_by_its_key(judge: Judge) -> None:
    assert judge([drop(9)], DIFFERENTIAL) == [("F-DIFF-LACKING", NAME, 9, KEY)]


def test_a_told_row_with_another_value_is_found_in_the_differential(judge: Judge) -> None:
    found = judge([put(2, **CHANGED)], [*DIFFERENTIAL, put(2, name="試験値")])
    assert found == [("F-DIFF-OTHER", f"changes/{NAME}", 2, "name")]


def test_a_told_row_that_the_newer_export_lacks_is_found_by_its_key(judge: Judge) -> None:
    first = SPEC.records["payees"].primary_key[0]
    found = judge([], [*DIFFERENTIAL, put(3, **{first: "999999999999999"})])
    assert found == [("F-DIFF-OTHER", f"changes/{NAME}", 3, KEY)]


def test_a_row_gone_without_a_word_is_found_in_the_older_export(judge: Judge) -> None:
    found = judge([], [drop(2, 24)], new=[drop(7)])
    assert found == [("F-DIFF-GONE", f"old/{NAME}", 7, KEY)]


def test_faults_in_several_files_are_told_together(judge: Judge) -> None:
    found = judge([put(5, name="試験値")], [drop(2, 24)], new=[drop(7)])
    assert [code for code, *_ in found] == ["F-DIFF-LACKING", "F-DIFF-GONE"]


def test_removals_that_are_never_told_may_go_unsaid(judge: Judge) -> None:
    assert judge([], [drop(2, 24)], new=[drop(7)], deletions="absent") == []


def test_a_removed_row_is_told_by_the_mark_of_one_more_column(judge: Judge, tmp_path: Path) -> None:
    head, *rows = (MAKE.CONFORMING / NAME).read_bytes().split(b"\r\n")
    judge([], NOTHING)
    told = tmp_path / "changes" / NAME
    newer = [{"drop": {"file": NAME, "line": 7}}]
    MAKE.make(newer, tmp_path / "new")
    assert [code for code, *_ in judged(tmp_path)] == ["F-DIFF-GONE"]
    told.write_bytes(b"\r\n".join([head + b",gone", rows[5] + b",1", rows[9] + b",0", b""]))
    switches = {"deletions": "marked", "mark": "gone"}
    assert judged(tmp_path, **switches) == []
    told.write_bytes(b"\r\n".join([head + b",gone", rows[5] + b",1", rows[9] + b",1", b""]))
    assert judged(tmp_path, **switches) == [("F-DIFF-OTHER", f"changes/{NAME}", 3, KEY)]


def test_removed_rows_are_listed_by_their_keys_and_no_file_lists_none(
    judge: Judge, tmp_path: Path
) -> None:
    judge([], NOTHING, new=[drop(7)])
    switches = {"deletions": "listed", "deleted": "removed"}
    listed = tmp_path / "removed" / NAME
    listed.parent.mkdir()
    assert judged(tmp_path, **switches) == [("F-DIFF-GONE", f"old/{NAME}", 7, KEY)]
    head, *rows = (tmp_path / "old" / NAME).read_text(encoding="utf-8").splitlines()
    places = [head.split(",").index(item) for item in SPEC.records["payees"].primary_key]
    key = ",".join(rows[5].split(",")[place] for place in places)
    listed.write_text(f"{KEY.replace(' ', '')}\n{key}\n", encoding="utf-8")
    assert judged(tmp_path, **switches) == []


def test_an_absent_file_leaves_the_case_untested_and_says_which(judge: Judge) -> None:
    with pytest.raises(UntestedError, match=r"U-NO-FILE surfaces\.files\.differential\.directory"):
        judge([], [{"remove": {"file": NAME}}])


def test_a_line_that_cannot_be_read_leaves_it_untested(judge: Judge) -> None:
    broken = {"insert": {"file": NAME, "line": 3, "text": "1,2"}}
    with pytest.raises(UntestedError, match="U-ROWS-UNREAD"):
        judge([broken], DIFFERENTIAL)


def test_a_product_that_exports_in_full_only_is_not_concerned() -> None:
    for surface, verdict, code in (
        (FilesSurface(), "not_applicable", "N-DIFFERENTIAL"),
        (FilesSurface(differential=Differential.model_validate(PLACES)), None, None),
        (None, "untested", "U-NO-SURFACE"),
    ):
        plan = make_plan([SPEC], profile_of(surface), DAY)
        planned = [one for one in plan if one.case.check == "files/differential"]
        assert len(planned) == len(SPEC.records)
        said = {(one.verdict, one.cause.code if one.cause else None) for one in planned}
        assert said == {(verdict, code)}


@pytest.mark.parametrize(
    "switches",
    [{"deletions": "marked"}, {"mark": "gone"}, {"deletions": "listed"}, {"deleted": "gone"}],
)
def test_how_removals_are_told_goes_with_where(switches: dict[str, str]) -> None:
    with pytest.raises(ValidationError):
        Differential.model_validate({**PLACES, **switches})


VENDORS = """
groups:
  child_allowance/payees:
    file: UKE.csv
    before: "UKE_全件_*.csv"
    changes: "UKE_差分_*.csv"
    latest: {by: [番号], order: 版}
    join: {atena: {file: ATENA.csv, "on": {番号: 番号}}}
    fields:
      atena_number: {to: 番号, fill: 15}
      history_no: {constant: "1"}
      address: 住所
      name: {from: atena, to: 氏名}
"""


@pytest.mark.parametrize(
    ("second", "found"),
    [
        ("2,2,北", []),
        ("2,2,西", [("F-DIFF-OTHER", "UKE_差分_2.csv", 2, "address")]),
        ("3,1,南", [("F-DIFF-OTHER", "UKE_差分_1.csv", 2, "address")]),
    ],
)
def test_the_vendors_own_names_tell_the_sides_and_the_newest_version_counts(
    tmp_path: Path, second: str, found: object
) -> None:
    """Registers joined to the file are not compared; they need not lie beside it."""
    texts = {
        "UKE.csv": "1,1,東\n2,2,北\n3,1,南\n",
        "UKE_全件_0.csv": "1,1,東\n2,0,西\n",
        "UKE_差分_1.csv": "2,1,中\n3,1,南\n",
        "UKE_差分_2.csv": f"{second}\n",
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(f"番号,版,住所\n{text}", encoding="utf-8")
    section = Differential(before=".", directory=".")
    mapping = FilesMapping.model_validate_json(json.dumps(yaml.safe_load(VENDORS)))
    surface = FilesSurface(differential=section, mapping=mapping)
    specs, no_api = {"child_allowance": SPEC}.get, cast("Interface", None)
    trial = Trial(CASE, SPEC, specs, no_api, profile_of(surface), DAY, 1, tmp_path, folder=tmp_path)
    assert told(trial) == found
