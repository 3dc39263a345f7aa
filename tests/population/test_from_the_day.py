"""Who is entered by functions was processed on the day itself."""

from __future__ import annotations

from datetime import date

import pytest

from conformance.catalog.load import load
from conformance.population.from_the_day import entered_on

REGISTER = load("resident_register")
ROW = {"processed_on": "2020-01-01", "event_date": "2020-01-01"}


@pytest.mark.parametrize("group", ["japanese_residents", "foreign_residents", "residents"])
def test_the_day_of_processing_is_the_day_of_the_entry_also_in_a_view(group):
    row = entered_on(REGISTER, REGISTER.records[group], ROW, (), date(2026, 4, 1))
    assert row == {"processed_on": "2026-04-01", "event_date": "2020-01-01"}


def test_what_a_case_fixes_stays():
    group = REGISTER.records["residents"]
    assert entered_on(REGISTER, group, ROW, ("processed_on",), date(2026, 4, 1)) == ROW
