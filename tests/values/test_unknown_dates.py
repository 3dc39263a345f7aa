"""The date, its 不詳フラグ and its 不詳表記 fit together."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from conformance.values.problem import Problem
from conformance.values.standard_date import StandardDate
from conformance.values.unknown_dates import check_unknown_date, read_unknown_date

_DATA = Path(__file__).parent / "data" / "types.yaml"
CASES = yaml.safe_load(_DATA.read_text(encoding="utf-8"))["unspecified_date_pair"]["cases"]
ACCEPTED = {
    "ok": {"zero_fill", "season_codes"},
    "ok in profile zero_fill": {"zero_fill", "season_codes"},
    "fail": set(),
    "only in profile season_codes (one vendor)": {"season_codes"},
}
PARTS = st.from_regex(r"[0-9]{4}-([0-9]{2}|A[0-9])-([0-9]{2}|A[0-9])", fullmatch=True)


@pytest.mark.parametrize("profile", ["zero_fill", "season_codes"])
@pytest.mark.parametrize("case", CASES)
def test_a_worked_case_is_judged_as_stated(case: dict[str, str], profile: str) -> None:
    found = check_unknown_date(case["date"], case["flag"], case["text"], profile=profile)
    assert (found is None) is (profile in ACCEPTED[case["expect"]])


@pytest.mark.parametrize(
    ("day", "flag", "text", "code"),
    [
        ("1950-00-00", "0", "", "V-DATE-UNSPECIFIED"),
        ("1950-01-01", "0", "昭和２５年頃", "V-UNKNOWN-TEXT-FORBIDDEN"),
        ("1950-01-01", "1", "", "V-UNKNOWN-TEXT-MISSING"),
        ("1950-A1-00", "1", "春", "V-UNKNOWN-DATE"),
        ("", "1", "不詳", "V-UNKNOWN-DATE"),
        ("1950-01-01", "", "", "V-UNKNOWN-FLAG"),
        ("1950-01-01", "1", "S25頃", "V-N-WIDTH"),
        ("1950-01-01", "1", "頃" * 73, "V-LEN"),
    ],
)
def test_each_way_of_disagreeing_has_its_code(day: str, flag: str, text: str, code: str) -> None:
    assert check_unknown_date(day, flag, text).code == code


@pytest.mark.parametrize("day", ["1950-13-00", "1950-02-30", "0000-02-30", "1951-02-29"])
def test_known_parts_must_fit_together(day: str) -> None:
    assert isinstance(read_unknown_date(day), Problem)


def test_a_leap_day_of_an_unknown_year_is_possible() -> None:
    assert read_unknown_date("0000-02-29") == StandardDate("partial", None, 2, 29)


def test_the_codes_of_one_vendor_mean_season_and_third_of_a_month() -> None:
    assert read_unknown_date("1950-A4-00", profile="season_codes") == StandardDate(
        "partial", 1950, season=4
    )
    assert read_unknown_date("1950-04-A2", profile="season_codes") == StandardDate(
        "partial", 1950, 4, third=2
    )


@pytest.mark.parametrize("profile", ["zero_fill", "season_codes"])
@given(day=st.text(st.characters(exclude_categories=()), max_size=12) | PARTS)
def test_no_text_makes_reading_raise_and_what_is_read_has_sane_bounds(
    profile: str, day: str
) -> None:
    found = read_unknown_date(day, profile=profile)
    if isinstance(found, StandardDate) and found.bounds is not None:
        assert found.bounds[0] <= found.bounds[1]


@given(PARTS)
def test_what_zero_fill_accepts_season_codes_accept_with_the_same_meaning(day: str) -> None:
    narrow = read_unknown_date(day)
    if isinstance(narrow, StandardDate):
        assert read_unknown_date(day, profile="season_codes") == narrow
