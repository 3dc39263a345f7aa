"""What the insured pay of the costs, and which documents they hold."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.catalog.load import load
from conformance.contract.oracles import parameters
from conformance.rules.core import OutOfScopeError, Parameters, Why
from conformance.rules.late_elderly_medical_care import copay_income_year as year
from conformance.rules.late_elderly_medical_care import copay_percent as copay
from conformance.rules.late_elderly_medical_care import eligibility_document as which
from conformance.rules.late_elderly_medical_care import outpatient_burden as outside
from conformance.rules.late_elderly_medical_care.dv_document_delivery import dv_document_delivery
from conformance.rules.support_delivery import Given as Letter
from conformance.values.year_month import YearMonth

SPEC = load("late_elderly_medical_care")
OLDER, YOUNGER = date(1945, 1, 1), date(1945, 1, 2)


def percent(*insured: copay.Insured, others: tuple[int, ...] = ()) -> int:
    facts = copay.Given(insured, others)
    return copay.copay_percent(facts, parameters(SPEC, "copay-percent"), Why()).percent


def person(
    taxable: int, *, proviso: int = 3_000_000, gross: int = 0, born: date = OLDER
) -> copay.Insured:
    return copay.Insured(born, taxable, proviso, gross, gross, 0)


def test_low_proviso_incomes_help_only_where_somebody_was_born_from_2_january_1945() -> None:
    for born, share in ((OLDER, 30), (YOUNGER, 20)):
        assert percent(person(1_450_000, proviso=2_100_000, gross=5_000_000, born=born)) == share


def test_receipts_of_those_from_70_to_74_help_one_insured_person_alone() -> None:
    one = person(1_450_000, gross=3_830_000)

    assert percent(one) == 30
    assert percent(one, others=(0,)) == 20
    assert percent(one, others=(1_370_000,)) == 30
    assert percent(one, person(0, gross=1_370_000), others=(0,)) == 30


@given(st.integers(0, 3_000_000), st.integers(0, 200_000), st.integers(0, 6_000_000))
def test_a_higher_taxable_income_never_lowers_the_share(
    taxable: int, more: int, gross: int
) -> None:
    assert percent(person(taxable, gross=gross)) <= percent(person(taxable + more, gross=gross))


@given(st.integers(0, 3_000_000), st.integers(0, 6_000_000))
def test_an_untaxed_household_pays_a_tenth_whatever_the_income(taxable: int, gross: int) -> None:
    facts = copay.Given((person(taxable, gross=gross),), (), household_tax_exempt=True)

    assert copay.copay_percent(facts, parameters(SPEC, "copay-percent"), Why()).percent == 10


def test_nobody_insured_is_out_of_scope() -> None:
    with pytest.raises(OutOfScopeError, match="found none"):
        percent()


@given(st.dates(date(2010, 1, 1), date(2035, 12, 31)))
def test_the_income_is_one_to_two_years_old_and_changes_on_1_august(day: date) -> None:
    law = parameters(SPEC, "copay-income-year")
    found = year.copay_income_year(year.Given(day), law, Why())

    assert found.tax_fiscal_year == found.income_year + 1
    assert date(found.tax_fiscal_year, 8, 1) <= day < date(found.tax_fiscal_year + 1, 8, 1)


def burden(month: YearMonth, total: int, share: int) -> int:
    facts = outside.Given(month, total, share)
    return outside.outpatient_burden(facts, parameters(SPEC, "outpatient-burden"), Why()).burden


@given(st.integers(0, 50_000))
def test_the_easing_lasts_three_years_and_costs_at_most_3000_yen_more(points: int) -> None:
    total = points * 10
    for month, eased in (("2022-09", 0), ("2022-10", 1), ("2025-09", 1), ("2025-10", 0)):
        tenth, fifth = (burden(YearMonth.parse(month), total, share) for share in (10, 20))
        assert tenth <= fifth <= 18_000
        assert fifth <= tenth + 3_000 or not eased


def test_other_shares_and_odd_costs_are_out_of_scope() -> None:
    for total, share in ((1_005, 20), (1_000, 30)):
        with pytest.raises(OutOfScopeError, match="expected 10 or 20 percent"):
            burden(YearMonth(2026, 8), total, share)


def document(issued: date, born: date, *, registered: bool = True) -> str:
    facts = which.Given(issued, born, registered, special_need=False, self_info_nondisclosure=False)
    return which.eligibility_document(
        facts, parameters(SPEC, "eligibility-document"), Why()
    ).document


def test_those_of_85_keep_the_certificate_for_one_year() -> None:
    old, younger = date(1941, 8, 1), date(1941, 8, 2)

    assert document(date(2026, 7, 31), younger) == "certificate"
    assert document(date(2026, 8, 1), younger) == "notice"
    assert document(date(2027, 7, 31), old) == "certificate"
    assert document(date(2027, 8, 1), old) == "notice"


def test_without_a_registered_card_everybody_has_a_certificate() -> None:
    for issued in (date(2026, 8, 1), date(2027, 8, 1)):
        assert document(issued, date(1950, 1, 1), registered=False) == "certificate"


@given(st.sampled_from(["victim", "abuser", "cohabitant"]), st.booleans(), st.booleans())
def test_under_support_no_private_letter_holds_the_address(
    addressee: str, holds: bool, needs: bool
) -> None:
    letter = Letter(
        measure_active=True,
        addressee=addressee,
        contains_victim_data=holds,
        agency_needs_address=needs,
    )

    assert not dv_document_delivery(letter, Parameters(), Why()).victim_address_printed
