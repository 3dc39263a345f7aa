"""Days of registration, age, residence, nationality, registration where one lived before."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.rules.core import Json, OutOfScopeError

Judge = Callable[..., dict[str, Json]]
DAYS = st.dates(date(2020, 1, 1), date(2040, 12, 31))
MONTHS = st.sampled_from([3, 6, 9, 12])
ONE_DAY = timedelta(days=1)


def regular(judge: Judge, year: int, month: int, *elections: tuple[str, str], **changed: object):
    facts = {"extra_holidays": [], "holiday_practice": "next_business_day", "election_bases": []}
    facts |= changed
    return judge("regular-registration-dates", year=year, month=month, elections=elections, **facts)


@given(year=st.integers(2018, 2040), month=MONTHS)
def test_a_registration_moves_to_an_open_day_only_where_it_is_so_handled(
    judge: Judge, year: int, month: int
) -> None:
    moved = regular(judge, year, month)
    stays = regular(judge, year, month, holiday_practice="first_day")

    assert date.fromisoformat(moved["registration_date"]).weekday() < 5
    assert stays["registration_date"] == moved["base_date"] == f"{year}-{month:02}-01"
    assert moved["age_base_date"] == moved["base_date"]


def test_the_days_of_an_election_begin_with_its_announcement_and_end_on_the_eve(
    judge: Judge,
) -> None:
    # 1 September 2024 is a Sunday: within an election it stays the day of registration.
    during = [("2024-09-01", "2024-09-08"), ("2024-08-25", "2024-09-02")]
    outside = [("2024-09-02", "2024-09-08"), ("2024-08-25", "2024-09-01")]

    for election in during:
        made = regular(judge, 2024, 9, election)
        assert made["registration_date"] == "2024-09-01"
        assert made["age_base_date"] == election[1]
    for election in outside:
        made = regular(judge, 2024, 9, election)
        assert (made["registration_date"], made["age_base_date"]) == ("2024-09-02", "2024-09-01")


def test_no_regular_registration_is_made_on_the_base_day_of_one_at_an_election(
    judge: Judge,
) -> None:
    election = ("2025-09-02", "2025-09-07")
    nothing = {"base_date": None, "registration_date": None, "age_base_date": None}

    assert regular(judge, 2025, 9, election, election_bases=["2025-09-01"]) == {
        "performed": False,
        **nothing,
    }
    assert regular(judge, 2025, 9, election, election_bases=["2025-08-31"])["performed"]


@pytest.mark.parametrize(
    ("year", "month", "elections"),
    [
        (2024, 5, []),
        (2017, 3, []),
        (2024, 9, [("2024-08-27", "2024-09-08"), ("2024-09-01", "2024-09-08")]),
        (2024, 9, [("2024-09-08", "2024-09-08")]),
    ],
)
def test_other_months_and_contradictory_elections_are_out_of_scope(
    judge: Judge, year: int, month: int, elections: list[tuple[str, str]]
) -> None:
    with pytest.raises(OutOfScopeError):
        regular(judge, year, month, *elections)


def test_a_registration_at_an_election_is_made_on_the_day_its_commission_fixed(
    judge: Judge,
) -> None:
    days = {"announce_date": "2025-07-03", "election_date": "2025-07-20"}
    made = judge("election-time-registration", **days, fixed_base_date="2025-07-01")

    assert (made["base_date"], made["registration_date"]) == ("2025-07-01", "2025-07-01")
    with pytest.raises(OutOfScopeError):
        judge("election-time-registration", **days, fixed_base_date="2025-07-04")


@given(announced=DAYS, days=st.integers(1, 40))
def test_a_registration_at_an_election_is_made_on_the_eve_of_the_announcement(
    judge: Judge, announced: date, days: int
) -> None:
    held = announced + timedelta(days=days)
    made = judge("election-time-registration", announce_date=announced, election_date=held)

    eve = (announced - ONE_DAY).isoformat()
    assert made == {
        "base_date": eve,
        "registration_date": eve,
        "age_base_date": held.isoformat(),
    }


@given(base=DAYS, kind=st.sampled_from("12"))
def test_the_latest_birth_is_old_enough_and_a_day_later_is_not(
    judge: Judge, base: date, kind: str
) -> None:
    facts = {"registration_kind": kind, "age_base_date": base}
    first = judge("voter-age", birth_date="2000-01-01", **facts)
    latest = date.fromisoformat(str(first["latest_birth_date"]))

    assert judge("voter-age", birth_date=latest, **facts)["age_ok"] is True
    assert judge("voter-age", birth_date=latest + ONE_DAY, **facts)["age_ok"] is False


def test_before_the_eve_of_a_leap_day_the_latest_birth_is_28_february(judge: Judge) -> None:
    # 2006 has no 29 February: born on 1 March, 18 is attained on 29 February 2024.
    made = judge(
        "voter-age", registration_kind="2", age_base_date="2024-02-28", birth_date="2006-03-01"
    )

    assert made == {"age_ok": False, "latest_birth_date": "2006-02-28"}


def test_eighteen_holds_from_the_first_election_it_was_applied_to(judge: Judge) -> None:
    def asked(day: str) -> dict[str, Json]:
        return judge("voter-age", registration_kind="2", age_base_date=day, birth_date="1990-01-01")

    assert asked("2016-07-10")["latest_birth_date"] == "1998-07-11"
    with pytest.raises(OutOfScopeError, match="2016-07-10"):
        asked("2016-07-09")


def resides(judge: Judge, start: object, base: object, ended: object = None) -> dict[str, Json]:
    return judge("three-month-residence", residence_start=start, record_ended=ended, base_date=base)


@given(start=DAYS)
def test_three_months_are_complete_on_their_last_day_and_not_the_day_before(
    judge: Judge, start: date
) -> None:
    complete = date.fromisoformat(str(resides(judge, start, start)["three_month_date"]))

    assert resides(judge, start, complete)["residence_ok"] is True
    assert resides(judge, start, complete - ONE_DAY)["residence_ok"] is False
    assert 89 <= (complete - start).days <= 92


def test_a_record_that_ends_on_the_base_day_does_not_do(judge: Judge) -> None:
    oks = [
        resides(judge, "2025-01-10", "2025-07-02", ended)["residence_ok"]
        for ended in ("2025-07-02", "2025-07-03")
    ]

    assert oks == [False, True]
    with pytest.raises(OutOfScopeError, match="record_ended"):
        resides(judge, "2025-01-10", "2025-07-02", "2025-01-09")


def former(judge: Judge, **changed: object) -> Json:
    facts: dict[str, object] = {
        "birth_date": "1990-01-01",
        "age_base_date": "2025-07-20",
        "residence_start": "2025-01-10",
        "move_out_date": "2025-04-20",
        "base_date": "2025-07-02",
        "registered_elsewhere": False,
    }
    return judge("former-residence-registration", **(facts | changed))["reason"]


def test_the_first_reason_against_the_former_municipality_is_told(judge: Judge) -> None:
    assert former(judge) == "ok"
    assert former(judge, registered_elsewhere=True) == "registered_elsewhere"
    assert former(judge, base_date="2025-08-21", registered_elsewhere=True) == "over_4_months"
    assert former(judge, base_date="2025-04-19") == "still_resident"
    late = {"residence_start": "2025-01-21", "base_date": "2025-04-19"}
    assert former(judge, **late) == "less_than_3_months"
    assert former(judge, birth_date="2007-07-22", **late) == "under_18"


def test_who_moves_on_the_last_day_of_the_three_months_is_out_of_scope(judge: Judge) -> None:
    starts = ("2025-01-19", "2025-01-21")

    assert [former(judge, residence_start=day) for day in starts] == ["ok", "less_than_3_months"]
    with pytest.raises(OutOfScopeError, match="three months"):
        former(judge, residence_start="2025-01-20")


def nationality(judge: Judge, gained: object = None, lost: object = None) -> Json:
    return judge(
        "nationality-requirement",
        nationality="JPN",
        nationality_acquired=gained,
        nationality_lost=lost,
        base_date="2025-09-01",
    )["reason"]


def test_nationality_counts_from_its_gain_until_the_day_before_its_loss(judge: Judge) -> None:
    assert nationality(judge, gained="2025-09-01") == "ok"
    assert nationality(judge, lost="2025-09-01") == "lost_nationality"
    assert nationality(judge, lost="2025-09-02") == "ok"
    with pytest.raises(OutOfScopeError, match="nationality_lost"):
        nationality(judge, gained="2024-01-01", lost="2020-01-01")


def test_objections_are_made_on_the_next_day_alone_close_to_an_election(judge: Judge) -> None:
    def last(held: str, registered: str = "2025-09-01") -> Json:
        elections = [["2025-08-20", held]]
        made = judge(
            "objection-period",
            registration_kind="1",
            registration_date=registered,
            elections=elections,
        )
        return made["to"]

    assert last("2025-09-02") == "2025-09-06"
    assert last("2025-09-03") == "2025-09-02"
    assert last("2025-09-07", registered="2025-09-08") == "2025-09-13"
    with pytest.raises(OutOfScopeError, match="months"):
        last("2025-08-27", registered="2025-08-01")


def test_a_postal_certificate_is_valid_for_seven_years_or_as_long_as_care_is_certified(
    judge: Judge,
) -> None:
    def valid(holder: str, until: object, day: str, issued: str = "2020-03-10") -> Json:
        return judge(
            "postal-certificate-validity",
            holder=holder,
            issued_on=issued,
            certified_until=until,
            as_of=day,
        )["valid"]

    days = ("2027-03-09", "2027-03-11")
    assert [valid("disability_card", None, day) for day in days] == [True, False]
    with pytest.raises(OutOfScopeError, match="last of the years"):
        valid("disability_card", None, "2027-03-10")
    assert valid("disability_card", None, "2027-02-28", "2020-02-29") is True
    assert [valid("care_insurance", "2026-03-31", day) for day in days] == [False, False]
    with pytest.raises(OutOfScopeError, match="certified_until"):
        valid("care_insurance", None, "2026-03-31")


@given(month=st.sampled_from([3, 6, 9, 12]), born=st.dates(date(2007, 1, 1), date(2012, 12, 31)))
def test_everybody_is_looked_into_once_before_18_or_registered_on_the_first(
    judge: Judge, month: int, born: date
) -> None:
    def target(year: int, of: int) -> Json:
        facts = {"year": year, "month": of, "birth_date": born}
        return judge("survey-before-eighteen", **facts, resident=True, former_resident=False)

    years = range(max(born.year + 17, 2026), born.year + 20)
    found = [target(y, m)["target"] for y in years for m in (3, 6, 9, 12)]

    assert sum(map(bool, found)) <= 1
    assert target(born.year + 19, month)["target"] is False
