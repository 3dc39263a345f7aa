from dataclasses import replace
from datetime import date, timedelta
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.rules.calendar import add_years
from conformance.rules.core import OutOfScopeError, ParameterPeriod, Parameters, Why
from conformance.rules.seal_registration import certificate_fee as fee_rule
from conformance.rules.seal_registration import certificate_issuable as issue_rule
from conformance.rules.seal_registration import certificate_name_items as names_rule
from conformance.rules.seal_registration import counter_card_requirement as card_rule
from conformance.rules.seal_registration import dv_suppression_period as hold_rule
from conformance.rules.seal_registration import erase_by_resident_event as event_rule

DAYS = st.dates(date(2010, 1, 1), date(2030, 12, 31))
CARD = Parameters((ParameterPeriod(date(1974, 2, 1), None, {"counter_requires_card": True}),))
ONE_YEAR = Parameters((ParameterPeriod(date(2004, 7, 1), None, {"period_years": 1}),))
FREE = issue_rule.Given(
    status="2",
    hold_active=False,
    channel="convenience",
    card_presented=False,
    issue_date=date(2025, 5, 1),
    move_out_date=None,
    convenience_stops_on_notice=True,
)


LATER = st.integers(0, 800)


@given(event=st.sampled_from(get_args(event_rule.Event)), on=DAYS, first=LATER, second=LATER)
def test_the_processing_day_never_matters_for_an_erasure(
    event: event_rule.Event, on: date, first: int, second: int
) -> None:
    made, other = (
        event_rule.erase_by_resident_event(
            event_rule.Given(event, on, on + timedelta(days=days)), Parameters(), Why()
        )
        for days in (first, second)
    )

    assert made == other
    assert made.erase_date == (on if made.erase else None)
    assert (made.reason is None) is not made.erase
    assert made.erase or not made.notice


@pytest.mark.parametrize("event", ["death", "foreign_status_lost", "guardianship_started"])
def test_but_for_a_move_away_nothing_is_erased_before_it_has_happened(
    event: event_rule.Event,
) -> None:
    happened, before = date(2025, 7, 1), date(2025, 6, 30)

    with pytest.raises(OutOfScopeError, match="processed_date"):
        event_rule.erase_by_resident_event(
            event_rule.Given(event, happened, before), Parameters(), Why()
        )
    move = event_rule.Given("move_out", happened, before)
    assert event_rule.erase_by_resident_event(move, Parameters(), Why()).erase_date == happened


@pytest.mark.parametrize(
    ("event", "reason"),
    [("move_out_abroad", "03"), ("missing_declared", "05"), ("ex_officio_deletion", "06")],
)
def test_erasures_that_nobody_is_told_of(event: event_rule.Event, reason: str) -> None:
    day = date(2024, 2, 29)
    made = event_rule.erase_by_resident_event(
        event_rule.Given(event, day, day), Parameters(), Why()
    )

    assert made == event_rule.Output(erase=True, erase_date=day, reason=reason, notice=False)


def issue(facts: issue_rule.Given) -> issue_rule.Reason:
    return issue_rule.certificate_issuable(facts, CARD, Why()).reason


def test_the_state_comes_before_the_move_and_the_move_before_a_suspension() -> None:
    gone = replace(FREE, move_out_date=date(2025, 5, 1), hold_active=True)

    assert issue(replace(gone, status="9")) == "erased"
    assert issue(replace(gone, status="1")) == "not_registered_yet"
    assert issue(replace(gone, status="3")) == "moved_out"
    assert issue(replace(gone, status="3", move_out_date=date(2025, 5, 2))) == "suspended"


@given(days=st.integers(-5, 5))
def test_a_planned_move_ends_the_counter_from_its_day(days: int) -> None:
    planned = FREE.issue_date + timedelta(days=days)
    asked = replace(FREE, channel="counter", card_presented=True, move_out_date=planned)

    assert (issue(asked) == "ok") is (days > 0)


