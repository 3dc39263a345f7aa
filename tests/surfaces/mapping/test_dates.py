"""Dates in a vendor's pattern, and back."""

from __future__ import annotations

import pytest

from conformance.surfaces.mapping.dates import DatePattern, unknown_token

WAREKI = DatePattern("{G}{yy}.{mm}.{dd}")


@pytest.mark.parametrize(
    ("iso", "written"),
    [
        ("2026-04-01", "R08.04.01"),
        ("2019-04-30", "H31.04.30"),
        ("2019-05-01", "R01.05.01"),
        ("1989-01-07", "S64.01.07"),
        ("1989-01-08", "H01.01.08"),
        ("1950-00-00", "S25.00.00"),
        ("1950-04-A1", "S25.04.A1"),
        ("2025-02-30", "R07.02.30"),
    ],
)
def test_a_date_goes_into_its_era_and_back_even_if_there_is_no_such_day(iso, written):
    assert WAREKI.write(iso) == written
    assert WAREKI.read(written) == iso


@pytest.mark.parametrize("text", ["", "abc", "0000-00-00", "1872-12-31", "2026-04", "R08.04.01"])
def test_what_has_no_form_in_the_pattern_is_not_written(text):
    assert WAREKI.write(text) is None


@pytest.mark.parametrize("text", ["H31.05.01", "S64.01.08", "R00.01.01", "X08.04.01", "R8.4.1", ""])
def test_a_day_outside_its_era_or_in_another_form_is_not_read(text):
    assert WAREKI.read(text) is None


@pytest.mark.parametrize(
    ("pattern", "iso", "written"),
    [
        ("%Y/%m/%d", "2025-02-30", "2025/02/30"),
        ("%Y%m%d%H%M%S", "2026-04-01T09:00:05", "20260401090005"),
        ("%H%M", "09:30:00", "0930"),
        ("{era}{nen}年{m}月{d}日", "2019-05-01", "令和元年5月1日"),
        ("{g}{yy}{mm}", "2025-13", "50713"),
        ("{yyyy}", "2026", "2026"),
    ],
)
def test_patterns_of_other_kinds_go_both_ways(pattern, iso, written):
    assert DatePattern(pattern).write(iso) == written
    assert DatePattern(pattern).read(written) == iso


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2026-11-25T20:24:01.386+09:00", "2026-11-25T20:24:01"),
        ("2026-11-25T15:30:00.0Z", "2026-11-26T00:30:00"),
        ("2026-11-25T20:24:01.386-0500", "2026-11-26T10:24:01"),
        ("2026-02-30T20:24:01.386Z", None),
        ("2026-11-25T20:24:01+09:00", None),
    ],
)
def test_a_time_with_its_zone_is_read_as_japans(written, iso):
    stamp = DatePattern("%Y-%m-%dT%H:%M:%S.%f%z")
    assert stamp.read(written) == iso
    assert stamp.write("2026-11-25T20:24:01") == "2026-11-25T20:24:01.000+09:00"


def test_an_unknown_token_is_found():
    assert unknown_token("{G}{yy}.{moon}") == "{moon}"
    assert unknown_token("%Y-%j") == "%j"
    assert unknown_token("%Y-{mm}") is None
