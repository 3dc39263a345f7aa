"""The laws on files of the tax domains: kept by the sample's export, each found broken."""

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
TAX, FIXED, LIGHT = "individual_resident_tax", "fixed_asset_tax", "light_vehicle_tax"
SPECS = {name: load(name) for name in (TAX, FIXED, LIGHT)}
PROFILE = Profile(
    profile=1,
    product=Product(name="見本", vendor="見本社", release="1"),
    municipality=Municipality(type="general_city", code="131016", name="試験市"),
    specifications={},
    surfaces=Surfaces(files=FilesSurface(business_date=DAY)),
)


class TaxChange(NamedTuple):
    """A column in which every row gets another value, and the case that must find it."""

    domain: str
    group: str
    item: str
    value: str
    invariant: str
    code: str


CHANGES = [
    TaxChange(*line.split())
    for line in f"""
{TAX} assessments annual_tax 123456789 annual-tax-of-parts F-FILE-SUM
{TAX} assessments annual_tax 123456789 tax-units-of-100 F-FILE-UNIT
{TAX} assessments taxable_income 123456789 taxable-income-of-parts F-FILE-UNIT
{TAX} assessments total_income_amounts 990000000 taxable-income-of-parts F-FILE-SUM
{TAX} special_collections amount_07 123456789 installments-sum F-FILE-SUM
{TAX} dependents total_income 9000000 dependant-category F-FILE-RULE
{TAX} levies due_date 2026-05-31 due-on-open-day F-FILE-CLOSED-DAY
{TAX} payments principal -1 payment-after-decision F-FILE-BOUND
{FIXED} assessments fixed_total_base 123456789000 base-total-of-parts F-FILE-SUM
{FIXED} assessments fixed_tax 123456700 tax-within-rate F-FILE-LIMIT
{FIXED} assessments annual_tax 100 annual-tax-of-both F-FILE-SUM
{FIXED} co_owners share_denominator 7 shares-recorded-whole F-FILE-SHARES
{LIGHT} assessments annual_tax 123456700 annual-tax-after-reduction F-FILE-SUM
{LIGHT} vehicles disposed_on 1900-01-01 disposed-after-acquisition F-FILE-ORDER
{LIGHT} vehicles acquired_on 2026-12-01 owned-on-first-of-april F-FILE-RULE
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
def test_the_sample_breaks_no_law_and_most_are_judged(exports: Path, domain: str) -> None:
    found = [outcome(case, exports) for case in laws(domain)]
    assert set(found) <= {"pass", "U-NOTHING-TO-JUDGE"}
    assert found.count("pass") > len(found) * 0.6


@pytest.mark.parametrize("change", CHANGES, ids=[f"{c.invariant}-{c.item}" for c in CHANGES])
def test_a_changed_column_is_found(exports: Path, tmp_path: Path, change: TaxChange) -> None:
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


def test_what_only_practice_says_is_no_law_of_the_statute() -> None:
    stated = {spec.domain: spec.invariants for spec in SPECS.values()}
    assert stated[TAX]["payment-after-decision"].provenance == "reconstructed"
    assert stated[LIGHT]["rate-by-inspection"].provenance == "reconstructed"
    assert stated[LIGHT]["bracket-by-inspection"].provenance == "derived"
