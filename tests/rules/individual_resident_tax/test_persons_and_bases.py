from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.catalog.load import load
from conformance.contract.oracles import parameters
from conformance.rules.core import OutOfScopeError, Why
from conformance.rules.individual_resident_tax import (
    nontaxable_limit,
    per_capita_and_forest,
    personal_exemption,
    taxing_municipality,
)
from conformance.rules.individual_resident_tax.taxing_municipality import ResidencePeriod

SPEC = load("individual_resident_tax")
TAXING, EXEMPTION, LIMIT, FLAT = (
    parameters(SPEC, key)
    for key in (
        "taxing-municipality",
        "personal-exemption",
        "nontaxable-limit",
        "per-capita-and-forest",
    )
)
BASE_DATE = date(2026, 1, 1)


def taxing(*residences: ResidencePeriod, died: date | None = None) -> str | None:
    facts = taxing_municipality.Given(2026, residences, died)
    return taxing_municipality.taxing_municipality(facts, TAXING, Why()).taxing_municipality


@given(moved=st.dates(date(2025, 1, 1), date(2026, 12, 31)))
def test_a_move_within_japan_always_leaves_exactly_one_municipality(moved: date) -> None:
    found = taxing(ResidencePeriod("A", date(2020, 4, 1), moved), ResidencePeriod("B", moved))

    assert found == ("A" if moved > BASE_DATE else "B")


@pytest.mark.parametrize("moved", [date(2026, 1, 1)])
def test_leaving_japan_or_dying_on_the_base_date_is_left_to_practice(moved: date) -> None:
    with pytest.raises(OutOfScopeError, match="departure abroad"):
        taxing(ResidencePeriod("A", date(2020, 4, 1), moved))
    with pytest.raises(OutOfScopeError, match="death_date"):
        taxing(ResidencePeriod("A", date(2020, 4, 1)), died=moved)


def test_who_deems_a_resident_taxes_and_notifies_the_municipality_of_the_register() -> None:
    home = (ResidencePeriod("A", date(2020, 4, 1)),)
    facts = taxing_municipality.Given(2026, home, None, "B")
    found = taxing_municipality.taxing_municipality(facts, TAXING, Why())

    assert (found.taxing_municipality, found.notified_municipality) == ("B", "A")
    facts = taxing_municipality.Given(2026, home, None, "A")
    with pytest.raises(OutOfScopeError, match="deemed_municipality"):
        taxing_municipality.taxing_municipality(facts, TAXING, Why())


def test_two_residences_on_the_base_date_are_not_chosen_between() -> None:
    with pytest.raises(OutOfScopeError, match="A, B"):
        taxing(ResidencePeriod("A", date(2020, 4, 1)), ResidencePeriod("B", date(2025, 4, 1)))


def exempt(birth: date, year: int = 2026, income: int = 1_350_000, *, widow: bool = False) -> bool:
    facts = personal_exemption.Given(year, birth, income, widow=widow)
    return personal_exemption.personal_exemption(facts, EXEMPTION, Why()).exempt


@given(year=st.integers(2023, 2040), days=st.integers(-400, 400))
def test_a_minor_is_one_born_on_or_after_3_january_eighteen_years_before(
    year: int, days: int
) -> None:
    birth = date(year - 18, 1, 3) + timedelta(days=days)

    assert exempt(birth, year) == (days >= 0)


def test_the_limit_of_2020_was_lower() -> None:
    assert not exempt(date(1980, 1, 1), 2020, widow=True)
    assert exempt(date(1980, 1, 1), 2020, 1_250_000, widow=True)


def test_a_person_born_after_the_base_date_is_nobody_to_tax() -> None:
    with pytest.raises(OutOfScopeError, match="birth_date"):
        exempt(date(2026, 1, 2))


@given(grade=st.sampled_from([1, 2, 3]), income=st.integers(0, 3_000_000), n=st.integers(0, 5))
def test_one_more_dependant_never_makes_anyone_taxable(grade: int, income: int, n: int) -> None:
    few, more = (
        nontaxable_limit.nontaxable_limit(
            nontaxable_limit.Given(2026, grade, income, income, count), LIMIT, Why()
        )
        for count in (n, n + 1)
    )

    assert few.per_capita_exempt <= more.per_capita_exempt
    assert few.income_levy_exempt <= more.income_levy_exempt
    assert few.per_capita_exempt <= few.income_levy_exempt


def test_before_2021_there_was_no_flat_addition() -> None:
    def found(year: int) -> nontaxable_limit.Output:
        facts = nontaxable_limit.Given(year, 1, 350_001, 350_001, 0)
        return nontaxable_limit.nontaxable_limit(facts, LIMIT, Why())

    assert found(2020) == nontaxable_limit.Output(per_capita_exempt=False, income_levy_exempt=False)
    assert found(2021) == nontaxable_limit.Output(per_capita_exempt=True, income_levy_exempt=True)


@given(year=st.integers(2004, 2040), house=st.booleans())
def test_with_the_forest_tax_a_person_pays_what_the_recovery_years_took(
    year: int, *, house: bool
) -> None:
    facts = per_capita_and_forest.Given(year, per_capita_exempt=False, house_only=house)
    found = per_capita_and_forest.per_capita_and_forest(facts, FLAT, Why())
    whole = found.city_per_capita + found.pref_per_capita + found.forest_tax

    assert whole == (4_000 if year < 2014 or (house and year >= 2024) else 5_000)


@pytest.mark.parametrize("domiciled", [True, False])
def test_no_exemption_reaches_who_has_no_domicile_in_japan(domiciled: bool) -> None:
    person = personal_exemption.Given(
        2026, date(1980, 6, 1), 0, welfare=True, disabled=True, domiciled_on_tax_date=domiciled
    )
    incomes = nontaxable_limit.Given(2026, 1, 0, 0, 0, domiciled_on_tax_date=domiciled)
    found = nontaxable_limit.nontaxable_limit(incomes, LIMIT, Why())

    assert personal_exemption.personal_exemption(person, EXEMPTION, Why()).exempt is domiciled
    assert found.per_capita_exempt is domiciled
    assert found.income_levy_exempt


def test_single_parents_are_exempt_from_2021_and_before_that_no_ground_at_all() -> None:
    def found(year: int) -> bool:
        person = personal_exemption.Given(year, date(1980, 6, 1), 1_250_000, single_parent=True)
        return personal_exemption.personal_exemption(person, EXEMPTION, Why()).exempt

    assert found(2021)
    with pytest.raises(OutOfScopeError, match="single_parent"):
        found(2020)


def test_the_per_capita_limit_is_for_who_owes_that_levy_alone() -> None:
    def found(total: int, amounts: int, base: int | None = None) -> nontaxable_limit.Output:
        facts = nontaxable_limit.Given(2026, 1, total, amounts, 0, base)
        return nontaxable_limit.nontaxable_limit(facts, LIMIT, Why())

    assert found(450_000, 450_000, 400_000).per_capita_exempt
    with pytest.raises(OutOfScopeError, match="ordinance_base"):
        found(450_001, 450_001, 400_000)
    with pytest.raises(OutOfScopeError, match="total_income_amounts"):
        found(450_000, 450_001)
