from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.rules.core import OutOfScopeError, ParameterPeriod, Parameters, Why
from conformance.rules.supplementary_family_register import address_history_window as window_rule
from conformance.rules.supplementary_family_register import fuhyo_existence as existence_rule
from conformance.rules.supplementary_family_register import honseki_transfer as transfer_rule
from conformance.rules.supplementary_family_register import removed_book_retention as keep_rule

DAYS = st.dates(date(2000, 1, 1), date(2030, 12, 31))
KEPT = Parameters(
    (
        ParameterPeriod(
            date(2019, 6, 20), None, {"retention_years": 150, "reaches_back_to": "2014-06-20"}
        ),
    )
)
TODAY = date(2025, 4, 1)


def listed(starts: list[date], compiled: date, removed: date | None = None) -> tuple[str, ...]:
    history = tuple(window_rule.EstablishedAddress(str(day), day) for day in starts)
    given = window_rule.Given(history, compiled, removed)
    return window_rule.address_history_window(given, Parameters(), Why()).listed


@given(starts=st.lists(DAYS, unique=True, min_size=1, max_size=6), compiled=DAYS, removed=DAYS)
def test_a_book_and_its_successor_hold_every_address_between_them(
    starts: list[date], compiled: date, removed: date
) -> None:
    early, late = sorted((compiled, removed))
    whole = listed(starts, early)
    before, after = listed(starts, early, late), listed(starts, late)

    assert list(whole) == sorted(whole)
    assert set(before) | set(after) == set(whole)
    assert len(set(before) & set(after)) <= 1  # the address at the change stands in both


def test_an_address_established_on_the_day_of_the_removal_is_left_out() -> None:
    moved = [date(2020, 4, 1), date(2022, 4, 1)]

    assert listed(moved, date(2020, 4, 1), date(2022, 4, 1)) == ("2020-04-01",)
    assert listed(moved, date(2022, 4, 1), None) == ("2022-04-01",)


def test_a_person_without_any_address_has_none_listed() -> None:
    assert listed([], TODAY) == ()


def test_two_addresses_of_one_day_and_a_removal_before_the_compilation_are_out_of_scope() -> None:
    with pytest.raises(OutOfScopeError):
        listed([TODAY, TODAY], TODAY)
    with pytest.raises(OutOfScopeError):
        listed([TODAY], TODAY, TODAY - timedelta(days=1))


def keep(removed: date, as_of: date = TODAY) -> keep_rule.Output:
    return keep_rule.removed_book_retention(keep_rule.Given(removed, as_of), KEPT, Why())


def test_a_book_removed_on_the_day_before_a_leap_day_is_kept_to_28_february() -> None:
    # The first day is 29 February 2024; 2174 has none, so that the month's last day ends the term.
    assert keep(date(2024, 2, 28)).retention_until == date(2174, 2, 28)
    assert keep(date(2024, 2, 29)).retention_until == date(2174, 2, 28)


@given(removed=st.dates(date(2014, 6, 20), date(2030, 12, 31)))
def test_a_book_must_be_kept_on_the_last_day_and_not_after(removed: date) -> None:
    last = keep(removed).retention_until

    assert last is not None
    assert keep(removed, last).must_retain
    assert not keep(removed, last + timedelta(days=1)).must_retain
    assert last.year == removed.year + 150


@given(removed=st.dates(date(1967, 11, 10), date(2014, 6, 19)))
def test_an_old_book_is_covered_where_it_was_still_kept_when_the_law_changed(removed: date) -> None:
    given = keep_rule.Given(removed, TODAY, kept_when_extended=True)
    made = keep_rule.removed_book_retention(given, KEPT, Why())

    assert not keep(removed).covered
    assert made.covered
    assert made.retention_until is not None
    assert made.retention_until.year == removed.year + 150
    assert made.must_retain


def test_before_the_reform_and_beyond_the_calendar_nobody_decides() -> None:
    with pytest.raises(OutOfScopeError):
        keep(date(2019, 1, 1), date(2019, 6, 19))
    with pytest.raises(OutOfScopeError):
        keep(date(9900, 1, 1))


def transfer(to_city: str, removed: list[bool]) -> transfer_rule.Output:
    members = tuple(transfer_rule.RegisteredPerson(str(n), gone) for n, gone in enumerate(removed))
    given = transfer_rule.Given("131016", to_city, members)
    return transfer_rule.honseki_transfer(given, Parameters(), Why())


@given(removed=st.lists(st.booleans(), max_size=6).filter(lambda each: not all(each)))
def test_whoever_was_not_removed_moves_on_in_the_same_order(removed: list[bool]) -> None:
    made = transfer("271004", removed)

    assert [int(name) for name in made.new_book_members] == [
        n for n, gone in enumerate(removed) if not gone
    ]
    assert transfer("131016", removed) == transfer_rule.Output("live", (), None)


@pytest.mark.parametrize("removed", [[], [True], [True, True]])
def test_of_a_book_with_nobody_left_the_law_says_nothing(removed: list[bool]) -> None:
    with pytest.raises(OutOfScopeError, match="108"):
        transfer("271004", removed)


@pytest.mark.parametrize("event", ["birth", "death", "move_in", "marriage"])
def test_a_foreign_resident_never_has_a_book(event: str) -> None:
    given = existence_rule.Given("foreign", event, had_koseki=False)

    assert existence_rule.fuhyo_existence(given, Parameters(), Why()).has_book is False


@given(event=st.sampled_from(["move_in", "marriage", "transfer"]), had=st.booleans())
def test_other_events_leave_a_japanese_as_before(event: str, *, had: bool) -> None:
    given = existence_rule.Given("japanese", event, had)

    assert existence_rule.fuhyo_existence(given, Parameters(), Why()) == existence_rule.Output(
        has_book=had, action="none"
    )


@given(event=st.sampled_from(["nationality_loss", "death"]), had=st.booleans())
def test_only_who_stood_in_a_register_is_removed_from_its_book(event: str, *, had: bool) -> None:
    given = existence_rule.Given("japanese", event, had)

    assert existence_rule.fuhyo_existence(given, Parameters(), Why()) == existence_rule.Output(
        has_book=False, action="remove" if had else "none"
    )
