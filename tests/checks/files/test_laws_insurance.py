"""The laws on files of the insurance domains: kept by the sample's export, each found broken."""

from __future__ import annotations

import csv
from datetime import date
from typing import TYPE_CHECKING, NamedTuple, cast

import pytest

from conformance.cases.registry import checks
from conformance.cases.trial import Trial
from conformance.catalog.load import load
from conformance.findings import FindingError, UntestedError
from conformance.planning.generate import cases_of, requirements
from conformance.reference.export_files import write_exports
from conformance.surfaces.profile import FilesSurface, Municipality, Product, Profile, Surfaces

if TYPE_CHECKING:
    from pathlib import Path

    from conformance.cases.case import Case
    from conformance.surfaces.interface import Interface

DAY = date(2026, 4, 1)
NHI, CARE, ELDER = (
    "national_health_insurance",
    "long_term_care_insurance",
    "late_elderly_medical_care",
)
SPECS = {name: load(name) for name in (NHI, CARE, ELDER)}
PROFILE = Profile(
    profile=1,
    product=Product(name="見本", vendor="見本社", release="1"),
    municipality=Municipality(type="general_city", code="131016", name="試験市"),
    specifications={},
    surfaces=Surfaces(files=FilesSurface(business_date=DAY)),
)


class InsuranceChange(NamedTuple):
    """A column in which every row gets another value, and the case that must find it."""

    domain: str
    group: str
    item: str
    value: str
    invariant: str
    code: str


CHANGES = [
    InsuranceChange(*line.split())
    for line in f"""
{NHI} assessments total_amount 123456789 total-of-parts F-FILE-SUM
{NHI} installments amount 123456789 installments-sum F-FILE-SUM
{NHI} assessment_members medical_per_capita 100 no-levy-without-months F-FILE-VALUE
{NHI} assessment_members care_income_levy 100 no-levy-without-months F-FILE-VALUE
{NHI} assessment_members medical_months 0 months-bounded F-FILE-ORDER
{NHI} assessments assessment_year 2000 assessed-in-or-after-its-year F-FILE-ORDER
{NHI} assessments reduction_percent 60 reduction-rates F-FILE-VALUE
{NHI} copay_classes copay_percent 10 copay-by-reason F-FILE-VALUE
{NHI} benefit_payments decided_on 1990-01-01 benefit-decided-on-application F-FILE-ORDER
{NHI} benefit_payments decided_amount 100 benefit-decided-on-application F-FILE-VALUE
{NHI} benefit_payments total_medical 0 benefit-decided-on-application F-FILE-ORDER
{NHI} incomes salary_receipts 0 income-within-receipts F-FILE-ORDER
{NHI} insured_persons lost_on 1900-01-01 no-status-after-death F-FILE-ORDER
{NHI} insured_persons birth_date 1940-05-05 no-status-past-75 F-FILE-TOO-OLD
{NHI} assessments medical_amount 99999999 cap-per-part F-FILE-RULE
{NHI} assessment_members support_months 13 months-bounded F-FILE-BOUND
{NHI} installments due_date 2026-05-31 due-on-open-day F-FILE-CLOSED-DAY
{NHI} insured_persons birth_date 1940-05-05 outgrown-at-75 F-FILE-OUTGROWN
{CARE} collections due_on 2026-05-31 due-on-open-day F-FILE-CLOSED-DAY
{CARE} premiums annual_premium 123456789 premium-after-relief F-FILE-SUM
{CARE} premiums prorated 100 no-premium-without-months F-FILE-VALUE
{CARE} certifications decided_on 1990-01-01 certified-after-application-and-review F-FILE-ORDER
{CARE} linked_taxes salary_income 0 income-within-receipts F-FILE-ORDER
{ELDER} insured_persons lost_on 1900-01-01 loss-not-before-acquisition F-FILE-ORDER
{ELDER} insured_persons copay_percent 15 copay-rates F-FILE-VALUE
{ELDER} insured_persons birth_date 2000-01-01 no-status-under-65 F-FILE-TOO-YOUNG
{ELDER} assessments annual_amount 100 no-premium-without-months F-FILE-VALUE
{ELDER} assessments assessment_year 2000 assessed-in-or-after-its-year F-FILE-ORDER
{ELDER} income_infos pension_receipts 0 income-within-receipts F-FILE-ORDER
{ELDER} applications forwarded_on 1990-01-01 forwarded-after-receipt F-FILE-ORDER
""".strip().splitlines()
]


@pytest.fixture(scope="module")
def exports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("exports")
    write_exports(directory, SPECS.values(), 1, DAY)
    return directory


def laws(domain: str) -> list[Case]:
    spec = SPECS[domain]
    found = (case for requirement in requirements(spec) for case in cases_of(spec, requirement))
    return [case for case in found if case.check == "files/law"]


def outcome(case: Case, directory: Path) -> str:
    spec = SPECS[case.requirement.domain]
    trial = Trial(case, spec, SPECS.get, cast("Interface", None), PROFILE, DAY, 1, directory)
    try:
        checks()[case.check].function(trial)
    except FindingError as error:
        return error.finding.code
    except UntestedError as error:
        return error.cause.code
    return "pass"


@pytest.mark.parametrize("domain", SPECS)
def test_the_sample_keeps_every_law(exports: Path, domain: str) -> None:
    found = {case.id: outcome(case, exports) for case in laws(domain)}
    assert set(found.values()) == {"pass"}


@pytest.mark.parametrize("change", CHANGES, ids=[f"{c.invariant}-{c.item}" for c in CHANGES])
def test_a_changed_column_is_found(exports: Path, tmp_path: Path, change: InsuranceChange) -> None:
    for path in exports.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    path = tmp_path / f"{change.domain}__{change.group}.csv"
    with path.open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows({**row, change.item: change.value} for row in rows)
    wrong = {
        outcome(case, tmp_path)
        for case in laws(change.domain)
        if case.requirement.key == change.invariant
    }
    assert change.code in wrong
