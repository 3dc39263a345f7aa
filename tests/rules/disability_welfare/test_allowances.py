"""Payments, limits and moves of the special allowances."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.catalog.load import load
from conformance.contract.oracles import derive
from conformance.rules.core import OutOfScopeError
from conformance.values.year_month import YearMonth

SPEC = load("disability_welfare")


def paid(
    claim: str, pay: str, end: str | None = None, kind: str = "tokubetsu"
) -> dict[str, object]:
    facts = {"kind": kind, "claim_date": claim, "end_month": end, "pay_month": pay}
    return dict(derive(SPEC, "allowance-payment", facts).as_json())


def limit(month: str, role: str, income: int = 0, **dependants: int) -> dict[str, object]:
    counts = {"dependents": 0, "elderly": 0, "specific": 0, **dependants}
    facts = {"target_month": month, "role": role, "income": income, **counts}
    return dict(derive(SPEC, "allowance-income-limit", facts).as_json())


@given(claim=st.dates(date(2022, 4, 1), date(2026, 12, 31)), length=st.integers(-2, 30))
def test_every_month_due_is_paid_once(claim: date, length: int) -> None:
    start = YearMonth.of(claim).plus(1)
    end = start.plus(length)
    total = 0
    claimed = YearMonth.of(claim)
    for pay in (YearMonth(2022, 8).plus(3 * n) for n in range(18)):
        if min(pay, end) < claimed:
            with pytest.raises(OutOfScopeError, match="claim_date"):
                paid(str(claim), str(pay), str(end))
            continue
        found = paid(str(claim), str(pay), str(end))
        if found["month_from"] is not None:
            first = YearMonth.parse(str(found["month_from"]))
            total += 1 + first.months_until(YearMonth.parse(str(found["month_to"])))
    months = [start.plus(n) for n in range(length + 1)]

    assert total == sum(YearMonth(2022, 5) <= m <= YearMonth(2026, 10) for m in months)


def test_the_last_month_of_a_year_is_paid_at_its_own_amount() -> None:
    assert paid("2025-01-05", "2025-05", "2025-03")["amount"] == 2 * 28840
    assert paid("2025-01-05", "2025-05", "2025-04")["amount"] == 2 * 28840 + 29590


def test_other_months_of_payment_and_amounts_not_known_are_out_of_scope() -> None:
    with pytest.raises(OutOfScopeError, match="pay_month: expected a month among"):
        paid("2025-01-05", "2025-06")
    with pytest.raises(OutOfScopeError, match="not in force on 2027-04-01"):
        paid("2025-01-05", "2027-05")


@pytest.mark.parametrize(("month", "base"), [("2026-07", 3661000), ("2026-08", 3758000)])
def test_the_own_limit_rises_with_the_payments_of_august(month: str, base: int) -> None:
    """令和8年政令第226号附則第3条: months up to July follow the former limit."""
    assert limit(month, "self")["limit"] == base
    assert limit(month, "self", base)["suspended"] is False
    assert limit(month, "self", base + 1)["suspended"] is True


def test_the_income_of_a_year_counts_from_august_to_july() -> None:
    years = [limit(m, "self")["income_year"] for m in ("2025-01", "2025-07", "2025-08", "2025-12")]

    assert years == [2023, 2023, 2024, 2024]


@given(dependents=st.integers(0, 5), elderly=st.integers(0, 5))
def test_an_obligors_limit_rises_by_60000_for_the_old_except_one_if_all_are(
    dependents: int, elderly: int
) -> None:
    """施行令第2条第2項: 213,000 for others, 273,000 for the old, less 60,000 if all are old."""
    old = min(elderly, dependents)
    young = dependents - old
    by_law = 6323000 + 213000 * young + 273000 * old - (0 if young else 60000)
    found = limit("2025-09", "obligor", dependents=dependents, elderly=old)["limit"]

    assert found == (by_law if dependents else 6287000)


@given(
    dependents=st.integers(0, 5),
    specific=st.integers(0, 5),
    role=st.sampled_from(["self", "obligor"]),
)
def test_the_own_income_must_exceed_the_limit_an_obligors_only_reach_it(
    dependents: int, specific: int, role: str
) -> None:
    counts = {"dependents": dependents, "specific": min(specific, dependents)}
    edge = int(str(limit("2025-09", role, **counts)["limit"]))
    suspended = [limit("2025-09", role, edge + n, **counts)["suspended"] for n in (-1, 0, 1)]

    assert suspended == [False, role == "obligor", True]


def test_more_old_than_dependants_and_limits_not_confirmed_are_out_of_scope() -> None:
    with pytest.raises(OutOfScopeError, match="dependents"):
        limit("2025-09", "self", dependents=1, elderly=1, specific=1)
    with pytest.raises(OutOfScopeError, match="not in force on 2027-08-01"):
        limit("2027-08", "self")


@given(st.dates(date(1990, 1, 1), date(2060, 1, 1)))
def test_a_move_leaves_no_month_out_and_pays_none_twice(day: date) -> None:
    found = derive(SPEC, "allowance-move", {"move_date": str(day)}).as_json()
    last, first = (YearMonth.parse(str(value)) for value in found.values())

    assert last.months_until(first) == 1
    assert last.first_day <= day < first.first_day
    assert first.first_day - timedelta(days=1) == last.last_day


@pytest.mark.parametrize(
    ("claimed", "start"),
    [("2024-02-26", "2024-02"), ("2024-02-27", "2024-03")],  # the fifteenth day is a Sunday
)
def test_a_claim_within_fifteen_days_of_a_disaster_goes_back(claimed: str, start: str) -> None:
    """特別児童扶養手当等の支給に関する法律第5条の2第2項・第26条の5."""
    given = {
        "claim_date": claimed,
        "unavoidable_from": "2024-01-01",
        "unavoidable_to": "2024-02-10",
        "closed_dates": [],
    }

    assert derive(SPEC, "allowance-unavoidable-start", given).as_json()["start_month"] == start


def test_a_claim_while_the_cause_lasts_was_not_made_impossible_by_it() -> None:
    """「その理由がやんだ後」: on the day it ended at the earliest."""
    facts = {
        "claim_date": "2024-02-10",
        "unavoidable_from": "2024-01-01",
        "unavoidable_to": "2024-02-10",
        "closed_dates": [],
    }

    assert derive(SPEC, "allowance-unavoidable-start", facts).as_json()["start_month"] == "2024-02"
    with pytest.raises(OutOfScopeError, match="claim_date"):
        derive(SPEC, "allowance-unavoidable-start", {**facts, "claim_date": "2024-02-09"})
