"""Lump sums, foreigners, income looked up, deadlines, protection."""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.catalog.load import load
from conformance.rules.core import Json, OutOfScopeError, Parameters
from conformance.rules.registry import load_domain, parameters_from

DOMAIN = "national_pension"
SPEC, RULES = load(DOMAIN), load_domain(DOMAIN)  # now: reading takes longer than a property may


@cache
def law(key: str) -> Parameters:
    return parameters_from(SPEC.rules[key].parameters)


def got(key: str, facts: Mapping[str, object]) -> dict[str, Json]:
    return RULES[key].derive(facts, law(key)).as_json()


DAYS = st.dates(date(2020, 4, 1), date(2034, 12, 31))
ACTIVITIES = ["medical_stay", "medical_companion", "long_tourism", "long_tourism_spouse"]


def lump_sum(paid: int, claim: str, **more: object) -> dict[str, Json]:
    usual: dict[str, object] = {
        "paid_months": paid,
        "quarter_exempt_months": 0,
        "half_exempt_months": 0,
        "three_quarter_exempt_months": 0,
        "last_paid_month": "2026-04",
        "lost_on": "2026-05-11",
        "departed_on": "2026-05-10",
        "claim_date": claim,
        "japanese": False,
        "qualified": False,
        "had_disability_right": False,
    }
    return got("lump-sum-withdrawal", usual | more)


def test_partly_paid_months_count_by_their_part() -> None:
    parts = {"quarter_exempt_months": 4, "half_exempt_months": 4, "three_quarter_exempt_months": 4}

    assert lump_sum(0, "2026-06-01", **parts)["multiplier"] == 6
    assert lump_sum(0, "2026-06-01", **parts | {"half_exempt_months": 3})["multiplier"] == 0


def test_before_april_2021_at_most_36_count() -> None:
    old = {"last_paid_month": "2021-03"}

    assert lump_sum(70, "2026-06-01", **old) == {"multiplier": 36, "amount": 16_540 * 18}
    assert lump_sum(70, "2026-06-01")["multiplier"] == 60


def test_a_leap_day_s_two_years_end_with_february() -> None:
    left = {"lost_on": "2028-02-29", "departed_on": "2028-02-28"}

    assert lump_sum(6, "2030-02-28", **left)["multiplier"] == 6
    assert lump_sum(6, "2030-03-01", **left)["multiplier"] == 0


def test_a_claim_from_within_japan_is_out_of_scope() -> None:
    with pytest.raises(OutOfScopeError, match="claim_date"):
        lump_sum(6, "2026-05-10")


@given(paid=st.integers(0, 200), more=st.integers(0, 12))
def test_more_months_never_give_less(paid: int, more: int) -> None:
    less, same = (int(str(lump_sum(n, "2026-06-01")["amount"])) for n in (paid, paid + more))

    assert less <= same


def foreigner(status: str, months: int | None, **more: object) -> Json:
    usual: dict[str, object] = {
        "residence_status": status,
        "period_months": months,
        "age": 30,
        "agreement_certificate": False,
        "designated_activity": None,
        "domicile_confirmed": False,
    }
    return got("foreign-applicability", usual | more)["category1"]


@pytest.mark.parametrize("activity", ACTIVITIES)
def test_medical_stays_and_tourism_are_no_domicile_whatever_is_confirmed(activity: str) -> None:
    facts = {"designated_activity": activity, "domicile_confirmed": True}

    assert not foreigner("designated", 12, **facts)
    assert foreigner("other_mid_long", 12, **facts)


def test_three_months_are_short_and_four_are_not() -> None:
    assert not foreigner("designated", 3)
    assert foreigner("designated", 3, domicile_confirmed=True)
    assert foreigner("designated", 4)
    assert foreigner("designated", None)


@pytest.mark.parametrize("status", ["temporary_visitor", "official"])
def test_visitors_need_a_confirmed_domicile_however_long(status: str) -> None:
    assert not foreigner(status, 12)
    assert foreigner(status, 12, domicile_confirmed=True)


def test_the_age_goes_from_20_to_before_60() -> None:
    assert [foreigner("permanent_resident", None, age=age) for age in (19, 20, 59, 60)] == [
        False,
        True,
        True,
        False,
    ]


