"""Era dates: printed, short, and back."""

from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import jaconv
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from conformance.values.eras import (
    ERAS,
    SOLAR_CALENDAR,
    era_of,
    parse_era_date,
    to_short,
    to_wareki,
)
from conformance.values.problem import Problem

_DATA = Path(__file__).parent / "data" / "types.yaml"
CASES = yaml.safe_load(_DATA.read_text(encoding="utf-8"))["wareki"]["cases"]
DAYS = st.dates(min_value=SOLAR_CALENDAR, max_value=date(2117, 12, 31))


@pytest.mark.parametrize("case", CASES)
def test_a_worked_day_is_printed_and_read(case: dict[str, str]) -> None:
    day = date.fromisoformat(case["date"])
    assert to_wareki(day) == case["wareki"]
    assert parse_era_date(case["wareki"]) == day


@given(DAYS)
def test_every_day_survives_print_and_short_form(day: date) -> None:
    assert parse_era_date(to_wareki(day)) == day
    assert parse_era_date(to_short(day)) == day
    assert parse_era_date(jaconv.h2z(to_short(day), kana=False, ascii=True, digit=True)) == day


@given(DAYS, DAYS)
def test_a_later_day_is_never_in_an_earlier_era(one: date, other: date) -> None:
    if one < other:
        assert era_of(one).start <= era_of(other).start


@given(
    st.text(st.characters(exclude_categories=()), max_size=15)
    | st.from_regex(r"[MTSHR]\d+\.\d+\.\d+")
)
def test_no_text_makes_reading_raise(text: str) -> None:
    assert isinstance(parse_era_date(text), date | Problem)


@pytest.mark.parametrize(
    "text",
    [
        "令和7年4月1日",
        "令和０７年０４月０１日",
        "R7.4.1",
        "R07.04.01",
        "R7/4/1",
        "R07-04-01",
        "Ｒ７．４．１",
    ],
)
def test_the_usual_ways_of_writing_are_read(text: str) -> None:
    assert parse_era_date(text) == date(2025, 4, 1)


def test_the_first_year_is_read_as_a_word_or_a_number() -> None:
    assert (
        parse_era_date("令和元年５月１日")
        == parse_era_date("令和1年5月1日")
        == parse_era_date("R元.5.1")
        == date(2019, 5, 1)
    )


@pytest.mark.parametrize(
    "text",
    [
        "平成31年5月1日",
        "昭和64年1月8日",
        "令和元年4月30日",
        "令和7年2月29日",
        "令和0年1月1日",
        "M5.12.2",
    ],
)
def test_a_day_outside_its_era_or_the_calendar_is_refused(text: str) -> None:
    assert parse_era_date(text).code == "V-ERA-RANGE"


@pytest.mark.parametrize("text", ["", "2025-04-01", "令和7年4月", "X7.4.1", "R7.4-1", "R7.4.1\n"])
def test_what_is_no_era_date_is_refused(text: str) -> None:
    assert parse_era_date(text).code == "V-ERA-FORM"


def test_eras_follow_each_other_without_gap() -> None:
    for earlier, later in pairwise(ERAS):
        assert earlier.last + timedelta(days=1) == later.start
    assert ERAS[-1].last == date.max


def test_days_of_the_old_calendar_are_not_converted() -> None:
    with pytest.raises(ValueError, match="solar calendar"):
        to_wareki(date(1872, 12, 31))
    assert to_wareki(date(1873, 1, 1)) == "明治６年１月１日"
