"""Documents of insurance: which, until when, and how they reach supported persons."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.catalog.load import load
from conformance.contract.oracles import parameters
from conformance.rules.core import OutOfScopeError, Parameters, Why
from conformance.rules.national_health_insurance import certificate_valid_until as valid
from conformance.rules.national_health_insurance import eligibility_document as which
from conformance.rules.national_health_insurance.dv_document_delivery import dv_document_delivery
from conformance.rules.support_delivery import Given as Letter

SPEC = load("national_health_insurance")
DAYS = st.dates(date(2025, 1, 1), date(2030, 12, 31))
FLAG = st.booleans()


@given(DAYS, FLAG, FLAG, FLAG)
def test_from_december_2024_on_no_card_is_issued_and_need_gives_a_certificate(
    day: date, registered: bool, need: bool, hidden: bool
) -> None:
    facts = which.Given(day, registered, need, hidden)
    found = which.eligibility_document(facts, parameters(SPEC, "eligibility-document"), Why())

    expected = "notice" if (registered, need, hidden) == (True, False, False) else "certificate"
    assert found.document == expected


def until(born: date, issued: date, *, residence: date | None = None, cut: bool = True) -> date:
    facts = valid.Given(issued, born, issued + timedelta(days=364), residence, cut)
    law = parameters(SPEC, "certificate-valid-until")
    return valid.certificate_valid_until(facts, law, Why()).valid_until


@given(st.dates(date(1956, 1, 1), date(2024, 12, 31)), DAYS, FLAG)
def test_a_certificate_never_outlasts_any_of_its_limits(born: date, day: date, cut: bool) -> None:
    found = until(born, day, cut=cut)

    assert day <= found <= day + timedelta(days=364)
    assert found <= until(born, day, cut=False)


def test_a_certificate_issued_in_the_month_of_70_still_ends_with_it() -> None:
    born = date(1956, 10, 15)

    assert until(born, date(2026, 10, 31)) == date(2026, 10, 31)
    assert until(born, date(2026, 11, 1)) == date(2027, 10, 31)


def test_no_certificate_is_renewed_for_more_than_five_years_from_its_issue() -> None:
    law, issued = parameters(SPEC, "certificate-valid-until"), date(2026, 8, 1)
    last, after = (
        valid.Given(issued, date(1990, 1, 1), renewal, None, cut_at_70=True)
        for renewal in (date(2031, 7, 31), date(2031, 8, 1))
    )

    assert valid.certificate_valid_until(last, law, Why()).valid_until == date(2031, 7, 31)
    with pytest.raises(OutOfScopeError, match="up to 2031-07-31"):
        valid.certificate_valid_until(after, law, Why())


def test_nothing_is_certified_past_75_or_the_end_of_residence() -> None:
    for born, residence in ((date(1951, 7, 1), None), (date(1990, 1, 1), date(2026, 7, 31))):
        with pytest.raises(OutOfScopeError, match="valid_until"):
            until(born, date(2026, 8, 1), residence=residence)


@given(st.sampled_from(["victim", "abuser", "cohabitant", "agency"]), FLAG, FLAG)
def test_under_support_only_an_agency_that_needs_it_reads_the_address(
    addressee: str, holds: bool, needs: bool
) -> None:
    letter = Letter(
        measure_active=True,
        addressee=addressee,
        contains_victim_data=holds,
        agency_needs_address=needs,
    )
    found = dv_document_delivery(letter, Parameters(), Why())

    assert found.victim_address_printed is (addressee == "agency" and holds and needs)
    assert (found.delivery == "blocked") is (addressee in {"abuser", "cohabitant"} and holds)
