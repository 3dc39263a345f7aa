"""What was not told is held against nobody: only what comes out in any case is expected."""

from conformance.catalog.load import load
from conformance.worlds.process.unknown import is_calendar, last_known, outcomes

SPEC = load("child_allowance")
START = "payment-start-month"
LATE = {"event_type": "birth", "event_date": "2026-04-01", "claim_date": "2026-05-29"}
UNTOLD = ("event_date", "event_type", "closed_dates")


def test_a_claim_late_in_a_month_begins_alike_whatever_its_ground():
    found = outcomes(SPEC, START, {**LATE, "closed_dates": []}, UNTOLD)
    assert found["start_month"] == "2026-06"


def test_early_in_a_month_it_hangs_on_what_was_not_told():
    facts = {**LATE, "claim_date": "2026-05-06", "closed_dates": []}
    assert "start_month" not in outcomes(SPEC, START, facts, UNTOLD)


def test_the_fifteenth_day_is_within_the_time_whatever_days_the_office_is_closed():
    facts = {"event_type": "birth", "event_date": "2026-04-30", "closed_dates": []}
    on_time = outcomes(SPEC, START, {**facts, "claim_date": "2026-05-15"}, ["closed_dates"])
    assert on_time == {"start_month": "2026-05", "special_15day": True}
    assert outcomes(SPEC, START, {**facts, "claim_date": "2026-05-16"}, ["closed_dates"]) == {}


def test_a_flag_of_each_child_that_is_not_told_leaves_the_amount_open():
    children = [{"birth_date": f"{year}-05-05", "counted": True} for year in (2006, 2016, 2018)]
    facts = {"month": "2026-10", "income_band": None, "children": children}
    told = outcomes(SPEC, "monthly-amount", facts, [])
    assert told["total"] == 40000
    assert "total" not in outcomes(SPEC, "monthly-amount", facts, ["children.counted"])


def test_a_number_that_was_not_told_leaves_everything_open():
    facts = {"month": "2026-10", "pay_day": 10, "closed_dates": []}
    assert outcomes(SPEC, "payment-schedule", facts, ["pay_day"]) == {}


def test_only_days_on_which_an_office_is_closed_are_no_claimants():
    assert is_calendar(SPEC, START, "closed_dates")
    assert not is_calendar(SPEC, START, "event_date")


def test_the_last_known_day_is_not_one_of_a_list_while_there_is_another():
    assert str(last_known({"month": "2026-10", "children": [{"birth_date": "2026-11-05"}]})) == (
        "2026-10-01"
    )
