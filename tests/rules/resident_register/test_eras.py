from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.rules.core import OutOfScopeError, ParameterPeriod, Parameters, Why
from conformance.rules.resident_register import date_display_calendar as display
from conformance.rules.resident_register import era_to_western as western

LAW = Parameters(
    tuple(
        ParameterPeriod(date.fromisoformat(start), None, {"era": era})
        for start, era in [
            ("1873-01-01", "明治"),
            ("1912-07-30", "大正"),
            ("1926-12-25", "昭和"),
            ("1989-01-08", "平成"),
            ("2019-05-01", "令和"),
        ]
    )
)
SOLAR_DAYS = st.dates(min_value=date(1873, 1, 1))


def to_western(era: str, year: int, month: int, day: int) -> date | None:
    found = western.era_to_western(western.Given(era, year, month, day), LAW, Why())
    assert found.valid is (found.date is not None)
    return found.date


def shown(day: date, recorded: str | None = None, item: str = "birth_date") -> display.Output:
    given_facts = display.Given("japanese", item, day, recorded)
    return display.date_display_calendar(given_facts, Parameters(), Why())


@given(SOLAR_DAYS)
def test_the_shown_era_date_converts_back_to_the_same_day(day: date) -> None:
    found = shown(day)

    assert found.era is not None
    assert found.era_year is not None
    assert to_western(found.era, found.era_year, day.month, day.day) == day


@pytest.mark.parametrize(
    ("old", "new", "on"),
    [
        ("明治", "大正", date(1912, 7, 30)),
        ("大正", "昭和", date(1926, 12, 25)),
    ],
)
def test_a_shared_day_is_valid_in_both_eras_and_shown_as_recorded(
    old: str, new: str, on: date
) -> None:
    old_year = on.year - {"明治": 1868, "大正": 1912}[old] + 1

    assert to_western(old, old_year, on.month, on.day) == on
    assert to_western(new, 1, on.month, on.day) == on
    assert shown(on, old) == display.Output("era", old, old_year)
    assert shown(on, new) == shown(on) == display.Output("era", new, 1)


@pytest.mark.parametrize("on", [date(1912, 7, 30), date(1926, 12, 25)])
def test_the_day_after_a_shared_day_belongs_to_the_new_era_alone(on: date) -> None:
    after = on + timedelta(days=1)

    assert to_western("明治", after.year - 1867, after.month, after.day) is None
    assert shown(after, "明治") == shown(after)


@pytest.mark.parametrize(
    ("era", "year", "month", "day"),
    [
        ("昭和", 64, 1, 8),
        ("平成", 31, 5, 1),
        ("平成", 1, 1, 7),  # still 昭和64年
        ("令和", 1, 4, 30),
        ("明治", 5, 12, 31),  # before the Gregorian calendar
        ("令和", 0, 5, 1),
        ("令和", 7, 2, 29),  # no leap year
        ("令和", 7, 13, 1),
        ("令和", 10**9, 1, 1),
        ("令和", -3000, 1, 1),
        ("慶応", 3, 1, 1),
        ("", 1, 1, 1),
    ],
)
def test_a_day_outside_its_era_or_the_calendar_is_not_valid(
    era: str, year: int, month: int, day: int
) -> None:
    assert to_western(era, year, month, day) is None


def test_the_first_day_of_the_gregorian_calendar_is_valid() -> None:
    assert to_western("明治", 6, 1, 1) == date(1873, 1, 1)


def test_a_foreign_resident_shows_two_dates_in_the_western_calendar_even_on_a_shared_day() -> None:
    for item in ("birth_date", "residence_expires_on"):
        given_facts = display.Given("foreign", item, date(1926, 12, 25), "大正")
        found = display.date_display_calendar(given_facts, Parameters(), Why())
        assert found == display.Output("western", None, None)


def test_a_japanese_resident_never_shows_the_western_calendar() -> None:
    assert shown(date(2030, 1, 1), item="residence_expires_on") == display.Output("era", "令和", 12)


def test_an_old_date_and_a_wrong_recorded_era_are_out_of_scope() -> None:
    with pytest.raises(OutOfScopeError, match="1873-01-01"):
        shown(date(1872, 12, 31))
    with pytest.raises(OutOfScopeError, match="大正 and 昭和"):
        shown(date(1926, 12, 25), "平成")
