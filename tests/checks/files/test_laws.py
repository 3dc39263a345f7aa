from __future__ import annotations

import csv
from datetime import date
from typing import TYPE_CHECKING, NamedTuple, cast

import pytest

from conformance.cases.registry import checks
from conformance.cases.trial import Trial
from conformance.catalog.load import load
from conformance.catalog.models.file_laws import FileLaw
from conformance.findings import FindingError, UntestedError
from conformance.planning.generate import cases_of, requirements
from conformance.planning.plan import make_plan
from conformance.reference.export_files import write_exports
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

    from conformance.cases.case import Case
    from conformance.surfaces.interface import Interface

DAY = date(2026, 4, 1)
SPECS = {n: load(n) for n in ("child_allowance", "health_management", "resident_register")}
PROFILE = Profile(
    profile=1,
    product=Product(name="見本", vendor="見本社", release="1"),
    municipality=Municipality(type="general_city", code="131016", name="試験市"),
    specifications={},
    surfaces=Surfaces(files=FilesSurface(business_date=DAY)),
)


class Change(NamedTuple):
    """A column in which every row gets another value, and the case that must find it."""

    domain: str
    group: str
    item: str
    value: str
    slug: str
    code: str


CHANGES = [
    Change(*line.split())
    for line in """
child_allowance payments net_amount 987654 file-adds-up-payments-2 F-FILE-SUM
child_allowance payments pay_month 2025-03 file-rule-pay-month F-FILE-RULE
child_allowance payees birth_date 1980-01-01 file-agrees-payees F-FILE-DISAGREES
health_management pregnancies handbook_count 0 file-in-order-pregnancies-1 F-FILE-ORDER
health_management screening_results recall_required_flag 0 \
file-exists-when-detailed-exams-1 F-FILE-LACKING
health_management resident_snapshots birth_date 2026-03-31 \
file-in-order-immunizations-1 F-FILE-ORDER
""".strip().splitlines()
]


@pytest.fixture(scope="module")
def exports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("exports")
    write_exports(directory, SPECS.values(), 1, DAY)
    return directory


def file_cases(kind: str) -> list[Case]:
    return [
        case
        for spec in SPECS.values()
        for requirement in requirements(spec)
        for case in cases_of(spec, requirement)
        if case.surface == "files" and case.check in {"files/law", "files/rule", kind}
    ]


def outcome(case: Case, directory: Path) -> tuple[str, str]:
    spec = SPECS[case.requirement.domain]
    trial = Trial(case, spec, SPECS.get, cast("Interface", None), PROFILE, DAY, 1, directory)
    try:
        checks()[case.check].function(trial)
    except FindingError as error:
        return "fail", error.finding.code
    except UntestedError as error:
        return "untested", error.cause.code
    return "pass", ""


def test_every_law_and_rule_is_judged_on_conforming_files_and_holds(exports: Path) -> None:
    cases = file_cases("files/periods")
    assert {outcome(case, exports) for case in cases} == {("pass", "")}
    assert len(cases) > 25


def test_each_law_on_files_of_each_domain_is_a_case() -> None:
    laws = sum(
        isinstance(check, FileLaw)
        for spec in SPECS.values()
        for invariant in spec.invariants.values()
        for check in invariant.checks
    )
    assert sum(case.check == "files/law" for case in file_cases("files/law")) == laws > 10


@pytest.mark.parametrize("change", CHANGES, ids=[change.slug for change in CHANGES])
def test_a_changed_column_is_found_by_the_case_of_its_law(
    exports: Path, tmp_path: Path, change: Change
) -> None:
    for path in exports.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    path = tmp_path / f"{change.domain}__{change.group}.csv"
    with path.open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows({**row, change.item: change.value} for row in rows)
    (case,) = [
        case
        for case in file_cases("files/agrees")
        if case.id.endswith(f"/{change.slug}") and change.domain in case.id
    ]
    assert outcome(case, tmp_path) == ("fail", change.code)


def test_a_law_about_an_absent_file_or_an_unknown_domain_is_untested(
    exports: Path, tmp_path: Path
) -> None:
    law = next(c for c in file_cases("") if c.id.endswith("file-exists-when-detailed-exams-1"))
    assert outcome(law, tmp_path) == ("untested", "U-NO-FILE")
    name = "health_management__detailed_exams.csv"
    (tmp_path / name).write_bytes((exports / name).read_bytes())
    assert outcome(law, tmp_path) == ("untested", "U-NO-FILE")


def test_what_rests_on_another_domain_does_not_concern_a_product_without_it() -> None:
    spec = SPECS["child_allowance"]
    alone = PROFILE.model_copy(
        update={"specifications": {"child_allowance": Specified(version="2.0")}}
    )
    planned = [p for p in make_plan([spec], alone, DAY) if p.case.check == "files/agrees"]
    assert {(p.verdict, p.cause.code) for p in planned if p.cause} == {
        ("not_applicable", "N-OTHER-DOMAIN")
    }
    assert len(planned) > 1
