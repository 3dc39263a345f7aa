"""No rule is asked about two days in an order that the catalogue shows nowhere."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.catalog.asked import asked_facts
from conformance.catalog.load import load
from conformance.worlds.asked import decided, examples_of
from conformance.worlds.shown_orders import is_order_shown

PENSION = load("national_pension")
RULE = "notification-and-forwarding-deadline"
EVENT, RECEIVED = "event_on", "received_on"


@given(st.dates(date(2020, 1, 1), date(2026, 12, 31)), st.integers(-400, 400))
def test_a_notice_is_not_received_before_the_event(day: date, later: int) -> None:
    facts = {EVENT: str(day), RECEIVED: str(day + timedelta(days=later))}
    assert is_order_shown(PENSION, RULE, facts) == (later >= 0)


def test_what_nobody_asks_is_not_decided() -> None:
    example = examples_of(PENSION, RULE)[0]
    assert decided(PENSION, RULE, example) is not None
    before = date.fromisoformat(str(example[EVENT])) - timedelta(days=1)
    assert decided(PENSION, RULE, {**example, RECEIVED: str(before)}) is None


def test_an_order_that_facts_of_the_catalogue_show_is_asked() -> None:
    domain, rule = "seal_registration", "certificate-issuable"
    spec = load(domain)
    moved = [f for f in asked_facts(spec)[rule] if str(f["move_out_date"]) < str(f["issue_date"])]
    assert moved
    assert all(is_order_shown(spec, rule, facts) for facts in moved)


@pytest.mark.parametrize(("month", "asked"), [("2025-05", True), ("2025-06", True)])
def test_a_month_and_a_day_in_it_are_at_one_time(month: str, asked: bool) -> None:
    facts = {"month": month, "move_date": "2025-05-31"}
    spec = load("child_childcare_support")
    assert is_order_shown(spec, "mid-month-move-fee", facts) is asked


def test_worked_examples_show_every_order_they_have() -> None:
    for key in PENSION.rules:
        assert all(is_order_shown(PENSION, key, one) for one in examples_of(PENSION, key))
