from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.rules.core import Parameters, Why
from conformance.rules.resident_register.calendar_date_check import Given, calendar_date_check

KOSEKI_ITEMS = ("birth_date", "resident_since", "address_since", "foreign_resident_since")


def accepted(item: str, text: str, reason: str | None = None) -> bool:
    return calendar_date_check(Given(item, text, reason), Parameters(), Why()).accepted


@given(st.dates(), st.sampled_from([*KOSEKI_ITEMS, "filed_on", "event_date", "processed_on"]))
def test_a_day_of_the_calendar_is_accepted_for_every_item(day: date, item: str) -> None:
    assert accepted(item, day.isoformat())


@pytest.mark.parametrize("item", KOSEKI_ITEMS)
@pytest.mark.parametrize("text", ["1900-02-29", "2025-02-31", "2025-11-31"])
def test_items_of_the_family_register_take_days_that_no_calendar_has(item: str, text: str) -> None:
    assert accepted(item, text)


@pytest.mark.parametrize("text", ["2025-00-10", "2025-13-10", "2025-04-00", "2025-04-32"])
def test_no_item_takes_a_month_or_day_out_of_bounds(text: str) -> None:
    assert not accepted("birth_date", text)
    assert not accepted("event_date", text, "birth")


@pytest.mark.parametrize(
    ("reason", "expected"),
    [("birth", True), ("death", True), ("disappearance", True), ("move_out", False), (None, False)],
)
def test_an_event_date_is_an_exception_for_three_reasons(
    reason: str | None, *, expected: bool
) -> None:
    assert accepted("event_date", "2025-02-30", reason) is expected


def test_the_reason_lends_nothing_to_other_items() -> None:
    assert not accepted("filed_on", "2025-02-30", "death")


@pytest.mark.parametrize("text", ["", "2024/02/29", "20240229", "2024-2-29", "２０２４-02-29"])
def test_text_in_another_form_is_no_date(text: str) -> None:
    assert not accepted("birth_date", text)
