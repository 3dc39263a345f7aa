"""Days, deadlines, retroactive changes, refunds and grants."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.catalog.load import load
from conformance.contract.oracles import derive
from conformance.rules.core import OutOfScopeError
from conformance.values.year_month import YearMonth

SPEC = load("public_assistance")
DAYS = st.dates(date(1995, 1, 1), date(2035, 12, 31))


def prorated(first: str, last: str, **given: object) -> dict[str, object]:
    facts = {"monthly_living": 75750, "rent": 45000, "rent_full": False, "round_mode": "floor"}
    days = {"covered_from": first, "covered_to": last, "round_unit": 1}
    return dict(derive(SPEC, "proration", {**facts, **days, **given}).as_json())


def deadline(applied: date, decided: date, *, reason: bool) -> dict[str, object]:
    facts = {"application_date": str(applied), "decision_date": str(decided)}
    return dict(derive(SPEC, "decision-deadline", {**facts, "special_reason": reason}).as_json())


def refund(**given: object) -> dict[str, object]:
    facts = {"article": "78", "aid_paid": 100, "resource": 50, "exempt": 0, **given}
    return dict(derive(SPEC, "refund-amount", {"surcharge_percent": 40, **facts}).as_json())


def ticket(month: str, first: str, last: str | None) -> dict[str, object]:
    facts = {"month": month, "protected_from": first, "last_protected": last}
    return dict(derive(SPEC, "medical-ticket-validity", facts).as_json())


def last_month(birth: date) -> str:
    return str(
        derive(SPEC, "child-raising-end", {"birth_date": str(birth)}).as_json()["last_month"]
    )


def test_the_same_share_is_rounded_in_three_ways() -> None:
    """75,750 × 10 ÷ 31 = 24,435.48…; 45,000 × 10 ÷ 31 = 14,516.1…"""
    found = {
        mode: prorated("2025-10-22", "2025-10-31", round_mode=mode, round_unit=10)
        for mode in ("floor", "ceil", "half_up")
    }

    assert {m: (f["living"], f["rent_amount"]) for m, f in found.items()} == {
        "floor": (24430, 14510),
        "ceil": (24440, 14520),
        "half_up": (24440, 14520),
    }


def test_a_whole_month_is_not_even_rounded() -> None:
    found = prorated("2025-02-01", "2025-02-28", monthly_living=75755, round_unit=10)

    assert found == {"days": 28, "living": 75755, "rent_amount": 45000}


@pytest.mark.parametrize("last", ["2025-04-30", "2025-06-01", "2025-05-09"])
def test_days_of_two_months_or_out_of_order_are_out_of_scope(last: str) -> None:
    with pytest.raises(OutOfScopeError, match="expected days of one month in order"):
        prorated("2025-05-10", last)


@given(day=DAYS, late=st.integers(0, 60), reason=st.booleans())
def test_status_goes_by_days_after_the_application(day: date, late: int, *, reason: bool) -> None:
    status = deadline(day, day + timedelta(days=late), reason=reason)["status"]

    assert status == ("in_time" if late <= 14 else "extended" if reason and late <= 30 else "late")


def test_a_decision_before_the_application_is_out_of_scope() -> None:
    with pytest.raises(OutOfScopeError, match="decision_date: expected a day on or after"):
        deadline(date(2025, 5, 2), date(2025, 5, 1), reason=False)


def test_a_surcharge_above_forty_percent_counts_as_forty() -> None:
    assert refund(surcharge_percent=100) == refund(surcharge_percent=40)
    assert refund(resource=3, surcharge_percent=40)["surcharge"] == 1


@given(aid=st.integers(0, 10**6), means=st.integers(0, 10**6), exempt=st.integers(0, 10**6))
def test_what_is_exempt_matters_for_article_63_only(aid: int, means: int, exempt: int) -> None:
    facts = {"aid_paid": aid, "resource": means, "exempt": exempt}

    assert refund(**facts) == refund(**{**facts, "exempt": 0})
    assert refund(article="63", **facts)["amount"] == min(max(means - exempt, 0), aid)


@given(found=st.integers(0, 600), back=st.integers(-3, 40))
def test_a_change_reaches_two_months_back_and_no_further(found: int, back: int) -> None:
    month = YearMonth(1990, 1).plus(found)
    facts = {"found_month": str(month), "change_month": str(month.plus(-back))}
    output = derive(SPEC, "retroactive-limit", facts).as_json()

    assert output["apply_from"] == str(month.plus(-min(back, 2)))
    assert output["beyond"] is (back > 2)


@pytest.mark.parametrize(
    ("kind", "day", "yen"),
    [("school", "2017-12-31", 0), ("school", "2018-01-01", 300000), ("job", "2018-01-01", 0)],
)
def test_the_grant_begins_on_a_day_of_its_own_for_school_and_job(
    kind: str, day: str, yen: int
) -> None:
    facts = {"kind": kind, "start_date": day, "moves_out": True}

    assert derive(SPEC, "school-job-grant", facts).as_json()["amount"] == yen


def test_a_ticket_of_one_day_is_issued_and_one_of_no_day_is_not() -> None:
    assert ticket("2024-02", "2024-02-29", None)["valid_from"] == "2024-02-29"
    assert ticket("2024-02", "2024-01-15", "2024-02-01")["valid_to"] == "2024-02-01"
    assert ticket("2024-02", "2024-01-15", "2024-01-31")["issue"] is False


def test_protection_that_ends_before_it_begins_is_out_of_scope() -> None:
    with pytest.raises(OutOfScopeError, match="last_protected"):
        ticket("2024-02", "2024-02-10", "2024-02-09")


@given(first=DAYS, length=st.integers(0, 400), month=st.integers(0, 12))
def test_the_tickets_of_all_months_cover_every_protected_day_once(
    first: date, length: int, month: int
) -> None:
    last = first + timedelta(days=length)
    at = YearMonth.of(first).plus(month)
    found = ticket(str(at), str(first), str(last))
    covered = [d for d in _days_of(at) if first <= d <= last]

    assert found["issue"] is bool(covered)
    assert found["valid_from"] == (str(covered[0]) if covered else None)
    assert found["valid_to"] == (str(covered[-1]) if covered else None)


def test_born_on_1_april_a_child_counts_a_year_less_than_born_on_2_april() -> None:
    assert last_month(date(2008, 4, 1)) == "2026-03"
    assert last_month(date(2008, 4, 2)) == "2027-03"


@given(st.dates(date(2000, 4, 2), date(2030, 12, 31)))
def test_a_child_counts_until_a_march_in_the_year_after_turning_eighteen(birth: date) -> None:
    month = YearMonth.parse(last_month(birth))

    assert month.month == 3
    assert 18 * 12 - 1 <= YearMonth.of(birth).months_until(month) <= 19 * 12 - 1


def test_who_was_eighteen_before_the_addition_lasted_so_long_is_out_of_scope() -> None:
    assert last_month(date(2000, 4, 2)) == "2019-03"
    with pytest.raises(OutOfScopeError, match="birth_date"):
        last_month(date(2000, 4, 1))


def _days_of(month: YearMonth) -> list[date]:
    return [month.first_day + timedelta(days=n) for n in range(month.last_day.day)]
