from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.catalog.load import load
from conformance.rules.core import OutOfScopeError, Parameters, Why, to_json
from conformance.rules.fixed_asset_tax import dv_ledger_output as ledger
from conformance.rules.fixed_asset_tax import inspection_period as inspection
from conformance.rules.fixed_asset_tax import objection_deadline as objection
from conformance.rules.registry import parameters_from


def shown(form: ledger.Form, viewer: ledger.Viewer, *, supported: bool) -> ledger.Output:
    return ledger.dv_ledger_output(ledger.Given(form, viewer, supported), Parameters(), Why())


@pytest.mark.parametrize("viewer", ["self", "co_owner", "tenant", "agent", "public"])
def test_only_the_supported_person_sees_the_address_and_after_a_release(
    viewer: ledger.Viewer,
) -> None:
    assert shown("notice", viewer, supported=True) == ledger.Output(
        address_shown=viewer == "self", release_required=True
    )
    assert shown("notice", viewer, supported=False) == ledger.Output(
        address_shown=True, release_required=False
    )


@pytest.mark.parametrize("supported", [True, False])
def test_the_inspection_list_shows_no_address_even_to_the_owner(supported: bool) -> None:
    assert shown("inspection_list", "self", supported=supported) == ledger.Output(
        address_shown=False, release_required=False
    )


def open_until(year: int, due: date) -> inspection.Output:
    return inspection.inspection_period(inspection.Given(year, due), Parameters(), Why())


@given(due=st.dates(date(2026, 4, 1), date(2027, 3, 31)))
def test_the_ledgers_lie_open_twenty_days_and_until_the_first_due_date(due: date) -> None:
    made = open_until(2026, due)

    assert made.minimum_to >= max(due, date(2026, 4, 20))
    assert to_json(made)["from"] == "2026-04-01"


@pytest.mark.parametrize("due", [date(2026, 3, 31), date(2027, 4, 1)])
def test_a_first_due_date_of_another_year_is_out_of_scope(due: date) -> None:
    with pytest.raises(OutOfScopeError, match="first_due_date"):
        open_until(2026, due)


def deadline(delivered: date) -> date:
    law = parameters_from(load("fixed_asset_tax").rules["objection-deadline"].parameters)
    given = objection.Given(delivered)
    return objection.objection_deadline(given, law, Why()).nominal_deadline


@given(day=st.dates(date(2016, 4, 1), date(2060, 1, 1)))
def test_a_later_delivery_never_means_an_earlier_deadline(day: date) -> None:
    assert deadline(day) <= deadline(day + timedelta(days=1))


def test_three_months_from_the_end_of_november_end_with_february() -> None:
    assert deadline(date(2023, 11, 28)) == date(2024, 2, 28)
    assert deadline(date(2023, 11, 29)) == deadline(date(2023, 11, 30)) == date(2024, 2, 29)
