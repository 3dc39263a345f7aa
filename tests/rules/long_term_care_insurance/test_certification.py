"""Certification: periods, windows, deadlines, moving in."""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.catalog.load import load
from conformance.rules.core import Json, OutOfScopeError, Parameters
from conformance.rules.registry import load_domain, parameters_from
from conformance.values.office_days import STANDARD

DOMAIN = "long_term_care_insurance"
SPEC, RULES = load(DOMAIN), load_domain(DOMAIN)  # now: reading takes longer than a property may


@cache
def law(key: str) -> Parameters:
    return parameters_from(SPEC.rules[key].parameters)


def got(key: str, facts: Mapping[str, object]) -> dict[str, Json]:
    return RULES[key].derive(facts, law(key)).as_json()


DAYS = st.dates(date(2021, 4, 1), date(2040, 12, 31))


def validity(kind: str, day: date, until: date | None, n: int, *, same: bool) -> dict[str, Json]:
    facts = {
        "application_kind": kind,
        "application_date": day,
        "prev_valid_to": until,
        "months": n,
        "same_level": same,
    }
    return got("certification-validity", facts)


def inherited(
    moved: date,
    applied: date,
    n: int,
    *,
    certificate: bool = True,
    closed: tuple[date, ...] = (),
) -> dict[str, Json]:
    facts = {
        "move_in_date": moved,
        "application_date": applied,
        "has_certificate": certificate,
        "months": n,
        "closed_dates": closed,
    }
    return got("move-in-inheritance", facts)


@given(day=DAYS, n=st.integers(3, 12), kind=st.sampled_from(["new", "change"]))
def test_a_certification_ends_with_a_month_and_lasts_its_months(
    day: date, n: int, kind: str
) -> None:
    made = validity(kind, day, None, n, same=True)
    last = date.fromisoformat(str(made["valid_to"]))
    months = (last.year - day.year) * 12 + last.month - day.month

    assert (last + timedelta(days=1)).day == 1
    assert months == (n - 1 if day.day == 1 else n)


@pytest.mark.parametrize(
    ("kind", "same", "most"),
    [("new", True, 12), ("change", True, 12), ("renewal", False, 36), ("renewal", True, 48)],
)
def test_each_kind_has_its_longest_period(kind: str, most: int, *, same: bool) -> None:
    day, until = date(2026, 1, 10), date(2026, 1, 31)
    accepted = [
        validity(kind, day, until, n, same=same)["accepted"] for n in (2, 3, most, most + 1)
    ]

    assert accepted == [False, True, True, False]


def test_a_renewal_of_nothing_or_of_what_has_ended_is_out_of_scope() -> None:
    for until in (None, date(2026, 1, 9)):
        with pytest.raises(OutOfScopeError, match="prev_valid_to"):
            validity("renewal", date(2026, 1, 10), until, 12, same=True)


@given(until=DAYS, before=st.integers(-90, 90))
def test_the_window_is_sixty_days_and_the_last_day(until: date, before: int) -> None:
    applied = until - timedelta(days=before)
    facts = {
        "valid_to": until,
        "application_date": applied,
        "unavoidable_to": None,
        "closed_dates": (),
    }
    expected = "too_early" if before > 60 else "expired" if before < 0 else "renewal"

    assert law("renewal-window").on(until).integer("days_before") == 60
    moved = until < applied <= STANDARD.open_on_or_after(until)
    if applied >= date(2000, 4, 1) and not moved:
        assert got("renewal-window", facts)["kind"] == expected


@pytest.mark.parametrize(
    ("ended", "applied", "kind"),
    [
        (date(2024, 2, 10), date(2024, 3, 11), "renewal"),  # the tenth is a Sunday
        (date(2024, 2, 10), date(2024, 3, 12), "expired"),
        (date(2024, 1, 31), date(2024, 2, 29), "renewal"),
        (date(2024, 1, 31), date(2024, 3, 1), "expired"),
        (None, date(2024, 2, 1), "expired"),
    ],
)
def test_who_was_kept_from_applying_renews_within_a_month(
    ended: date | None, applied: date, kind: str
) -> None:
    facts = {"valid_to": date(2024, 1, 31), "application_date": applied, "unavoidable_to": ended}

    assert got("renewal-window", {**facts, "closed_dates": ()})["kind"] == kind


def test_the_open_day_after_a_closed_end_is_out_of_scope() -> None:
    """31 August 2025 is a Sunday; 地方自治法第4条の2第4項 may or may not move the end."""
    facts = {"valid_to": date(2025, 8, 31), "unavoidable_to": None, "closed_dates": ()}
    assert (
        got("renewal-window", facts | {"application_date": date(2025, 9, 2)})["kind"] == "expired"
    )
    with pytest.raises(OutOfScopeError, match="application_date"):
        got("renewal-window", facts | {"application_date": date(2025, 9, 1)})


def test_a_reason_that_ended_before_the_end_is_out_of_scope() -> None:
    facts = {"valid_to": date(2024, 1, 31), "application_date": date(2024, 2, 5)}

    with pytest.raises(OutOfScopeError, match="unavoidable_to"):
        got("renewal-window", {**facts, "unavoidable_to": date(2024, 1, 30), "closed_dates": ()})


@given(day=DAYS, after=st.integers(0, 60))
def test_a_notice_of_delay_is_due_from_the_thirty_first_day(day: date, after: int) -> None:
    facts = {"application_date": day, "decision_date": day + timedelta(days=after)}

    assert got("certification-deadline", facts)["delay_notice"] is (after > 30)


@given(day=DAYS, n=st.integers(3, 12))
def test_who_moved_in_is_certified_as_if_new_on_that_day(day: date, n: int) -> None:
    made = inherited(day, day + timedelta(days=14), n)

    assert made == validity("new", day, None, n, same=True)
    fourteenth = STANDARD.open_on_or_after(day + timedelta(days=14))
    assert inherited(day, fourteenth, n)["accepted"]
    assert not inherited(day, fourteenth + timedelta(days=1), n)["accepted"]


def test_a_fourteenth_day_that_is_closed_is_moved() -> None:
    moved, saturday = date(2025, 4, 5), date(2025, 4, 19)
    for day, taken in ((saturday, True), (date(2025, 4, 21), True), (date(2025, 4, 22), False)):
        assert inherited(moved, day, 6)["accepted"] is taken
    assert inherited(moved, date(2025, 4, 22), 6, closed=(date(2025, 4, 21),))["accepted"]


def test_thirteen_months_are_not_carried_over() -> None:
    assert not inherited(date(2025, 4, 10), date(2025, 4, 10), 13)["accepted"]


def test_an_application_before_the_move_is_out_of_scope() -> None:
    with pytest.raises(OutOfScopeError, match="application_date"):
        inherited(date(2025, 4, 10), date(2025, 4, 9), 6)