def test_before_the_guideline_nobody_decides() -> None:
    with pytest.raises(OutOfScopeError):
        issue(replace(FREE, issue_date=date(1974, 1, 31)))


def printed(kind: str, basis: str, *, sphere: bool = False) -> tuple[str, ...]:
    given = {"resident_kind": kind, "seal_basis": basis, "kanji_sphere": sphere}
    names = {"old_surname": "山田", "alias_name": "筑西", "kana_name": "チクセイ"}
    made = names_rule.Given(**names, **given)  # type: ignore[arg-type]  # literals by parameter
    return names_rule.certificate_name_items(made, Parameters(), Why()).printed_items


def test_names_of_the_other_kind_of_resident_are_not_printed() -> None:
    assert printed("1", "kana") == ("name", "old_surname")
    assert printed("2", "old_surname") == ("name", "alias_name")
    assert printed("2", "kana") == ("name", "alias_name", "kana_name")
    assert printed("2", "kana", sphere=True) == ("name", "alias_name")


def hold(start: date, on: date, released: date | None = None) -> hold_rule.Output:
    given = hold_rule.Given(start, None, released, on)
    return hold_rule.dv_suppression_period(given, ONE_YEAR, Why())


@given(start=DAYS, days=st.integers(-3, 800))
def test_a_hold_goes_on_until_it_is_released_and_warns_after_its_period(
    start: date, days: int
) -> None:
    on = start + timedelta(days=days)
    made = hold(start, on)

    assert made.suppressed == (days >= 0)
    assert made.expiry_alert == (on > made.support_end)
    if days >= 0:
        assert not hold(start, on, released=on).suppressed
        assert hold(start, on, released=on + timedelta(days=1)).suppressed


def test_a_release_before_the_measure_releases_another_one() -> None:
    start = date(2020, 4, 1)

    assert not hold(start, start, released=start).suppressed
    with pytest.raises(OutOfScopeError, match="released_date"):
        hold(start, date(2021, 4, 10), released=start - timedelta(days=1))


@given(start=DAYS)
def test_a_period_of_a_year_leaves_no_gap_to_the_next(start: date) -> None:
    last = hold(start, start).support_end

    assert last + timedelta(days=1) in {add_years(start, 1), date(start.year + 1, 3, 1)}


@given(copies=st.integers(0, 50), fee=st.integers(0, 1000), other=st.integers(0, 1000))
def test_fees_add_up_copy_by_copy(copies: int, fee: int, other: int) -> None:
    def cost(count: int, *, exempt: bool = False) -> int:
        given = fee_rule.Given("counter", count, exempt, fee, other)
        return fee_rule.certificate_fee(given, Parameters(), Why()).fee

    assert cost(copies + 1) - cost(copies) == fee
    assert cost(copies, exempt=True) == 0


def test_a_negative_number_of_copies_is_decided_by_nobody() -> None:
    given = fee_rule.Given("counter", -1, exempt=True, unit_fee_counter=1, unit_fee_convenience=1)
    with pytest.raises(OutOfScopeError):
        fee_rule.certificate_fee(given, Parameters(), Why())


@given(flags=st.tuples(*[st.booleans()] * 4))
def test_with_the_registration_card_an_agent_is_served_like_the_owner(
    flags: tuple[bool, bool, bool, bool],
) -> None:
    owner, agent = (
        card_rule.counter_card_requirement(card_rule.Given(who, *flags), Parameters(), Why())
        for who in ("self", "agent")
    )

    assert not agent.accept or owner.accept
    assert owner == agent or not flags[0]


def test_the_card_is_asked_for_before_the_form_is_compared() -> None:
    given = card_rule.Given(
        "self",
        registration_card=False,
        mynumber_card=True,
        mynumber_allowed=False,
        details_match=False,
    )

    assert card_rule.counter_card_requirement(given, Parameters(), Why()).reason == "card_required"
