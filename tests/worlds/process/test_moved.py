"""Facts near today: what a package that works on today's date can be told."""

from datetime import date

from conformance.catalog.load import load
from conformance.worlds.process.moved import facts_on

SPEC = load("child_allowance")
TODAY = date(2026, 11, 25)
BORN_ON_THE_FIRST = {
    "month": "2025-04",
    "income_band": "1",
    "children": [{"birth_date": "2022-04-01", "counted": True}],
}


def months(rule, facts, given=None):
    return [one.facts for one in facts_on(SPEC, rule, [facts], TODAY, given or {})]


def test_the_first_of_a_month_stays_the_first_and_no_month_lies_ahead():
    found = months("monthly-amount", BORN_ON_THE_FIRST)
    assert found[0]["month"] == "2026-04"
    assert found[0]["children"][0]["birth_date"] == "2023-04-01"
    assert all(one["month"] <= "2026-11" for one in found)
    assert all(one["children"][0]["birth_date"].endswith("-01") for one in found)


def test_days_keep_their_distance_and_none_lies_ahead():
    facts = {"event_type": "birth", "event_date": "2025-04-30", "claim_date": "2025-05-15"}
    found = months("payment-start-month", {**facts, "closed_dates": []})
    assert {one["claim_date"] for one in found} >= {"2026-05-15", "2026-11-25", "2026-10-31"}
    for one in found:
        filed, ground = (date.fromisoformat(one[k]) for k in ("claim_date", "event_date"))
        assert (filed - ground).days == 15
        assert filed <= TODAY


def test_what_is_always_so_is_not_moved_and_takes_the_place_of_the_example():
    found = months(
        "payment-schedule", {"month": "2025-04", "pay_day": 15}, {"pay_day": 10, "closed_dates": []}
    )
    assert {one["pay_day"] for one in found} == {10}


def test_nobody_is_born_anew_to_be_near_today():
    assert months("child-age-limits", {"birth_date": "2007-04-01"}) == [
        {"birth_date": "2007-04-01"}
    ]
