"""Each broken export has exactly the findings that `fixtures/exports/broken.yaml` lists."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from fnmatch import fnmatchcase
from importlib.resources import files
from typing import TYPE_CHECKING

import pytest

from conformance.catalog.locate import data_directory
from conformance.plugin.here import run_here
from conformance.plugin.options import options_of
from conformance.plugin.prepare import PackagePlace, prepare
from conformance.report.file_findings import file_findings
from conformance.surfaces.profile import FilesSurface
from tests.broken_exports import EXPORTS, MAKE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from conformance.plugin.prepare import Prepared
    from conformance.report.file_findings import FileFinding

BROKEN = MAKE.described()
OPTIONS = {"profile": "vendor_profiles/export_only.yaml", "as-of": "2026-04-01", "surface": "files"}
QUICK = frozenset(
    [
        "code_unknown",
        "cp932_bytes",
        "no_file",
        "no_rows",
        "wrong_in_gzip",
        "history_gap",
        "dangling_reference",
        "period_overlap",
        "rule_result",
        "foreigner_on_roll",
        "value_not_taken_over",
    ]
)
"""Those that are tried in every run of the tests; the others take some minutes."""
PRIVATE = re.compile(r"仮想県|渡邉|山本|髙橋|齋藤|タナカ|試験値|[0-9]{10}")
Verdicts = dict[str, tuple[str, str]]


class Exports:
    """A copy of the conforming export that is broken and mended again, and what is said of it.

    A file that was not touched keeps its time stamp, so that it is read once for all.
    """

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        shutil.copytree(MAKE.CONFORMING, directory)
        self.state = {path.name: stamp(path) for path in directory.iterdir()}
        profile = str(data_directory("vendor_profiles") / "export_only.yaml")
        self.prepared = prepare(options_of({**OPTIONS, "seed": "1", "profile": profile}))
        self.runs: dict[str, Prepared] = {}
        self.conforming, findings = self.judge({})
        assert findings == ()

    def mend(self) -> None:
        for path in list(self.directory.iterdir()):
            if path.is_symlink() or stamp(path) != self.state.get(path.name):
                shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()
        for name in self.state:
            if not (self.directory / name).exists():
                shutil.copy2(MAKE.CONFORMING / name, self.directory / name)

    def judge(self, switches: Mapping[str, object]) -> tuple[Verdicts, tuple[FileFinding, ...]]:
        run = self.runs.setdefault(repr(switches), written(self.prepared, switches))
        result = run_here(run, PackagePlace(None, self.directory), lambda _case: None)
        verdicts = {
            case.id: (case.verdict, case.cause.code if case.cause else "")
            for case in result.cases
            if case.surface == "files" and case.verdict != "not_applicable"  # no differential
        }
        told = repr([case.finding for case in result.cases])
        assert not PRIVATE.search(told.replace("9999999999", ""))  # nines stand for digits
        return verdicts, file_findings(result).findings


def stamp(path: Path) -> tuple[int, int]:
    state = path.lstat()
    return state.st_mtime_ns, state.st_size


def written(prepared: Prepared, switches: Mapping[str, object]) -> Prepared:
    """Return the run for files that are written otherwise."""
    profile = prepared.profile.profile
    surface = profile.surfaces.files
    assert surface is not None
    section = FilesSurface.model_validate({**surface.model_dump(), **switches})
    surfaces = profile.surfaces.model_copy(update={"files": section})
    changed = profile.model_copy(update={"surfaces": surfaces})
    return replace(prepared, profile=replace(prepared.profile, profile=changed))


def as_listed(finding: FileFinding) -> dict[str, object]:
    """Return a finding as `broken.yaml` lists it."""
    columns = dict.fromkeys(row.column for row in finding.rows)
    rows = [f"{row.file}:{row.row}" if row.file else row.row for row in finding.rows]
    found = {
        "file": finding.file,
        "code": finding.code,
        "column": ", ".join(columns),
        "rows": rows,
        "total": finding.total,
        "case": finding.case,
    }
    return {name: value for name, value in found.items() if value != ""}


@pytest.fixture(scope="module")
def exports(tmp_path_factory: pytest.TempPathFactory) -> Exports:
    return Exports(tmp_path_factory.mktemp("exports") / "export")


@pytest.fixture
def broken(exports: Exports, request: pytest.FixtureRequest) -> Iterator[Exports]:
    MAKE.make(request.param["edits"], exports.directory)
    yield exports
    exports.mend()


def test_there_are_at_least_sixty_and_each_is_described_in_both_languages() -> None:
    assert len(BROKEN) >= 60
    assert len({one["key"] for one in BROKEN}) == len(BROKEN)
    assert all(one["ja"] and one["en"] and one["edits"] for one in BROKEN)
    assert all(one.get("findings") or one.get("untested") for one in BROKEN)


def test_the_conforming_export_has_no_finding_and_is_judged_by_every_kind_of_check(
    exports: Exports,
) -> None:
    untested = {case for case, (verdict, _) in exports.conforming.items() if verdict != "pass"}
    no_row = {case for case in untested if exports.conforming[case][1] == "U-NOTHING-TO-JUDGE"}
    assert untested - no_row <= {
        "child_childcare_support/linkage/tax-to-childcare/file-agrees-tax-infos",  # no such file
        "national_pension/record/insured_persons/file-rule-lost-on",  # no such row
    }
    assert len(no_row) < 30  # laws on people who are not among the twenty of the export
    assert len(exports.conforming) > 1900


@pytest.mark.parametrize(
    ("broken", "one"),
    [
        pytest.param(
            one, one, id=one["key"], marks=[] if one["key"] in QUICK else pytest.mark.whole
        )
        for one in BROKEN
    ],
    indirect=["broken"],
)
def test_a_broken_export_has_exactly_the_findings_listed_and_blocks_no_other_check(
    broken: Exports, one: Mapping
) -> None:
    verdicts, findings = broken.judge(one.get("switches", {}))
    assert [as_listed(finding) for finding in findings] == one.get("findings", [])
    failing = {finding.case for finding in findings}
    blocked = one.get("untested", {})
    for case, said in verdicts.items():
        if case not in failing:
            code = next((code for glob, code in blocked.items() if fnmatchcase(case, glob)), None)
            assert said == (("untested", code) if code else broken.conforming[case]), case


def test_every_kind_of_fault_of_files_is_among_the_broken_exports() -> None:
    told = (EXPORTS / "broken.yaml").read_text(encoding="utf-8")
    messages = files("conformance.tables") / "messages.yaml"
    codes = {
        line.partition(":")[0]
        for line in messages.read_text(encoding="utf-8").splitlines()
        if line.startswith("F-FILE-")
    }
    elsewhere = {
        "F-FILE-NOT-WITHHELD",  # asked only of a vendor's own layout: tables/mapped
        *("F-FILE-TOO-YOUNG", "F-FILE-TOO-OLD"),  # of domains not exported here: tables/test_ages
        *(
            "F-FILE-UNIT",
            "F-FILE-BOUND",
            "F-FILE-GAP",
            "F-FILE-REMAINDER",
        ),  # likewise: tables/test_number_laws
        *("F-FILE-SHARES", "F-FILE-CLOSED-DAY", "F-FILE-OUTGROWN"),  # likewise
        "F-FILE-LIMIT",  # likewise: checks/files/test_laws_tax
        "F-FILE-FIRST",  # likewise: tables/test_payments
        "F-FILE-PAST",  # of states on the day of the export: tables/test_number_laws
    }
    assert {code for code in codes - elsewhere if code not in told} == set()


def test_a_person_can_write_them_to_a_directory(tmp_path: Path) -> None:
    MAKE.main(str(tmp_path), "code_unknown", "no_file")
    assert {path.name for path in tmp_path.iterdir()} == {"code_unknown", "no_file"}
    name = "child_allowance__payees.csv"
    changed = (tmp_path / "code_unknown" / name).read_bytes()
    assert changed != (MAKE.CONFORMING / name).read_bytes()
    assert not (tmp_path / "no_file" / name).exists()