def examined(head: str, *, certified: bool, separated: bool, spouse: bool) -> Json:
    facts = {
        "dv_certified": certified,
        "separated": separated,
        "has_spouse": spouse,
        "head": head,
    }
    return got("dv-income-scope", facts)["examined"]


@given(
    head=st.sampled_from(["self", "third"]),
    certified=st.booleans(),
    separated=st.booleans(),
    spouse=st.booleans(),
)
def test_the_applicant_is_always_examined_and_nobody_twice(
    head: str, *, certified: bool, separated: bool, spouse: bool
) -> None:
    made = examined(head, certified=certified, separated=separated, spouse=spouse)

    assert isinstance(made, list)
    assert made[0] == "applicant"
    assert ("spouse" in made) is (spouse and not (certified and separated))
    assert ("head" in made) is (head == "third")


def test_a_spouse_who_is_head_but_does_not_exist_is_out_of_scope() -> None:
    with pytest.raises(OutOfScopeError, match="head"):
        examined("spouse", certified=False, separated=False, spouse=False)


def taxed_by(kind: str, month: str, *addresses: tuple[str, str]) -> dict[str, Json]:
    stated = [{"from": first, "municipality": where} for first, where in addresses]
    facts = {"kind": kind, "target_month": month, "addresses": stated}
    return got("income-municipality", facts)


def test_june_and_july_look_at_different_years() -> None:
    homes = [("2010-04-01", "A"), ("2025-12-31", "B")]

    assert taxed_by("exemption", "2026-06", *homes)["municipality"] == "A"
    assert taxed_by("exemption", "2026-07", *homes)["municipality"] == "B"
    assert taxed_by("student", "2026-06", *homes)["municipality"] == "B"


def test_no_address_on_the_tax_day_is_out_of_scope() -> None:
    with pytest.raises(OutOfScopeError, match="addresses"):
        taxed_by("exemption", "2026-07", ("2026-01-02", "A"))


def due(event: date, received: date, *closed: date, extend: bool = False) -> dict[str, Json]:
    facts = {
        "event_on": event,
        "received_on": received,
        "closed_days": closed,
        "extend_forward": extend,
    }
    return got("notification-and-forwarding-deadline", facts)


def test_a_saturday_is_open_unless_listed() -> None:
    saturday = date(2026, 5, 2)

    assert due(date(2026, 4, 18), saturday)["notify_due_on"] == str(saturday)
    assert due(date(2026, 4, 18), saturday, saturday)["notify_due_on"] == "2026-05-03"


@given(event=DAYS, after=st.integers(0, 20), closed=st.lists(DAYS, max_size=3))
def test_a_deadline_is_never_closed_nor_before_the_fourteenth_day(
    event: date, after: int, closed: list[date]
) -> None:
    fourteenth = event + timedelta(days=14)
    made = due(event, event + timedelta(days=after), fourteenth, *closed, extend=True)

    assert str(made["notify_due_on"]) > str(fourteenth)
    assert made["notify_due_on"] not in {str(day) for day in closed}
    assert made["forward_due_on"] not in {str(day) for day in closed}


def delivered(to: str, *, active: bool, holds: bool, needs: bool) -> dict[str, Json]:
    facts = {
        "measure_active": active,
        "addressee": to,
        "contains_victim_data": holds,
        "agency_needs_address": needs,
    }
    return got("dv-document-delivery", facts)


@given(
    to=st.sampled_from(["victim", "abuser", "cohabitant"]), holds=st.booleans(), needs=st.booleans()
)
def test_in_force_the_address_goes_to_no_household(to: str, *, holds: bool, needs: bool) -> None:
    made = delivered(to, active=True, holds=holds, needs=needs)

    assert not made["victim_address_printed"]
    assert not made["secrecy_mark"]
    assert (made["delivery"] == "blocked") is (to != "victim" and holds)


def test_an_agency_that_needs_the_address_gets_none_without_the_person_s_data() -> None:
    made = delivered("pension_office", active=True, holds=False, needs=True)

    assert made == {"delivery": "normal", "victim_address_printed": False, "secrecy_mark": False}
