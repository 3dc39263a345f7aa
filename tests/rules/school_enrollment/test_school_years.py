"""Years of schooling, grades, cohorts, deadlines, moves in."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.rules.core import Json, OutOfScopeError

Judge = Callable[..., dict[str, Json]]
BIRTHS = st.dates(date(2005, 1, 1), date(2025, 12, 31))
DAYS = st.dates(date(2015, 4, 1), date(2035, 3, 31))
GRADES = ("E3", "P1", "P2", "P3", "P4", "P5", "P6", "J1", "J2", "J3")
ONE_DAY = timedelta(days=1)


@given(birth=BIRTHS)
def test_six_years_and_three_follow_without_a_gap_from_the_first_april_after_six(
    judge: Judge, birth: date
) -> None:
    made = {
        n: date.fromisoformat(str(d))
        for n, d in judge("compulsory-education-period", birth_date=birth).items()
    }
    entry = made["elementary_from"]

    assert (entry.month, entry.day) == (4, 1)
    assert timedelta(0) < entry - made["reaches_six_on"] <= timedelta(days=366)
    assert made["elementary_to"] == date(entry.year + 6, 3, 31)
    assert made["junior_from"] == made["elementary_to"] + ONE_DAY
    assert made["junior_to"] == date(entry.year + 9, 3, 31)


@given(birth=BIRTHS, years=st.integers(0, 9))
def test_the_grade_rises_by_one_every_april(judge: Judge, birth: date, years: int) -> None:
    period = judge("compulsory-education-period", birth_date=birth)
    first = date.fromisoformat(str(period["elementary_from"]))
    last_of_year = date(first.year + years, 3, 31)

    for day in (last_of_year, last_of_year.replace(year=last_of_year.year - 1) + ONE_DAY):
        made = judge("grade-on-date", birth_date=birth, date=day, delayed_years=0)
        assert made["grade"] == GRADES[years]


def test_a_year_of_deferment_is_a_grade_less(judge: Judge) -> None:
    facts = {"birth_date": "2012-08-10", "date": "2025-04-01"}

    grades = [judge("grade-on-date", delayed_years=n, **facts)["grade"] for n in (0, 1, 7)]
    assert grades == ["J1", "P6", "E3"]
    with pytest.raises(OutOfScopeError, match="delayed_years"):
        judge("grade-on-date", delayed_years=-1, **facts)


@given(birth=BIRTHS, day=DAYS, completed=st.booleans(), kind=st.sampled_from("12"))
def test_whoever_has_a_grade_is_of_school_age(
    judge: Judge, *, birth: date, day: date, completed: bool, kind: str
) -> None:
    day = max(day, birth)
    grade = judge("grade-on-date", birth_date=birth, date=day, delayed_years=0)["grade"]
    made = judge(
        "obligation-on-date",
        birth_date=birth,
        date=day,
        elementary_completed=completed,
        resident_kind=kind,
    )

    of_age = grade in GRADES[1:]
    assert (made["status"] in ("school_child", "school_student")) is of_age
    assert made["obligation"] is (of_age and kind == "1")


@given(birth=BIRTHS, year=st.integers(2020, 2035))
def test_a_cohort_is_picked_in_the_year_before_its_entry_and_no_other(
    judge: Judge, birth: date, year: int
) -> None:
    year = max(year, birth.year)
    made = judge(
        "new-entrant-target",
        birth_date=birth,
        resident_kind="1",
        resident_on_base_date=True,
        enrolled_public=True,
        school_year=year,
    )
    eve = max(date(year, 3, 31), birth)
    grade = judge("grade-on-date", birth_date=birth, date=eve, delayed_years=0)["grade"]

    assert made["target"] == {"E3": "elementary_register", "P6": "junior_register"}.get(
        str(grade), "none"
    )


@given(year=st.integers(2000, 2100), months=st.sampled_from([3, 4]))
def test_the_legal_days_follow_each_other(judge: Judge, year: int, months: int) -> None:
    found = judge("annual-deadlines", school_year=year, health_check_months=months)
    days = [str(day) for day in found.values()]

    assert days == sorted(days)
    assert days[-1] == f"{year}-01-31"
    assert days[2] == f"{year - 1}-{'11-30' if months == 4 else '12-31'}"


def handled(judge: Judge, birth: str, on: str, kind: str = "1", moved: str = "") -> dict[str, Json]:
    return judge(
        "move-in-handling",
        birth_date=birth,
        resident_kind=kind,
        moved_on=moved or on,
        notified_date=on,
    )


def moved_in(judge: Judge, on: str, kind: str = "1", moved: str = "") -> tuple[Json, Json]:
    made = handled(judge, "2019-08-01", on, kind, moved)
    return made["action"], made["due"]


def test_who_lived_here_on_the_base_day_waits_whenever_reported_by_the_end_of_october(
    judge: Judge,
) -> None:
    assert moved_in(judge, "2025-10-31", moved="2025-10-01")[0] == "await_extraction"
    assert moved_in(judge, "2025-10-31", moved="2025-10-02")[0] == "new_entrant_notice"
    assert moved_in(judge, "2025-11-01", moved="2025-10-01")[0] == "new_entrant_notice"


def test_the_sixth_grade_alone_is_notified_of_junior_high_school(judge: Judge) -> None:
    sixth = {on: handled(judge, "2013-06-01", on) for on in ("2026-01-31", "2026-02-01")}

    assert [one["junior_high_due"] for one in sixth.values()] == ["2026-01-31", "immediate"]
    assert {one["action"] for one in sixth.values()} == {"transfer_notice"}
    assert handled(judge, "2013-06-01", "2026-04-01")["junior_high_due"] is None
    assert handled(judge, "2014-06-01", "2026-02-01")["junior_high_due"] is None


def test_the_base_day_and_the_last_day_belong_to_what_comes_before(judge: Judge) -> None:
    assert moved_in(judge, "2025-10-01") == ("await_extraction", "2026-01-31")
    assert moved_in(judge, "2025-10-02") == ("new_entrant_notice", "2026-01-31")
    assert moved_in(judge, "2026-01-31") == ("new_entrant_notice", "2026-01-31")
    assert moved_in(judge, "2026-02-01") == ("new_entrant_notice", "immediate")
    assert moved_in(judge, "2026-04-01") == ("transfer_notice", "immediate")


def test_foreign_children_get_guidance_by_the_same_days(judge: Judge) -> None:
    assert moved_in(judge, "2025-10-02", "2") == ("guidance", "2026-01-31")
    assert moved_in(judge, "2026-02-01", "2") == ("guidance", "immediate")


def permitted(judge: Judge, kind: str, start: str, day: str | None = None) -> Json:
    return judge(
        "designation-change-period",
        birth_date="2016-06-01",
        start_date=start,
        period_kind=kind,
        specified_date=day,
    )["period_to"]


def test_a_permission_until_graduation_ends_with_the_school_attended(judge: Judge) -> None:
    assert permitted(judge, "1", "2029-03-31") == "2029-03-31"
    assert permitted(judge, "1", "2029-04-01") == "2032-03-31"


@pytest.mark.parametrize(
    ("kind", "start", "day"),
    [
        ("1", "2023-03-31", None),
        ("1", "2032-04-01", None),
        ("4", "2025-09-01", None),
        ("4", "2025-09-01", "2025-08-31"),
    ],
)
def test_permissions_that_nothing_ends_are_out_of_scope(
    judge: Judge, kind: str, start: str, day: str | None
) -> None:
    with pytest.raises(OutOfScopeError):
        permitted(judge, kind, start, day)
